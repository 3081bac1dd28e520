package io.balcao.platform.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Listens on one port with one server object per event loop, all with the same handler. */
public final class WebServer {
    private static final int IDLE_SECONDS = 75;
    private static final int DRAIN_SECONDS = 20;
    private static final AtomicInteger FREE_PORTS = new AtomicInteger();

    private final Vertx vertx;
    private final int loops;
    private final Limits limits;
    private final OpenConnections connections;
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();

    /**
     * What a client's connections may cost.
     *
     * @param headWithin from the first byte of a request's head to its last
     * @param connectionsPerAddress open at once
     * @param isProxy whose connections are not counted
     */
    public record Limits(Duration headWithin, int connectionsPerAddress, Predicate<String> isProxy) {
        /** Generous to every browser, and closed to what is none. */
        public static Limits standard(Predicate<String> isProxy) {
            return new Limits(Duration.ofSeconds(10), OpenConnections.MOST_PER_ADDRESS, isProxy);
        }
    }

    /** One without proxies in front. */
    public WebServer(Vertx vertx, int loops) {
        this(vertx, loops, Limits.standard(address -> false));
    }

    /** @param loops how many event loops accept connections */
    public WebServer(Vertx vertx, int loops, Limits limits) {
        this.vertx = vertx;
        this.loops = loops;
        this.limits = limits;
        this.connections = new OpenConnections(limits.connectionsPerAddress(), limits.isProxy());
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
        // Several servers share a free port when they call it by the same negative number.
        int wanted = port == 0 ? -FREE_PORTS.incrementAndGet() : port;
        // Deployed, so that each has a loop of its own: made one after the other, all may come to be on the same one.
        vertx.deployVerticle(() -> new VerticleBase() {
            @Override
            public Future<?> start() {
                var server = vertx.createHttpServer(new HttpServerOptions(options).setPort(wanted))
                        .requestHandler(handler).connectionHandler(WebServer.this::opened);
                servers.add(server);
                return server.listen();
            }
        }, new DeploymentOptions().setInstances(loops)).await();
        return servers.getFirst().actualPort();
    }

    private void opened(HttpConnection connection) {
        var pipeline = ((HttpServerConnection) connection).channelHandlerContext().pipeline();
        if (connections.admits(pipeline.channel())) {
            HeadTimeout.guard(pipeline, limits.headWithin());
        } else {
            connection.close();
        }
    }

    /** Takes no new connections and ends when the requests under way have. */
    public void stop() {
        var stopping = servers.stream().map(server -> server.shutdown(DRAIN_SECONDS, TimeUnit.SECONDS)).toList();
        stopping.forEach(one -> one.otherwiseEmpty().await());
    }
}
