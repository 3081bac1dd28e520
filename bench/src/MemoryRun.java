import java.util.ArrayList;
import java.util.List;

/** What the server's process holds: idle, under a steady load, with many sockets. */
final class MemoryRun {
    private static final int SOCKETS = 1_000;

    private final Stage stage;

    MemoryRun(Stage stage) {
        this.stage = stage;
    }

    void run() throws Exception {
        Thread.sleep(5_000);
        System.out.printf("idle: %d MB%n", stage.process().megabytes());
        new IngestRun(stage).steady(200, 20);
        System.out.printf("at 200 messages/s: %d MB%n", stage.process().megabytes());
        var sockets = new ArrayList<Attendant>();
        for (int i = 0; i < SOCKETS; i++) {
            sockets.add(new Attendant(stage, stage.tokens.get(i % Stage.ATTENDANTS), List.of(), frame -> {
            }));
        }
        Thread.sleep(2_000);
        System.out.printf("with %d sockets: %d MB%n", SOCKETS, stage.process().megabytes());
        sockets.forEach(Attendant::close);
    }
}
