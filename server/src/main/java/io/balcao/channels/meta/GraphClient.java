package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.Failure;
import io.balcao.channels.MediaFetch;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaReference;
import io.balcao.channels.MediaUpload;
import io.balcao.channels.OutboundLimits;
import io.balcao.channels.OutboundMessage;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.SendOutcome.ChannelStopped;
import io.balcao.channels.SendOutcome.Consequence;
import io.balcao.channels.SendOutcome.PairRateLimited;
import io.balcao.channels.SendOutcome.Refused;
import io.balcao.channels.SendOutcome.Retry;
import io.balcao.channels.SendOutcome.Sent;
import io.balcao.channels.SendOutcome.SlowDown;
import io.balcao.channels.SendOutcome.Uncertain;
import io.balcao.channels.wire.Fields;
import io.balcao.channels.wire.ProviderHttp;
import io.balcao.channels.wire.ProviderHttp.Answer;
import io.balcao.platform.http.SsrfGuard;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the Graph API for a business number: sends, files, read receipts, templates (Meta for Developers, <i>WhatsApp
 * Business Platform</i>). One call a method, no retries: what to do next is for the caller to decide, by the outcome.
 *
 * <p>
 * Direct style: call it on a virtual thread. Its connections are bounded, and its answers have a time; when all connections
 * are taken and as many calls wait, a send is {@link Retry}. All numbers share them: who calls sees to it that a slow number
 * does not take them all.
 */
public final class GraphClient {
    private static final int MOST_TEMPLATE_PAGES = 50;

    private final GraphHttp http;
    private final GraphUpload uploads;
    private final GraphFetch fetches;

    public GraphClient(Vertx vertx, GraphSettings settings) {
        this(vertx, settings, new SsrfGuard(vertx));
    }

    GraphClient(Vertx vertx, GraphSettings settings, SsrfGuard guard) {
        this.http = new GraphHttp(vertx, settings);
        this.uploads = new GraphUpload(vertx, http);
        this.fetches = new GraphFetch(http, http.download(vertx, new MediaPlaces(settings, guard)));
    }

    /** A template as Meta knows it; {@code components} as it writes them. */
    public record MessageTemplate(String id, String name, String language, String status, String category,
            ArrayNode components) {}

    /** What came of listing the templates. */
    public sealed interface TemplateListing {
        record Listed(List<MessageTemplate> templates) implements TemplateListing {}

        record Failed(Failure why) implements TemplateListing {}
    }

    /** Sends one message, unless {@link OutboundLimits} say that it would be refused. */
    public SendOutcome send(GraphAccount account, OutboundMessage message) {
        var violation = OutboundLimits.check(message);
        if (violation.isPresent()) {
            return new Refused(Failure.of(violation.get().reason()), violation.get().field(), Consequence.NONE);
        }
        var path = "/" + encoded(account.phoneNumberId()) + "/messages";
        return switch (http.post(path, GraphMessages.body(message), account.accessToken())) {
            case Answer.NotReached(var why) -> new Retry(new Failure("unreachable", null, why), null, false);
            case Answer.Lost(var why) -> new Uncertain(new Failure("outcome_unknown", null, why));
            case Answer.NoJson answer -> unreadable(answer);
            case Answer.Json(var status, var body, var after) -> sent(status, body, after);
        };
    }

    private static SendOutcome sent(int status, ObjectNode body, @Nullable Duration after) {
        var error = Fields.object(body, "error");
        if (error != null) {
            return refusal(status, error, after);
        }
        var message = body.path("messages").path(0);
        var id = Fields.text(message, "id");
        if (status >= 300) {
            return unreadable(new Answer.NoJson(status, false, after));
        }
        if (id == null) {
            return new Uncertain(new Failure("outcome_unknown", null, "An answer without the id of the message"));
        }
        var contact = body.path("contacts").path(0);
        return new Sent(id, Fields.digits(contact, "wa_id"), Fields.text(contact, "user_id"),
                Fields.text(message, "message_status", "accepted").equals("held_for_quality_assessment"));
    }

    static SendOutcome refusal(int status, ObjectNode error, @Nullable Duration after) {
        var code = Fields.whole(error, "code");
        var details = Fields.text(Fields.object(error, "error_data"), "details");
        return GraphErrors.outcome(code == null ? -1 : Math.toIntExact(Math.clamp(code, -1, Integer.MAX_VALUE)),
                details == null ? Fields.text(error, "message") : details, status, after);
    }

    /**
     * An answer that is not Graph's own. A gateway's page with 503 or 429 says that the call was not passed on; after the
     * other 5xx, and after a 200 that cannot be read, the message may be on its way.
     */
    static SendOutcome unreadable(Answer.NoJson answer) {
        var details = "HTTP " + answer.status() + (answer.empty() ? " without a body" : " without JSON");
        var status = answer.status();
        if (status == 429) {
            return new SlowDown(new Failure("rate_limited", null, details), answer.after());
        }
        if (status == 401) {
            return new ChannelStopped(new Failure("token_invalid", null, details));
        }
        if (status == 503 && !answer.empty()) {
            return new Retry(new Failure("provider_unavailable", null, details), answer.after(), false);
        }
        if (status < 300 || status >= 500) {
            return new Uncertain(new Failure("outcome_unknown", null, details));
        }
        return new Retry(new Failure("provider_error", null, details), answer.after(), true);
    }

    /**
     * Marks a customer's message and the ones before it as read, and, if wished, shows "typing" for up to 25 seconds; one
     * cannot be had without the other. A courtesy: when it fails, the failure is told and nothing else happens.
     */
    public Optional<Failure> markRead(GraphAccount account, String messageId, boolean typing) {
        var path = "/" + encoded(account.phoneNumberId()) + "/messages";
        return failure(http.post(path, GraphMessages.read(messageId, typing), account.accessToken()));
    }

    /** Hands a file to WhatsApp, which keeps it for 30 days. The file is read as a stream. */
    public MediaUpload upload(GraphAccount account, Path file, MediaKind kind, String mimeType, String fileName) {
        return uploads.upload(account, file, kind, mimeType, fileName);
    }

    /**
     * Fetches a customer's file into {@code target}, as a stream: first the link to it, then the file, once more with a new
     * link when the first had expired. When it fails, nothing is left at {@code target}.
     */
    public MediaFetch fetch(GraphAccount account, MediaReference reference, MediaKind kind, Path target) {
        return fetches.fetch(account, reference, kind, target);
    }

    /** Asks how numbers are set up. */
    public GraphInspection inspection() {
        return new GraphInspection(http);
    }

    /** All templates of the account, whatever their state. */
    public TemplateListing templates(GraphAccount account) {
        if (account.accountId() == null) {
            return new TemplateListing.Failed(Failure.of("channel_misconfigured"));
        }
        var templates = new ArrayList<MessageTemplate>();
        var path = "/" + encoded(account.accountId())
                + "/message_templates?fields=id,name,language,status,category,components&limit=100";
        var next = path;
        for (int page = 0; page < MOST_TEMPLATE_PAGES && next != null; page++) {
            var answer = http.get(next, account.accessToken());
            if (!(answer instanceof Answer.Json(var status, var body, _)) || status != 200) {
                return new TemplateListing.Failed(failure(answer).orElseGet(() -> Failure.of("provider_error")));
            }
            body.path("data").forEach(one -> template(one).ifPresent(templates::add));
            // Only the cursor is taken: the link beside it holds the token and could name any host.
            var cursor = Fields.text(body.path("paging").path("cursors"), "after");
            next = cursor == null || !body.path("paging").has("next") ? null : path + "&after=" + encoded(cursor);
        }
        return new TemplateListing.Listed(List.copyOf(templates));
    }

    private static Optional<MessageTemplate> template(JsonNode one) {
        var id = Fields.text(one, "id");
        var name = Fields.text(one, "name");
        var language = Fields.text(one, "language");
        if (id == null || name == null || language == null) {
            return Optional.empty();
        }
        var components = one.get("components") instanceof ArrayNode list ? list : JsonNodeFactory.instance.arrayNode();
        return Optional.of(new MessageTemplate(id, name, language, Fields.text(one, "status", ""),
                Fields.text(one, "category", ""), components));
    }

    /** Of a call that may be repeated without harm; empty when it succeeded. */
    static Optional<Failure> failure(Answer answer) {
        return switch (answer) {
            case Answer.NotReached(var why) -> Optional.of(new Failure("unreachable", null, why));
            case Answer.Lost(var why) -> Optional.of(new Failure("provider_unavailable", null, why));
            case Answer.NoJson unreadable -> Optional.of(why(unreadable(unreadable)));
            case Answer.Json(var status, var body, var after) -> {
                var error = Fields.object(body, "error");
                if (error != null) {
                    yield Optional.of(why(refusal(status, error, after)));
                }
                yield status < 300
                        ? Optional.empty()
                        : Optional.of(new Failure("provider_error", null, "HTTP " + status));
            }
        };
    }

    private static Failure why(SendOutcome outcome) {
        return switch (outcome) {
            case Sent _ -> Failure.of("unknown");
            case Retry(var why, _, _) -> why;
            case SlowDown(var why, _) -> why;
            case PairRateLimited(var why) -> why;
            case ChannelStopped(var why) -> why;
            case Refused(var why, _, _) -> why;
            case Uncertain(var why) -> why;
        };
    }

    /** One part of a path or a query. */
    static String encoded(String part) {
        return ProviderHttp.encoded(part);
    }

    public void close() {
        http.close();
    }
}
