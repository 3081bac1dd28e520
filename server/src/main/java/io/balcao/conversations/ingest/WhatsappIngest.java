package io.balcao.conversations.ingest;

import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.StatusUpdate;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.StatusEvents;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.db.Database;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import io.balcao.platform.work.Batcher;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The door of the ingest: {@code GET} and {@code POST /api/v1/webhooks/whatsapp}, on an event loop. */
public final class WhatsappIngest {
    /** Where Meta posts to; behind it a channel's id may stand, for a verification that is that channel's own. */
    public static final String PATH = "/api/v1/webhooks/whatsapp";

    private final WhatsappWebhook webhook;
    private final WebhookEndpoint endpoint;
    private final WebhookVerification verification;

    /** What the installation was configured with, for bodies that are about no number of ours. */
    public record Defaults(Optional<Secret> appSecret, Optional<Secret> verifyToken) {}

    /** @param isKeptAside whether an organization is not served now, as far as this server knows */
    public WhatsappIngest(Vertx vertx, Database database, ChannelDirectory channels, EventStream events,
            StatusEvents statusEvents, IngestListener listener, Background background, Defaults defaults,
            Function<StatusUpdate, MessageView.Reason> whyFailed, Predicate<OrganizationId> isKeptAside,
            InstantSource clock, MeterRegistry metrics) {
        var repository = new IngestRepository(database);
        var rest = new RareArrivals(new RareRepository(database), repository, events, statusEvents, listener);
        var ingest = new Ingest(repository, events, statusEvents, listener, rest, background);
        this.webhook = new WhatsappWebhook(channels, ingest, rest, repository, defaults.appSecret(), whyFailed, clock,
                new IngestMetrics(metrics), new ForgedNotes(repository, background), isKeptAside);
        this.endpoint = new WebhookEndpoint(vertx, webhook);
        this.verification = new WebhookVerification(repository, background, defaults.verifyToken());
    }

    /** Answers a request whose path begins with {@link #PATH}. */
    public void handle(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.POST)) {
            endpoint.handle(request);
        } else if (request.method().equals(HttpMethod.GET)) {
            verify(request);
        } else {
            request.response().putHeader("Allow", "GET, POST").setStatusCode(405).end();
        }
    }

    /** What came of reading a dead letter once more. */
    public sealed interface Replayed {
        /** Something of it was new. */
        record Stored() implements Replayed {}

        /** All of it was here already. */
        record Known() implements Replayed {}

        /** It still cannot be used. */
        record Failed(String reason) implements Replayed {}
    }

    /**
     * Reads a dead letter of an organization once more, as if it had just come, but for its signature, which was looked at
     * when it came. A message is stored once and answered once, however often and by however many this is asked.
     *
     * @throws Problem.Unavailable when the database is away
     */
    public Replayed replay(OrganizationId organization, String body) {
        try {
            return webhook.replay(organization, body.getBytes(StandardCharsets.UTF_8)).await()
                    ? new Replayed.Stored()
                    : new Replayed.Known();
        } catch (RuntimeException failure) {
            if (Database.isAway(failure) || failure instanceof Batcher.Full) {
                throw new Problem.Unavailable("This is not possible now. Try again.");
            }
            return new Replayed.Failed(String.valueOf(failure.getMessage()));
        }
    }

    /**
     * Takes in what was kept aside while an organization was not served, as if it came now: what is old by then takes its
     * old place, and what was taken in before stays as it is.
     *
     * @throws RuntimeException when the database is away
     */
    public void takeIn(OrganizationId organization, String body) {
        webhook.takeIn(organization, body.getBytes(StandardCharsets.UTF_8)).await();
    }

    private void verify(HttpServerRequest request) {
        var challenge = request.getParam("hub.challenge");
        verification.isAllowed(request.getParam("hub.mode"), request.getParam("hub.verify_token"), channel(request))
                .onComplete(allowed -> {
                    if (allowed.failed()) {
                        request.response().setStatusCode(503).end();
                    } else if (allowed.result() && challenge != null) {
                        request.response().putHeader("Content-Type", "text/plain; charset=utf-8")
                                .end(Buffer.buffer(challenge));
                    } else {
                        request.response().setStatusCode(403).end();
                    }
                });
    }

    private static @Nullable UUID channel(HttpServerRequest request) {
        var rest = request.path().substring(PATH.length());
        try {
            return rest.length() < 2 ? null : UUID.fromString(rest.substring(1));
        } catch (IllegalArgumentException nothing) {
            // A path that names no channel has the token of none.
            return new UUID(0, 0);
        }
    }
}
