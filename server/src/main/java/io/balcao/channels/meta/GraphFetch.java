package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.Failure;
import io.balcao.channels.MediaFetch;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaReference;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.meta.GraphHttp.Answer;
import io.balcao.channels.meta.MediaPlaces.NotAPlace;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fetches a customer's file in two steps (Meta for Developers, <i>Media</i>): the link to it, which lives five minutes,
 * and the file behind it.
 */
final class GraphFetch {
    private static final int MOST_REDIRECTS = 3;
    private static final int NO_SUCH_OBJECT = 33;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    // What the media host says of a link that has expired.
    private static final Set<Integer> EXPIRED = Set.of(401, 403, 404, 410);

    private final Vertx vertx;
    private final GraphHttp http;
    private final MediaPlaces places;

    GraphFetch(Vertx vertx, GraphHttp http, MediaPlaces places) {
        this.vertx = vertx;
        this.http = http;
        this.places = places;
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
            case Attempt.Done done -> done;
            case Attempt.AskAgain again -> again;
            case Found(var link) -> download(account, link, target);
        };
    }

    /** The first step: where the file is. */
    private Step link(GraphAccount account, MediaReference reference, MediaKind kind) {
        var path = "/" + GraphClient.encoded(reference.id()) + "?phone_number_id="
                + GraphClient.encoded(account.phoneNumberId());
        return switch (http.get(path, account.accessToken())) {
            case Answer.NotReached(var why) -> retry(new Failure("unreachable", null, why), null);
            case Answer.Lost(var why) -> retry(new Failure("provider_unavailable", null, why), null);
            case Answer.NoJson unreadable -> new Attempt.Done(fetch(GraphClient.unreadable(unreadable)));
            case Answer.Json(var status, var body, var after) -> {
                var error = Fields.object(body, "error");
                if (error != null) {
                    yield new Attempt.Done(fetch(GraphClient.refusal(status, error, after)));
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
            return link.isTooLarge() ? unavailable("media_too_large", link.size() + " bytes") : new Found(link);
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

    /** The second step. The token stays with the server that the link named: after a redirect to another it is not sent. */
    private Attempt download(GraphAccount account, MediaLink link, Path target) {
        var deadline = System.nanoTime() + http.settings().fileTime().toNanos();
        var url = link.url();
        String token = account.accessToken();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            switch (ask(url, token, deadline)) {
                case Asked.Failed(var attempt) -> {
                    return attempt;
                }
                case Asked.Answered(var request, var response, var next) when next == null -> {
                    return save(response, request, link, target, deadline);
                }
                case Asked.Answered(var request, _, var next) -> {
                    request.reset();
                    token = token != null && MediaPlaces.sameServer(url, next) ? token : null;
                    url = next;
                }
            }
        }
        return unavailable("media_forbidden_place", "too many redirects");
    }

    /** Asks for a file, and gives the head of the answer with the redirect that it holds. */
    private Asked ask(URI url, @Nullable String token, long deadline) {
        HttpClientRequest request;
        try {
            request = http.open(http.authorized(places.options(url).setMethod(HttpMethod.GET), token));
        } catch (NotAPlace e) {
            return new Asked.Failed(unavailable("media_forbidden_place", e.getMessage()));
        } catch (Exception e) {
            return new Asked.Failed(retry(new Failure("unreachable", null, e.toString()), null));
        }
        try {
            var answering = GraphHttp.answer(request);
            request.end();
            var response = GraphHttp.within(deadline, answering);
            return new Asked.Answered(request, response, redirect(response, url));
        } catch (Exception e) {
            request.reset();
            return new Asked.Failed(retry(new Failure("provider_unavailable", null, e.toString()), null));
        }
    }

    private static @Nullable URI redirect(HttpClientResponse response, URI from) {
        var location = response.getHeader(HttpHeaders.LOCATION);
        return REDIRECTS.contains(response.statusCode()) && location != null ? from.resolve(location) : null;
    }

    private sealed interface Asked {
        record Answered(HttpClientRequest request, HttpClientResponse response, @Nullable URI next) implements Asked {}

        record Failed(Attempt attempt) implements Asked {}
    }

    private Attempt save(HttpClientResponse response, HttpClientRequest request, MediaLink link, Path target,
            long deadline) {
        var refusal = refusal(response, link);
        if (refusal != null) {
            request.reset();
            return refusal;
        }
        var whole = false;
        var sink = open(target, request);
        try {
            GraphHttp.within(deadline, sink.take(response, link.most()));
            sink.close();
            var sha256 = HexFormat.of().formatHex(sink.sha256());
            var difference = link.difference(sink.size(), sha256);
            if (difference != null) {
                return new Attempt.AskAgain(new Failure("media_damaged", null, difference));
            }
            whole = true;
            return new Attempt.Done(new MediaFetch.Fetched(target, sink.size(), link.mimeType(), sha256));
        } catch (FileSystemException e) {
            throw e; // our disk, not their answer
        } catch (FileSink.TooLarge _) {
            return unavailable("media_too_large", "more than " + link.most() + " bytes");
        } catch (Exception e) {
            return retry(new Failure("provider_unavailable", null, e.toString()), null);
        } finally {
            if (!whole) {
                request.reset();
                sink.discard();
            }
        }
    }

    private FileSink open(Path target, HttpClientRequest request) {
        try {
            return FileSink.open(vertx, target);
        } catch (FileSystemException e) {
            request.reset();
            throw e;
        }
    }

    /** What the head of the answer already rules out. */
    private static @Nullable Attempt refusal(HttpClientResponse response, MediaLink link) {
        var status = response.statusCode();
        if (EXPIRED.contains(status)) {
            return new Attempt.AskAgain(new Failure("media_gone", null, "HTTP " + status));
        }
        if (status != 200) {
            return retry(new Failure(status == 429 ? "rate_limited" : "provider_unavailable", null, "HTTP " + status),
                    GraphHttp.retryAfter(response));
        }
        var type = response.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && isHtml(type) && (link.mimeType() == null || !isHtml(link.mimeType()))) {
            return new Attempt.AskAgain(new Failure("media_not_a_file", null, type));
        }
        return announced(response) > link.most()
                ? unavailable("media_too_large", "more than " + link.most() + " bytes")
                : null;
    }

    private static boolean isHtml(String mimeType) {
        return MediaKind.bare(mimeType).equals("text/html");
    }

    private static long announced(HttpClientResponse response) {
        var length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && length.length() < 19 && length.chars().allMatch(Character::isDigit)
                ? Long.parseLong(length)
                : 0;
    }

    private static Attempt retry(Failure why, @Nullable Duration after) {
        return new Attempt.Done(new MediaFetch.Retry(why, after));
    }

    private static Attempt unavailable(String reason, @Nullable String details) {
        return new Attempt.Done(new MediaFetch.Unavailable(new Failure(reason, null, details)));
    }

    private sealed interface Step {}

    private record Found(MediaLink link) implements Step {}

    /** One link asked for and followed. */
    private sealed interface Attempt extends Step {
        record Done(MediaFetch result) implements Attempt {}

        /** A new link may do better. */
        record AskAgain(Failure why) implements Attempt {}
    }

}
