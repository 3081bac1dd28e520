package io.balcao;

import io.balcao.operations.letters.UnroutedLetters;
import io.balcao.operations.standing.OrganizationCommands;
import io.balcao.platform.config.ConfigReader;
import io.balcao.platform.config.InvalidConfig;
import io.balcao.platform.db.DatabaseSettings;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.slf4j.LoggerFactory;

/** The main class: {@code balcao serve}. */
public final class Balcao {
    private static final int WRONG_SETTINGS = 78;
    private static final int FAILED = 1;
    private static final int MOST_UNROUTED = 1000;
    private static final String HELP = """
            balcao serve    starts the server: the demo when DATABASE_URL is not set, production otherwise
            balcao unrouted lists what came for nobody here: the newest thousand
            balcao unrouted give PHONE_NUMBER_ID   to the organization that has this number now
            balcao organization list
            balcao organization suspend|resume|delete ORGANIZATION (an id of the list, or a name)
            balcao java     says which Java it runs on
            balcao help     says this
            The settings are environment variables; .env.example lists them.
            """;

    private Balcao() {}

    public static void main(String[] args) {
        switch (args.length == 0 ? "help" : args[0]) {
            case "serve" -> serve();
            case "unrouted" -> ask(database -> UnroutedLetters.run(database,
                    List.of(args).subList(1, args.length), MOST_UNROUTED, System.out));
            case "organization" -> ask(database -> OrganizationCommands.run(database,
                    List.of(args).subList(1, args.length), System.out));
            case "java" -> System.out.println(ProcessHandle.current().info().command().orElse("java"));
            default -> System.out.print(HELP);
        }
    }

    private static void serve() {
        long begin = System.nanoTime();
        try {
            var config = ConfigReader.read(System.getenv());
            var server = Server.start(config);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server), "stop"));
            StopSignals.obey();
            System.out.println(Greeting.of(server, config, System.nanoTime() - begin));
            new CountDownLatch(1).await();
        } catch (InvalidConfig wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_SETTINGS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            LoggerFactory.getLogger(Balcao.class).error("Balcão could not start", failure);
            System.exit(FAILED);
        }
    }

    /** What needs no server but its database. */
    private static void ask(Predicate<DatabaseSettings> question) {
        try {
            var stores = ConfigReader.read(System.getenv()).stores();
            if (stores.isEmpty()) {
                System.err.println("DATABASE_URL is not set: which database is to be asked?");
                System.exit(WRONG_SETTINGS);
            }
            if (!question.test(stores.orElseThrow().database())) {
                System.err.print(HELP);
                System.exit(FAILED);
            }
        } catch (InvalidConfig wrong) {
            System.err.println(wrong.getMessage());
            System.exit(WRONG_SETTINGS);
        } catch (IllegalStateException failure) {
            System.err.println(failure.getMessage());
            System.exit(FAILED);
        }
    }

    private static void stop(Server server) {
        int code = FAILED;
        try {
            server.close();
            code = 0;
        } catch (RuntimeException failure) {
            LoggerFactory.getLogger(Balcao.class).error("Balcão did not stop cleanly", failure);
        }
        // Java would end with the signal's number, as if a stop that was asked for were a failure.
        Runtime.getRuntime().halt(code);
    }
}
