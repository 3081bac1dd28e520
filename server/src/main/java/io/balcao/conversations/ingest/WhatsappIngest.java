package io.balcao.conversations.ingest;

import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.StatusUpdate;
import io.balcao.channels.meta.WebhookSignature;
import io.balcao.channels.zapi.ZapiParser;
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

/** The doors of the ingest: Meta's {@code /api/v1/webhooks/whatsapp} and Z-API's {@code /api/v1/webhook/whatsapp}, on event loops. */
public final class WhatsappIngest {
    /** Where Meta posts to; behind it a channel's id may stand, for a verification that is that channel's own. */
    public static final String PATH = "/api/v1/webhooks/whatsapp";

    /**
     * Where Z-API posts to. Behind it {@code /status} may stand, which is the same door, and the secret of the number, which
     * in production must.
     */
    public static final String ZAPI_PATH = "/api/v1/webhook/whatsapp";

    private final WhatsappWebhook webhook;
    private final ZapiWebhook zapi;
    private final WebhookEndpoint endpoint;
    private final WebhookEndpoint zapiEndpoint;
    private final WebhookVerification verification;

    /**
     * What the installation was configured with, for bodies that are about no number of ours.
     *
     * @param needsSecret whether Z-API must come to an address with the secret of its number
     */
    public record Defaults(Optional<Secret> appSecret, Optional<Secret> verifyToken, boolean needsSecret) {}

    /** @param isKeptAside whether an organization is not served now, as far as this server knows */
    public WhatsappIngest(Vertx vertx, Database database, ChannelDirectory channels, EventStream events,
            StatusEvents statusEvents, IngestListener listener, Background background, Defaults defaults,
            Function<StatusUpdate, MessageView.Reason> whyFailed, Predicate<OrganizationId> isKeptAside,
            InstantSource clock, MeterRegistry metrics) {
        var repository = new IngestRepository(database);
        var rest = new RareArrivals(new RareRepository(database), repository, events, statusEvents, listener);
        var ingest = new Ingest(repository, events, statusEvents, listener, rest, background);
        var counted = new IngestMetrics(metrics);
        var intake = new Intake(ingest, rest, repository, counted, isKeptAside);
        var forged = new ForgedNotes(repository, background);
        this.webhook = new WhatsappWebhook(channels, intake, rest, repository, defaults.appSecret(), whyFailed, clock,
                counted, forged);
        this.zapi = new ZapiWebhook(channels, intake, rest, repository, defaults.needsSecret(), clock, counted,
                forged);
        this.zapiEndpoint = new WebhookEndpoint(vertx, (request, body) -> zapi.receive(secretOf(request), body));
        this.endpoint = new WebhookEndpoint(vertx, (request, body) -> webhook
                .receive(request.headers().getAll(WebhookSignature.HEADER), body));
        this.verification = new WebhookVerification(repository, background, defaults.verifyToken());
    }

    /** Whether a request is for here. */
    public static boolean isFor(@Nullable String path) {
        return path != null && (path.startsWith(PATH) || path.startsWith(ZAPI_PATH));
    }

    /** Answers a request that is for here. */
    public void handle(HttpServerRequest request) {
        if (!request.path().startsWith(PATH)) {
            if (request.method().equals(HttpMethod.POST)) {
                zapiEndpoint.handle(request);
            } else {
                request.response().putHeader("Allow", "POST").setStatusCode(405).end();
            }
        } else if (request.method().equals(HttpMethod.POST)) {
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
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            return (ZapiParser.recognizes(bytes)
                    ? zapi.replay(organization, bytes)
                    : webhook.replay(organization, bytes)).await()
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
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        (ZapiParser.recognizes(bytes) ? zapi.takeIn(organization, bytes) : webhook.takeIn(organization, bytes)).await();
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

    private static @Nullable String secretOf(HttpServerRequest request) {
        var rest = request.path().substring(ZAPI_PATH.length());
        var secret = rest.startsWith("/status") && (rest.length() == 7 || rest.charAt(7) == '/')
                ? rest.substring(7)
                : rest;
        return secret.length() < 2 ? null : secret.substring(1);
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
