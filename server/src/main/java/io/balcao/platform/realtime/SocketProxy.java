package io.balcao.platform.realtime;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyOptions;
import io.vertx.httpproxy.ProxyResponse;
import java.util.Locale;
import java.util.Set;

/**
 * Brings {@code /socket.io/} from the public port to the {@link SocketGateway}'s own, for whoever has no proxy in front.
 * Mount it before anything that reads the body.
 */
public final class SocketProxy implements Handler<HttpServerRequest> {
    // A poll holds a connection for as long as nothing happens.
    private static final int MOST_CONNECTIONS = 20_000;
    private static final Set<String> OWN_HEADERS = Set.of("host", "connection", "x-forwarded-for", "x-forwarded-host");
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";

    private final HttpClient client;
    private final HttpProxy polls;
    private final String host;
    private final int port;

    /**
     * @param port that the gateway listens on
     */
    public SocketProxy(Vertx vertx, String host, int port) {
        this.host = host;
        this.port = port;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2_000).setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
        this.polls = HttpProxy.reverseProxy(new ProxyOptions().setSupportWebSocket(false), client).origin(port, host)
                .addInterceptor(new Forwarded());
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (request.canUpgradeToWebSocket()) {
            tunnel(request);
        } else {
            polls.handle(request);
        }
    }

    /** Says where a request came from, behind what it says itself: the gateway believes the last that it has to. */
    private static final class Forwarded implements ProxyInterceptor {
        @Override
        public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
            var request = context.request();
            var from = request.proxiedRequest();
            request.headers().set(FORWARDED_FOR, hops(from));
            var host = from.getHeader(HttpHeaders.HOST);
            if (host != null) {
                request.headers().set(FORWARDED_HOST, host);
            }
            return context.sendRequest();
        }
    }

    private static String hops(HttpServerRequest request) {
        var peer = request.remoteAddress();
        var address = peer == null || peer.hostAddress() == null ? "unknown" : peer.hostAddress();
        var before = request.getHeader(FORWARDED_FOR);
        return before == null ? address : before + ", " + address;
    }

    /**
     * A WebSocket, byte by byte. Not through the proxy library: it does not stop reading from the gateway when the client
     * does not read, and would gather what a slow client leaves.
     */
    private void tunnel(HttpServerRequest request) {
        request.pause();
        client.request(new RequestOptions().setMethod(HttpMethod.GET).setHost(host).setPort(port)
                .setURI(request.uri()))
                .compose(upgrade -> upgrade(request, upgrade))
                .onSuccess(answer -> answered(request, answer))
                .onFailure(failure -> {
                    if (!request.response().headWritten()) {
                        request.response().setStatusCode(502).end();
                    }
                });
    }

    private static Future<HttpClientResponse> upgrade(HttpServerRequest request, HttpClientRequest upgrade) {
        request.headers().forEach((name, value) -> {
            if (!OWN_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
                upgrade.headers().add(name, value);
            }
        });
        // Firefox says "keep-alive, Upgrade".
        upgrade.putHeader(HttpHeaders.CONNECTION, HttpHeaders.UPGRADE).putHeader(FORWARDED_FOR, hops(request));
        var host = request.getHeader(HttpHeaders.HOST);
        if (host != null) {
            upgrade.putHeader(FORWARDED_HOST, host);
        }
        // Told again through the answer, or through the tunnel's end.
        return upgrade.exceptionHandler(failure -> {}).connect();
    }

    private static void answered(HttpServerRequest request, HttpClientResponse answer) {
        var response = request.response().setStatusCode(answer.statusCode());
        if (answer.statusCode() != 101) {
            request.resume();
            answer.body().onSuccess(response::end).onFailure(failure -> response.end());
            return;
        }
        var gateway = answer.netSocket();
        // Vert.x would fail outside of the future that it gives (5.0.10).
        if (response.closed()) {
            gateway.close();
            return;
        }
        // The first frame may be right behind: it waits until there is somebody to give it to.
        gateway.pause();
        response.headers().addAll(answer.headers());
        request.toNetSocket()
                .onSuccess(client -> join(client, gateway))
                .onFailure(failure -> gateway.close());
    }

    private static void join(NetSocket client, NetSocket gateway) {
        client.pipeTo(gateway).onComplete(done -> gateway.close());
        gateway.pipeTo(client).onComplete(done -> client.close());
        gateway.resume();
    }
}
