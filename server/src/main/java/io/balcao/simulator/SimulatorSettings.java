package io.balcao.simulator;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a simulator needs to start. The {@code with…} methods change one thing each.
 *
 * @param host the address to listen on
 * @param port the port, or 0 for a free one
 * @param webhookUrl where webhooks go; null holds them back until {@link Simulator#deliversTo} says where
 * @param directory for media files and, with {@code remembers}, the customers and their messages
 * @param numbers the numbers of the businesses; more can come while it runs
 * @param pace how long things take
 * @param rules which of WhatsApp's limits hold
 * @param remembers whether customers and messages survive a restart
 * @param logSize how many requests and webhooks are kept to be looked at
 * @param clock tells the time that is put into messages and that the 24-hour window is measured by
 */
public record SimulatorSettings(
        String host,
        int port,
        @Nullable URI webhookUrl,
        Path directory,
        List<BusinessNumber> numbers,
        Pace pace,
        Rules rules,
        boolean remembers,
        int logSize,
        Clock clock) {

    /** Which limits of WhatsApp hold. */
    public enum Rules {
        /** All of them, at the default size of a number: window, 80 messages a second, 45 in a row to one person. */
        LIKE_WHATSAPP,
        /** The window only. */
        WINDOW,
        /** None; whoever is unknown is taken for a customer who has just written. For load runs. */
        NONE
    }

    public SimulatorSettings {
        numbers = List.copyOf(numbers);
    }

    /** The demo: the pace and the limits of WhatsApp, and a memory. */
    public static SimulatorSettings demo(Path directory, int port, URI webhookUrl, List<BusinessNumber> numbers) {
        return new SimulatorSettings("127.0.0.1", port, webhookUrl, directory, numbers, Pace.likeWhatsApp(),
                Rules.LIKE_WHATSAPP, true, 2_000, Clock.systemUTC());
    }

    /** Tests: a free port, no waiting, no memory of earlier runs, every request kept. */
    public static SimulatorSettings test(Path directory, List<BusinessNumber> numbers) {
        return new SimulatorSettings("127.0.0.1", 0, null, directory, numbers, Pace.immediate(), Rules.WINDOW, false,
                200_000, Clock.systemUTC());
    }

    public SimulatorSettings withPace(Pace other) {
        return new SimulatorSettings(host, port, webhookUrl, directory, numbers, other, rules, remembers, logSize,
                clock);
    }

    public SimulatorSettings withRules(Rules other) {
        return new SimulatorSettings(host, port, webhookUrl, directory, numbers, pace, other, remembers, logSize,
                clock);
    }

    public SimulatorSettings withClock(Clock other) {
        return new SimulatorSettings(host, port, webhookUrl, directory, numbers, pace, rules, remembers, logSize,
                other);
    }

    public SimulatorSettings withPort(int other) {
        return new SimulatorSettings(host, other, webhookUrl, directory, numbers, pace, rules, remembers, logSize,
                clock);
    }

    public SimulatorSettings withMemory() {
        return new SimulatorSettings(host, port, webhookUrl, directory, numbers, pace, rules, true, logSize, clock);
    }

    public SimulatorSettings withWebhookUrl(URI other) {
        return new SimulatorSettings(host, port, other, directory, numbers, pace, rules, remembers, logSize, clock);
    }
}
