package io.balcao.channels.wire;

import io.balcao.channels.Failure;
import io.balcao.channels.MediaFetch;
import io.balcao.channels.MediaKind;
import io.vertx.core.Vertx;
import io.vertx.core.file.FileSystemException;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fetches the file behind a link as a stream: whole and as announced, or nothing is left of it. */
public final class FileDownload {
    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    // What a media host says of a link that has expired.
    private static final Set<Integer> EXPIRED = Set.of(401, 403, 404, 410);

    private final Vertx vertx;
    private final ProviderHttp http;
    private final Places places;

    /** From where files may be fetched: a link comes from outside, whoever wrote it. */
    @FunctionalInterface
    public interface Places {
        /** A request for the link, to an address that was checked. */
        RequestOptions options(URI link) throws NotAPlace;
    }

    /** A link that is not followed. */
    public static final class NotAPlace extends Exception {
        private static final long serialVersionUID = 1;

        public NotAPlace(String reason) {
            super(reason, null, false, false);
        }
    }

    /** One link followed. */
    public sealed interface Attempt {
        record Done(MediaFetch result) implements Attempt {}

        /** A new link may do better. */
        record AskAgain(Failure why) implements Attempt {}
    }

    public FileDownload(Vertx vertx, ProviderHttp http, Places places) {
        this.vertx = vertx;
        this.http = http;
        this.places = places;
    }

    /** The token stays with the server that the link named: after a redirect to another it is not sent. */
    public Attempt fetch(MediaLink link, @Nullable String bearer, Path target) {
        var deadline = System.nanoTime() + http.limits().fileTime().toNanos();
        var url = link.url();
        String token = bearer;
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
                    token = token != null && sameServer(url, next) ? token : null;
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
            request = http.open(authorized(url, token));
        } catch (NotAPlace e) {
            return new Asked.Failed(unavailable("media_forbidden_place", e.getMessage()));
        } catch (Exception e) {
            return new Asked.Failed(retry(new Failure("unreachable", null, e.toString()), null));
        }
        try {
            var answering = ProviderHttp.answer(request);
            request.end();
            var response = ProviderHttp.within(deadline, answering);
            return new Asked.Answered(request, response, redirect(response, url));
        } catch (Exception e) {
            request.reset();
            return new Asked.Failed(retry(new Failure("provider_unavailable", null, e.toString()), null));
        }
    }

    private RequestOptions authorized(URI url, @Nullable String token) throws NotAPlace {
        var options = http.named(places.options(url).setMethod(HttpMethod.GET));
        return token == null ? options : options.putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    /** Whether two links lead to one server, so that what may be told to one may be told to the other. */
    public static boolean sameServer(URI one, URI other) {
        return one.getScheme().equalsIgnoreCase(other.getScheme()) && one.getHost().equalsIgnoreCase(other.getHost())
                && ProviderHttp.port(one) == ProviderHttp.port(other);
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
            ProviderHttp.within(deadline, sink.take(response, link.most()));
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
                    ProviderHttp.retryAfter(response));
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
}
