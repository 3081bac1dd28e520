package io.balcao.channels.zapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.Failure;
import io.balcao.channels.MediaFetch;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaReference;
import io.balcao.channels.NumberedText;
import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.Media;
import io.balcao.channels.OutboundContent.Menu;
import io.balcao.channels.OutboundContent.Reaction;
import io.balcao.channels.OutboundContent.Template;
import io.balcao.channels.OutboundContent.Text;
import io.balcao.channels.OutboundLimits;
import io.balcao.channels.OutboundMessage;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.SendOutcome.ChannelStopped;
import io.balcao.channels.SendOutcome.Consequence;
import io.balcao.channels.SendOutcome.Refused;
import io.balcao.channels.SendOutcome.Retry;
import io.balcao.channels.SendOutcome.Sent;
import io.balcao.channels.SendOutcome.SlowDown;
import io.balcao.channels.SendOutcome.Uncertain;
import io.balcao.channels.wire.Fields;
import io.balcao.channels.wire.FileDownload;
import io.balcao.channels.wire.FileDownload.Attempt;
import io.balcao.channels.wire.FileDownload.NotAPlace;
import io.balcao.channels.wire.MediaLink;
import io.balcao.channels.wire.ProviderHttp;
import io.balcao.channels.wire.ProviderHttp.Answer;
import io.balcao.platform.http.SsrfGuard;
import io.balcao.platform.http.SsrfGuard.Forbidden;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Speaks Z-API for an instance (developer.z-api.io, <i>Messages</i>). One call a method, no retries: what to do next is for
 * the caller to decide, by the outcome. A question whose buttons or list are refused goes out once more as numbered lines.
 *
 * <p>
 * Direct style: call it on a virtual thread. The token of an instance stands in the address of each call, so addresses are
 * never logged and never part of a {@link Failure}.
 */
public final class ZapiClient {
    private final Vertx vertx;
    private final ZapiSettings settings;
    private final ProviderHttp http;
    private final FileDownload download;

    public ZapiClient(Vertx vertx, ZapiSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.http = new ProviderHttp(vertx, settings.limits());
        var guard = new SsrfGuard(vertx);
        // Files lie with whom Z-API stores them, at hosts that change: any public one, but nothing of our own network.
        this.download = new FileDownload(vertx, http, link -> place(settings.baseUrl(), guard, link));
    }

    private static RequestOptions place(URI base, SsrfGuard guard, URI link) throws NotAPlace {
        // The operator chose that address, be it a simulator's on this machine: there is nothing to guard.
        if (link.getHost() != null && link.getScheme() != null && FileDownload.sameServer(base, link)
                && link.getRawUserInfo() == null) {
            var query = link.getRawQuery() == null ? "" : "?" + link.getRawQuery();
            return new RequestOptions().setHost(link.getHost()).setPort(ProviderHttp.port(link))
                    .setSsl(ProviderHttp.isTls(link)).setURI(link.getRawPath() + query);
        }
        try {
            return guard.check(link).options();
        } catch (Forbidden e) {
            throw new NotAPlace(String.valueOf(e.getMessage()));
        }
    }

    /** How an instance is. */
    public sealed interface Instance {
        /** @param isConnected whether its phone is, so that messages leave */
        record Known(boolean isConnected, @Nullable String words) implements Instance {}

        /** @param isFinal it said no; otherwise it could not be asked, and may be asked again */
        record Failed(Failure why, boolean isFinal) implements Instance {}
    }

    /**
     * Sends one message that needs no file, unless {@link OutboundLimits} say that it would be refused.
     *
     * @param isStillOurs asked again before a refused question is said in another form
     */
    public SendOutcome send(ZapiAccount account, OutboundMessage message, BooleanSupplier isStillOurs) {
        var violation = OutboundLimits.check(message);
        if (violation.isPresent()) {
            return new Refused(Failure.of(violation.get().reason()), violation.get().field(), Consequence.NONE);
        }
        return switch (message.content()) {
            case Text(var body, _) -> sendText(account, message, body);
            case Buttons buttons -> numberedIfRefused(account, message, NumberedText.of(buttons), isStillOurs,
                    post(account, "send-button-list", ZapiMessages.buttons(message, buttons)));
            case Menu menu -> numberedIfRefused(account, message, NumberedText.of(menu), isStillOurs,
                    post(account, "send-option-list", ZapiMessages.menu(message, menu)));
            case Reaction reaction -> post(account,
                    reaction.emoji() == null ? "send-remove-reaction" : "send-reaction",
                    ZapiMessages.reaction(message, reaction));
            case Template _ -> new Refused(Failure.of("no_templates_here"), "message_type", Consequence.NONE);
            case Media _ -> throw new IllegalArgumentException("a file is sent by sendFile");
        };
    }

    private SendOutcome sendText(ZapiAccount account, OutboundMessage message, String text) {
        return post(account, "send-text", ZapiMessages.text(message, text));
    }

    private SendOutcome numberedIfRefused(ZapiAccount account, OutboundMessage message, String numbered,
            BooleanSupplier isStillOurs, SendOutcome outcome) {
        if (!(outcome instanceof Refused refused) || refused.why().reason().equals("undeliverable")) {
            return outcome;
        }
        return isStillOurs.getAsBoolean()
                ? sendText(account, message, numbered)
                : new Retry(Failure.of("interrupted"), null, false);
    }

    /** Sends a file. It is read as a stream, for it can be large. */
    public SendOutcome send(ZapiAccount account, OutboundMessage message, Media media, OutgoingFile file) {
        var size = vertx.fileSystem().props(file.path().toString()).await().size();
        if (size > media.kind().outboundLimit()) {
            return new Refused(Failure.of("media_too_large"), "media_id", Consequence.NONE);
        }
        if (!media.kind().accepts(file.mimeType()) || file.mimeType().chars().anyMatch(Character::isISOControl)) {
            return new Refused(Failure.of("media_rejected"), "media_id", Consequence.NONE);
        }
        var body = new FileBody(vertx, ZapiMessages.file(message, media, file), media.kind().wire(), file, size);
        var options = options(account, HttpMethod.POST, ZapiMessages.methodOf(media.kind(), file))
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Length", String.valueOf(body.length()));
        return sent(http.exchange(options, settings.limits().fileTime(), body::write));
    }

    /** Fetches a customer's file into {@code target}, as a stream. When it fails, nothing is left at {@code target}. */
    public MediaFetch fetch(MediaReference reference, MediaKind kind, Path target) {
        URI link;
        try {
            link = new URI(reference.id());
        } catch (java.net.URISyntaxException notALink) {
            return new MediaFetch.Unavailable(new Failure("media_forbidden_place", null, "not a link"));
        }
        var file = new MediaLink(link, reference.mimeType(), null, null, kind.inboundLimit());
        return switch (download.fetch(file, null, target)) {
            case Attempt.Done(var result) -> result;
            // There is no other link to ask for: after its time the file is gone.
            case Attempt.AskAgain(var why) -> why.reason().equals("media_gone")
                    ? new MediaFetch.Unavailable(why)
                    : new MediaFetch.Retry(why, null);
        };
    }

    /** Asks how the instance is; sends nothing to customers. */
    public Instance status(ZapiAccount account) {
        return switch (http.exchange(options(account, HttpMethod.GET, "status"))) {
            case Answer.Json(var status, var body, _) when status < 300 && body.has("connected") ->
                new Instance.Known(Fields.flag(body, "connected"), Fields.text(body, "error"));
            case Answer.Json(var status, var body, var after) ->
                failed(ZapiErrors.outcome(status < 300 ? 400 : status, words(body), after));
            case Answer answer -> failed(sent(answer));
        };
    }

    private static Instance failed(SendOutcome outcome) {
        return switch (outcome) {
            case ChannelStopped(var why) when why.reason().equals("session_lost") ->
                new Instance.Known(false, why.details());
            case ChannelStopped(var why) -> new Instance.Failed(why, true);
            case Refused(var why, _, _) -> new Instance.Failed(why, true);
            case Retry(var why, _, _) -> new Instance.Failed(why, false);
            case SlowDown(var why, _) -> new Instance.Failed(why, false);
            case Uncertain(var why) -> new Instance.Failed(why, false);
            case SendOutcome.PairRateLimited(var why) -> new Instance.Failed(why, false);
            case Sent _ -> new Instance.Failed(Failure.of("provider_error"), false);
        };
    }

    /** Where the instance sends what it receives, as far as it tells. */
    public Optional<String> receivingAddress(ZapiAccount account) {
        return http.exchange(options(account, HttpMethod.GET, "me")) instanceof Answer.Json(var status, var body, _)
                && status < 300 ? Optional.ofNullable(Fields.text(body, "receivedCallbackUrl")) : Optional.empty();
    }

    /** Has the instance send everything to one address; empty when it does. */
    public Optional<Failure> sendTo(ZapiAccount account, String address) {
        var body = JsonNodeFactory.instance.objectNode().put("value", address);
        return switch (http.exchange(options(account, HttpMethod.PUT, "update-every-webhooks"), body)) {
            case Answer.Json(var status, var answer, _) when status < 300 && words(answer) == null -> Optional.empty();
            case Answer answer -> failed(sent(answer)) instanceof Instance.Failed(var why, _)
                    ? Optional.of(why)
                    : Optional.of(Failure.of("provider_error"));
        };
    }

    private SendOutcome post(ZapiAccount account, String method, ObjectNode body) {
        return sent(http.exchange(options(account, HttpMethod.POST, method), body));
    }

    private RequestOptions options(ZapiAccount account, HttpMethod verb, String method) {
        var options = http.to(settings.baseUrl(), verb, "/instances/" + ProviderHttp.encoded(account.instanceId())
                + "/token/" + ProviderHttp.encoded(account.token()) + "/" + method);
        return account.clientToken() == null ? options : options.putHeader("Client-Token", account.clientToken());
    }

    private static SendOutcome sent(Answer answer) {
        return switch (answer) {
            case Answer.NotReached(var why) -> new Retry(new Failure("unreachable", null, why), null, false);
            case Answer.Lost(var why) -> new Uncertain(new Failure("outcome_unknown", null, why));
            case Answer.NoJson(var status, _, var after) -> unreadable(status, after);
            case Answer.Json(var status, var body, var after) -> {
                var id = Fields.text(body, "messageId", Fields.text(body, "id", ""));
                var words = words(body);
                if (status < 300 && words == null) {
                    yield id.isEmpty()
                            ? new Uncertain(new Failure("outcome_unknown", null,
                                    "An answer without the id of the message"))
                            : new Sent(id, null, null, false);
                }
                // It says 200 to some of what it does not take.
                yield ZapiErrors.outcome(status < 300 ? 400 : status, words, after);
            }
        };
    }

    /** A page of a gateway with 503 or 429 says that the call was not passed on; after others it may have been. */
    private static SendOutcome unreadable(int status, java.time.@Nullable Duration after) {
        if (status == 503) {
            return new Retry(new Failure("provider_unavailable", null, "HTTP 503"), after, false);
        }
        return status < 300 || status >= 500
                ? new Uncertain(new Failure("outcome_unknown", null, "HTTP " + status + " without JSON"))
                : ZapiErrors.outcome(status, null, after);
    }

    private static @Nullable String words(ObjectNode body) {
        var error = Fields.text(body, "error");
        return error == null || !body.has("message")
                ? error
                : error + ": " + Objects.requireNonNullElse(Fields.text(body, "message"), "");
    }

    public void close() {
        http.close();
    }
}
