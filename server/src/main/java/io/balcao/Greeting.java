package io.balcao;

import io.balcao.demo.Demo;
import io.balcao.platform.config.Config;
import java.util.Locale;

/** What is printed when the server is ready. */
final class Greeting {
    private Greeting() {}

    static String of(Server server, Config config, long nanos) {
        var ready = String.format(Locale.ROOT, "Balcão is ready in %.1f s.%n", nanos / 1e9);
        return config.isDemo() ? ready + demo(server) : ready + production(server, config);
    }

    private static String demo(Server server) {
        var here = "http://127.0.0.1:" + server.port();
        return """

                  Console      %1$s/
                  WhatsApp     %1$s/simulator
                  E-mail       %1$s/simulator/mail
                  API          %1$s/docs
                  Metrics      %1$s/metrics

                %2$s

                Everything is kept in the data directory. Ctrl+C stops it.
                """.formatted(here, String.join("\n", Demo.logins()));
    }

    private static String production(Server server, Config config) {
        var url = config.frontendUrl().map(Object::toString).orElse("http://127.0.0.1:" + server.port());
        return server.features().accounts().setupToken()
                .map(token -> "Nobody has an account yet. Open " + url + "/setup#" + token.value()
                        + " within an hour; a restart prints another.\n")
                .orElse("");
    }
}
