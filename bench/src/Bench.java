import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The load harness. Runs against a whole server as a child process, in production mode, on this machine. */
final class Bench {
    private static final String HELP = """
            bench/run ingest [rate] [seconds]   webhooks at a steady rate, 20 attendants listening (default 200 30)
            bench/run limit                     raises the rate until the 99th percentile passes 100 ms
            bench/run send [rate] [seconds]     attendants answer over REST (default 200 30)
            bench/run read [seconds]            conversation list of 100,000 and history pages, 4 readers (default 20)
            bench/run memory                    idle, at 200 messages/s, with 1,000 sockets
            bench/run flows ADDRESS [rate]      10,000 conversations ask a server that takes 50 ms, others beside them; an
                                                address of this machine that is neither loopback nor private (default 60)
            bench/run flood [seconds]           one organization floods, people of another read their list (default 20)
            bench/run reconnect [sockets]       all sockets come back at once, with 200 webhooks/s (default 5000)
            bench/run restart                   kill -9, and the time until it answers again
            bench/run train                     leaves what Java learns from a little of all this beside the server's jars
            bench/run all                       all of them, one after the other
            """;

    private Bench() {}

    public static void main(String[] args) {
        try {
            run(args);
            System.exit(0);
        } catch (Exception failure) {
            // Its own threads and its children's would keep a process that failed.
            failure.printStackTrace();
            System.exit(1);
        }
    }

    private static void run(String[] args) throws Exception {
        var command = args.length == 0 ? "help" : args[0];
        if (!List.of("ingest", "limit", "send", "read", "flows", "flood", "memory", "reconnect", "restart", "train", "all").contains(command)) {
            System.out.print(HELP);
            return;
        }
        var home = Path.of(System.getProperty("balcao.home"));
        var directory = Files.createTempDirectory("balcao-bench");
        if (command.equals("train")) {
            new TrainRun(directory, home).run();
            delete(directory);
            return;
        }
        // For a profiler: BENCH_SERVER_OPTS="-XX:StartFlightRecording=filename=/tmp/server.jfr"
        var serverOptions = System.getenv().getOrDefault("BENCH_SERVER_OPTS", "");
        if (command.equals("flows")) {
            flows(directory, home, args.length > 1 ? args[1] : "", number(args, 2, 60), serverOptions);
            delete(directory);
            return;
        }
        var settings = command.equals("flood") ? FloodRun.LIMITS : Map.<String, String>of();
        try (var stage = new Stage(directory, home, serverOptions, settings)) {
            switch (command) {
                case "ingest" -> new IngestRun(stage).steady(number(args, 1, 200), number(args, 2, 30));
                case "limit" -> new IngestRun(stage).limit();
                case "send" -> new SendRun(stage).run(number(args, 1, 200), number(args, 2, 30));
                case "read" -> new ReadRun(stage).run(number(args, 1, 20));
                case "flood" -> new FloodRun(stage).run(number(args, 1, 20));
                case "memory" -> new MemoryRun(stage).run();
                case "reconnect" -> new ReconnectRun(stage).run(number(args, 1, 5_000));
                case "restart" -> new RestartRun(stage).run();
                default -> {
                    new RestartRun(stage).run();
                    new MemoryRun(stage).run();
                    new IngestRun(stage).steady(200, 30);
                    new SendRun(stage).run(200, 30);
                    new IngestRun(stage).limit();
                    new ReadRun(stage).run(20);
                    new ReconnectRun(stage).run(5_000);
                }
            }
        }
        // After a failure it is kept: the server's log is in it.
        delete(directory);
    }

    private static void flows(Path directory, Path home, String address, int rate, String serverOptions) throws Exception {
        var keys = FlowRun.makeKeys(directory, address);
        try (var stage = new Stage(directory, home, (serverOptions + " " + FlowRun.trust(keys)).strip())) {
            new FlowRun(stage, keys, rate).run(address);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static int number(String[] args, int index, int otherwise) {
        return args.length > index ? Integer.parseInt(args[index]) : otherwise;
    }
}
