package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.Failure;
import io.balcao.channels.MediaFetch;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaReference;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.wire.Fields;
import io.balcao.channels.wire.FileDownload;
import io.balcao.channels.wire.FileDownload.Attempt;
import io.balcao.channels.wire.MediaLink;
import io.balcao.channels.wire.ProviderHttp.Answer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a customer's file in two steps (Meta for Developers, <i>Media</i>): the link to it, which lives five minutes,
 * and the file behind it.
 */
final class GraphFetch {
    private static final int NO_SUCH_OBJECT = 33;

    private final GraphHttp http;
    private final FileDownload download;

    GraphFetch(GraphHttp http, FileDownload download) {
        this.http = http;
        this.download = download;
    }

    MediaFetch fetch(GraphAccount account, MediaReference reference, MediaKind kind, Path target) {
        var attempt = fetchOnce(account, reference, kind, target);
        if (attempt instanceof Attempt.AskAgain) {
            attempt = fetchOnce(account, reference, kind, target);
        }
        return switch (attempt) {
            case Attempt.Done(var result) -> result;
            case Attempt.AskAgain(var why) -> new MediaFetch.Retry(why, null);
        };
    }

    private Attempt fetchOnce(GraphAccount account, MediaReference reference, MediaKind kind, Path target) {
        return switch (link(account, reference, kind)) {
            case Step.Ended(var attempt) -> attempt;
            case Step.Found(var link) -> download.fetch(link, account.accessToken(), target);
        };
    }

    /** The first step: where the file is. */
    private Step link(GraphAccount account, MediaReference reference, MediaKind kind) {
        var path = "/" + GraphClient.encoded(reference.id()) + "?phone_number_id="
                + GraphClient.encoded(account.phoneNumberId());
        return switch (http.get(path, account.accessToken())) {
            case Answer.NotReached(var why) -> retry(new Failure("unreachable", null, why), null);
            case Answer.Lost(var why) -> retry(new Failure("provider_unavailable", null, why), null);
            case Answer.NoJson unreadable -> ended(fetch(GraphClient.unreadable(unreadable)));
            case Answer.Json(var status, var body, var after) -> {
                var error = Fields.object(body, "error");
                if (error != null) {
                    yield ended(fetch(GraphClient.refusal(status, error, after)));
                }
                yield link(body, reference, kind);
            }
        };
    }

    private static Step link(ObjectNode body, MediaReference reference, MediaKind kind) {
        var url = Fields.text(body, "url");
        if (url == null) {
            return retry(new Failure("provider_error", null, "A file without a link"), null);
        }
        try {
            var link = MediaLink.of(URI.create(url), body, reference, kind);
            return link.isTooLarge() ? unavailable("media_too_large", link.size() + " bytes") : new Step.Found(link);
        } catch (IllegalArgumentException _) {
            return unavailable("media_forbidden_place", "not a link");
        }
    }

    private static MediaFetch fetch(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Retry(var why, var after, _) -> new MediaFetch.Retry(why, after);
            case SendOutcome.SlowDown(var why, var after) -> new MediaFetch.Retry(why, after);
            case SendOutcome.PairRateLimited(var why) -> new MediaFetch.Retry(why, null);
            case SendOutcome.Uncertain(var why) ->
                new MediaFetch.Retry(new Failure("provider_unavailable", why.code(), why.details()), null);
            // 33 and 100 say that there is no such object. Of an id that WhatsApp gave us it means that its time is over.
            case SendOutcome.ChannelStopped(var why) when why.code() != null && why.code() == NO_SUCH_OBJECT ->
                new MediaFetch.Unavailable(new Failure("media_gone", why.code(), why.details()));
            case SendOutcome.Refused(var why, _, _) ->
                new MediaFetch.Unavailable(new Failure("media_gone", why.code(), why.details()));
            case SendOutcome.ChannelStopped(var why) -> new MediaFetch.ChannelStopped(why);
            case SendOutcome.Sent _ -> throw new IllegalStateException("a file is not a message");
        };
    }

    private static Step ended(MediaFetch result) {
        return new Step.Ended(new Attempt.Done(result));
    }

    private static Step retry(Failure why, @Nullable Duration after) {
        return ended(new MediaFetch.Retry(why, after));
    }

    private static Step unavailable(String reason, @Nullable String details) {
        return ended(new MediaFetch.Unavailable(new Failure(reason, null, details)));
    }

    private sealed interface Step {
        record Found(MediaLink link) implements Step {}

        record Ended(Attempt attempt) implements Step {}
    }
}
