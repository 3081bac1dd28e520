package io.balcao.platform.realtime;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOChannelInitializer;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.namespace.Namespace;
import com.corundumstudio.socketio.namespace.NamespacesHub;
import com.corundumstudio.socketio.store.MemoryStoreFactory;
import com.corundumstudio.socketio.store.Store;
import io.balcao.platform.http.OpenConnections;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.net.InetSocketAddress;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * netty-socketio, reduced to what it does well: Engine.IO over WebSocket and polling, with pings, upgrades and time-outs.
 * It is started with sockets and threads of ours, and a {@link Gate} in each connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its connection, and that is heard of
final class Transport {
    private static final int PING_INTERVAL_MILLIS = 25_000;
    private static final int PING_TIMEOUT_MILLIS = 20_000;
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(64 * 1024, 256 * 1024);

    private final io.vertx.core.spi.transport.Transport sockets;
    private final EventLoopGroup acceptor;
    /** Threads of their own: however much there is to tell, webhooks get their share of the processor. */
    private final EventLoopGroup workers;
    /** All connections, also those that have no session yet. */
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
    private final Initializer initializer;
    private final NamespacesHub namespaces;
    private final Configuration configuration;
    private @Nullable Channel listening;

    /**
     * @param vertx whose kind of sockets is used: with epoll a thread wakes up once for what comes, not twice
     * @param isProxy whose connections are not counted
     * @param opened a session began, with this id
     * @param ended the session of this id has ended
     */
    Transport(Vertx vertx, Limits limits, Predicate<String> isProxy, Supplier<Gate> gates, Consumer<UUID> opened,
            Consumer<UUID> ended) {
        // At debug it would log requests, and all that it calls errors are clients that misbehave or are late.
        if (LoggerFactory.getLogger("com.corundumstudio.socketio") instanceof ch.qos.logback.classic.Logger logger) {
            logger.setLevel(ch.qos.logback.classic.Level.OFF);
        }
        this.sockets = ((VertxInternal) vertx).transport();
        this.acceptor = group(1, "socket-acceptor");
        // A message wakes each thread up that has a listener of it.
        this.workers = group(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), "socket");
        configuration = new Configuration();
        configuration.setContext("/socket.io");
        configuration.setJsonSupport(new RawJson(limits.frameBytes()));
        configuration.setAckMode(AckMode.MANUAL);
        configuration.setRandomSession(true);
        configuration.setHttpCompression(false);
        configuration.setWebsocketCompression(false);
        configuration.setAddVersionHeader(false);
        configuration.setPingInterval(PING_INTERVAL_MILLIS);
        configuration.setPingTimeout(PING_TIMEOUT_MILLIS);
        // For the whole of it, however slowly it comes.
        configuration.setFirstDataTimeout((int) limits.connectWithin().toMillis());
        configuration.setMaxFramePayloadLength(limits.frameBytes());
        configuration.setMaxHttpContentLength(limits.frameBytes());
        configuration.setStoreFactory(new Stores(opened, ended));
        namespaces = new NamespacesHub(configuration);
        namespaces.create(Namespace.DEFAULT_NAME);
        initializer = new Initializer(gates, connections,
                new OpenConnections(limits.connectionsPerAddress(), isProxy));
    }

    /** Listens. Gives the port, which the system chooses when 0 is asked for. */
    int start(String host, int port) {
        initializer.start(configuration, namespaces);
        var channel = new ServerBootstrap()
                .group(acceptor, workers)
                .channelFactory(sockets.serverChannelFactory(false))
                .childHandler(initializer)
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 4_096)
                .option(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOCATOR, PooledByteBufAllocator.DEFAULT)
                .childOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK)
                .bind(new InetSocketAddress(host, port))
                .syncUninterruptibly()
                .channel();
        listening = channel;
        return ((InetSocketAddress) channel.localAddress()).getPort();
    }

    /** Lets nobody in any more. */
    void stopListening() {
        var channel = listening;
        if (channel != null) {
            channel.close().syncUninterruptibly();
        }
    }

    void stop() {
        stopListening();
        connections.close().syncUninterruptibly();
        acceptor.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        workers.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
        if (listening != null) {
            initializer.stop();
        }
    }

    /** Clients that netty-socketio knows: more than there are sessions would be its leak. */
    int clients() {
        return namespaces.get(Namespace.DEFAULT_NAME).getAllClients().size();
    }

    private EventLoopGroup group(int threads, String name) {
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true),
                sockets.ioHandlerFactory());
    }

    private static final class Initializer extends SocketIOChannelInitializer {
        private final Supplier<Gate> gates;
        private final ChannelGroup connections;
        private final OpenConnections byAddress;

        Initializer(Supplier<Gate> gates, ChannelGroup connections, OpenConnections byAddress) {
            this.gates = gates;
            this.connections = connections;
            this.byAddress = byAddress;
        }

        @Override
        protected void addSocketioHandlers(ChannelPipeline pipeline) {
            if (!byAddress.admits(pipeline.channel())) {
                pipeline.channel().close();
                return;
            }
            connections.add(pipeline.channel());
            super.addSocketioHandlers(pipeline);
            pipeline.addAfter(HTTP_ENCODER, "gate", gates.get());
            pipeline.addLast("end", new ChannelInboundHandlerAdapter() {
                @Override
                public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
                    // The message may quote what the client sent.
                    context.close();
                }
            });
        }
    }

    /** The one place where netty-socketio tells of each session exactly when it begins and ends. */
    private static final class Stores extends MemoryStoreFactory {
        private final Consumer<UUID> opened;
        private final Consumer<UUID> ended;

        Stores(Consumer<UUID> opened, Consumer<UUID> ended) {
            this.opened = opened;
            this.ended = ended;
        }

        @Override
        public Store createStore(UUID session) {
            opened.accept(session);
            return super.createStore(session);
        }

        @Override
        public void onDisconnect(ClientHead client) {
            ended.accept(client.getSessionId());
            super.onDisconnect(client);
        }
    }
}
