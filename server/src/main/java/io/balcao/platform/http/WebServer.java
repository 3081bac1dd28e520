package io.balcao.platform.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Listens on one port with one server object per event loop, all with the same handler. */
public final class WebServer {
    private static final int IDLE_SECONDS = 75;
    private static final int DRAIN_SECONDS = 20;

    private final Vertx vertx;
    private final int loops;
    private final List<HttpServer> servers = new ArrayList<>();

    /** @param loops how many event loops accept connections */
    public WebServer(Vertx vertx, int loops) {
        this.vertx = vertx;
        this.loops = loops;
    }

    /**
     * Starts.
     *
     * @param port 0 for a free one
     * @return the port
     */
    public int listen(String host, int port, Handler<HttpServerRequest> handler) {
        var options = new HttpServerOptions()
                .setHost(host)
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setTcpNoDelay(true)
                .setAcceptBacklog(4096)
                .setReuseAddress(true)
                // Behind a proxy an upgrade to HTTP/2 on the way would be a second opinion about where a request ends.
                .setHttp2ClearTextEnabled(false)
                .setMaxInitialLineLength(8192)
                .setMaxHeaderSize(16_384)
                .setHandle100ContinueAutomatically(true);
        // Several servers share a port only when they are told its number.
        int bound = port == 0 ? freePort(host) : port;
        for (int i = 0; i < loops; i++) {
            var server = vertx.createHttpServer(new HttpServerOptions(options).setPort(bound)).requestHandler(handler);
            server.listen().await();
            servers.add(server);
        }
        return bound;
    }

    private static int freePort(String host) {
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes no new connections and ends when the requests under way have. */
    public void stop() {
        var stopping = servers.stream().map(server -> server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS)).toList();
        stopping.forEach(one -> one.otherwiseEmpty().await());
    }
}
