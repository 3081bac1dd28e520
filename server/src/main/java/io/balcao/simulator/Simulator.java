package io.balcao.simulator;

import io.balcao.simulator.google.PretendGoogle;
import io.vertx.core.Vertx;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

/**
 * The pretend WhatsApp: a server that speaks Meta's Graph API and delivers signed webhooks, and the phones of the people
 * who write to its businesses.
 *
 * <p>Balcão reaches it through {@link #graphUrl}; the demo through the page at {@code /simulator}; tests through
 * {@link #phone}, {@link #faults} and {@link #requests}, from any thread but its own.
 */
public final class Simulator implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);

    private final Vertx vertx;
    private final SimulatorSettings settings;
    private @Nullable SimulatorServer server;
    private @Nullable String deployment;

    public Simulator(Vertx vertx, SimulatorSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
    }

    /** Returns when it listens. Not to be called from an event loop. */
    public Simulator start() {
        var starting = new SimulatorServer(settings);
        deployment = await(vertx.deployVerticle(starting));
        server = starting;
        return this;
    }

    /** Webhooks that are on their way are dropped; with {@code remembers}, the phones' history is on the disk. */
    public void stop() {
        if (deployment != null) {
            await(vertx.undeploy(deployment));
            deployment = null;
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    public int port() {
        return parts().server().actualPort();
    }

    /** What Balcão needs as {@code GRAPH_API_URL}. */
    public String graphUrl() {
        return "http://" + settings.host() + ':' + port();
    }

    /** Takes the mails of whoever speaks SMTP to it. */
    public PostOffice mails() {
        return parts().mails();
    }

    /** The calendars and sheets of the businesses. */
    public PretendGoogle google() {
        return parts().google();
    }

    /** From now on webhooks go there, and first those that had nowhere to go. */
    public void deliversTo(URI webhookUrl) {
        parts().loop().run(() -> parts().courier().deliverTo(webhookUrl));
    }

    /** One more business, or one that is there already. */
    public SimulatedNumber add(BusinessNumber number) {
        return parts().loop().ask(() -> new SimulatedNumber(parts(), parts().network().add(number)));
    }

    public SimulatedNumber number(String phoneNumberId) {
        return parts().loop().ask(() -> new SimulatedNumber(parts(), parts().network().line(phoneNumberId)
                .orElseThrow(() -> new IllegalArgumentException("no number " + phoneNumberId))));
    }

    /** The number that was added first. */
    public SimulatedNumber number() {
        return parts().loop().ask(() -> new SimulatedNumber(parts(), parts().network().lines().iterator().next()));
    }

    /** A phone whose owner writes to the first number. */
    public SimulatedPhone phone(String name, String waId) {
        return number().phone(name, waId);
    }

    /** What is broken at the first number. */
    public Faults faults() {
        return number().faults();
    }

    /** Every call of the Graph API so far, of all numbers. */
    public List<RecordedRequest> requests() {
        return parts().loop().ask(() -> parts().requests().since(0));
    }

    /** Every webhook so far, of all numbers. */
    public List<WebhookDelivery> webhooks() {
        return parts().loop().ask(() -> List.copyOf(parts().deliveries().all()));
    }

    private SimulatorServer.Parts parts() {
        if (server == null) {
            throw new IllegalStateException("not started");
        }
        return server.parts();
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.await(START.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException tooLong) {
            throw new IllegalStateException(tooLong);
        }
    }
}
