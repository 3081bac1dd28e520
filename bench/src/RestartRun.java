/** kill -9, a new start, and the time until it is ready. */
final class RestartRun {
    private final Stage stage;

    RestartRun(Stage stage) {
        this.stage = stage;
    }

    void run() throws Exception {
        for (int i = 0; i < 3; i++) {
            stage.kill();
            long begin = System.nanoTime();
            stage.start();
            System.out.printf("ready again %.2f s after kill -9 and start%n", (System.nanoTime() - begin) / 1e9);
        }
    }
}
