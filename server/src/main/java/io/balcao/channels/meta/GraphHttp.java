package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.wire.FileDownload;
import io.balcao.channels.wire.ProviderHttp;
import io.balcao.channels.wire.ProviderHttp.Answer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.function.Function;

/** Calls of Graph: a path below the version, with the token of a number. */
final class GraphHttp {
    private final GraphSettings settings;
    private final ProviderHttp http;

    GraphHttp(Vertx vertx, GraphSettings settings) {
        this.settings = settings;
        this.http = new ProviderHttp(vertx, new ProviderHttp.Limits(settings.connections(), settings.connectTime(),
                settings.answerTime(), settings.fileTime()));
    }

    GraphSettings settings() {
        return settings;
    }

    Answer get(String path, String token) {
        return http.exchange(options(HttpMethod.GET, path, token));
    }

    Answer post(String path, ObjectNode body, String token) {
        return http.exchange(options(HttpMethod.POST, path, token), body);
    }

    Answer exchange(RequestOptions options, Duration time, Function<HttpClientRequest, Future<?>> write) {
        return http.exchange(options, time, write);
    }

    /** A path below the version; its parts are already encoded. */
    RequestOptions options(HttpMethod method, String path, String token) {
        return http.to(settings.baseUrl(), method, "/" + settings.version() + path)
                .putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
    }

    FileDownload download(Vertx vertx, FileDownload.Places places) {
        return new FileDownload(vertx, http, places);
    }

    void close() {
        http.close();
    }
}
