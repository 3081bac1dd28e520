package io.balcao.platform.realtime;

import com.corundumstudio.socketio.Transport;
import com.corundumstudio.socketio.handler.ClientHead;
import com.corundumstudio.socketio.messages.PacketsMessage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stands in each connection in front of netty-socketio. Requests pass when the {@link Door} lets them. Of messages only
 * the four bare words of the transport pass; what is Socket.IO goes to the {@link SocketGateway}, so that no listener,
 * namespace or parser of netty-socketio ever decides anything.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its connection, and that is heard of
final class Gate extends ChannelDuplexHandler {
    private final SocketGateway gateway;
    private @Nullable Session webSocketOf;
    private @Nullable Session pollOf;

    Gate(SocketGateway gateway) {
        this.gateway = gateway;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        switch (message) {
            case FullHttpRequest request -> request(context, request);
            case PacketsMessage packets -> packets(context, packets);
            case PingWebSocketFrame ping -> context.writeAndFlush(new PongWebSocketFrame(ping.content()));
            default -> context.fireChannelRead(message);
        }
    }

    // Requests

    private void request(ChannelHandlerContext context, FullHttpRequest request) {
        var peer = ((InetSocketAddress) context.channel().remoteAddress()).getAddress().getHostAddress();
        switch (gateway.door().judge(request, peer)) {
            case Door.Verdict.Open(var isWebSocket) -> open(context, request, peer, isWebSocket);
            case Door.Verdict.Poll(var id) -> poll(context, request, id);
            case Door.Verdict.Post(var id) -> post(context, request, id);
            case Door.Verdict.Upgrade(var id) -> upgrade(context, request, id);
            case Door.Verdict.Preflight(var origin) -> preflight(context, request, origin);
            case Door.Verdict.Refused(var status, var reason) -> refuse(context, request, status, reason);
        }
    }

    private void open(ChannelHandlerContext context, FullHttpRequest request, String peer, boolean isWebSocket) {
        var address = gateway.door().address(request.headers(), peer);
        if (!gateway.mayOpen(address)) {
            refuse(context, request, 429, "too_many");
            return;
        }
        var session = gateway.opening(address, context.channel().eventLoop(), () -> context.fireChannelRead(request));
        if (session != null) {
            var head = context.channel().attr(ClientHead.CLIENT).get();
            if (head != null) {
                session.hasHead(head);
            }
            if (isWebSocket) {
                webSocketOf = session;
                session.uses(context);
            }
        }
    }

    private void poll(ChannelHandlerContext context, FullHttpRequest request, UUID id) {
        var session = gateway.session(id);
        if (session == null || session.hasWebSocket()) {
            refuse(context, request, 400, "session");
        } else if (session.isPolling()) {
            // Two polls at a time: one of the two is not this client's.
            refuse(context, request, 400, "overlap");
            session.drop();
        } else {
            pollOf = session;
            session.polls(new Poll(context, request.headers().get(HttpHeaderNames.ORIGIN)));
            context.fireChannelRead(request);
        }
    }

    private void post(ChannelHandlerContext context, FullHttpRequest request, UUID id) {
        var session = gateway.session(id);
        if (session == null || session.hasWebSocket()) {
            refuse(context, request, 400, "session");
        } else {
            context.fireChannelRead(request);
        }
    }

    private void upgrade(ChannelHandlerContext context, FullHttpRequest request, UUID id) {
        var session = gateway.session(id);
        if (session == null || session.hasWebSocket() || !session.beginsUpgrade(context.channel())) {
            refuse(context, request, 400, "session");
        } else {
            webSocketOf = session;
            context.fireChannelRead(request);
        }
    }

    private void preflight(ChannelHandlerContext context, FullHttpRequest request, String origin) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NO_CONTENT);
        response.headers()
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST")
                .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type")
                .set(HttpHeaderNames.VARY, "Origin");
        answer(context, request, response);
    }

    private void refuse(ChannelHandlerContext context, FullHttpRequest request, int status, String reason) {
        gateway.refused(reason);
        var body = "{\"code\":" + (reason.equals("session") ? 1 : 3) + ",\"message\":\"" + reason + "\"}";
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status),
                Unpooled.copiedBuffer(body, StandardCharsets.US_ASCII));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "application/json")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.length());
        answer(context, request, response);
    }

    private static void answer(ChannelHandlerContext context, FullHttpRequest request, HttpResponse response) {
        request.release();
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }

    // Messages

    private void packets(ChannelHandlerContext context, PacketsMessage packets) {
        var session = gateway.session(packets.getClient().getSessionId());
        if (session == null || session.isOver()) {
            if (packets.getTransport() == Transport.WEBSOCKET) {
                context.close();
            }
            return;
        }
        session.hasHead(packets.getClient());
        boolean isWebSocket = packets.getTransport() == Transport.WEBSOCKET;
        try {
            for (var text : split(packets.getContent(), isWebSocket)) {
                if (!session.isOver()) {
                    message(context, session, packets, Message.read(text), isWebSocket);
                }
            }
        } catch (Message.Malformed e) {
            gateway.refused("malformed");
            session.drop();
        }
    }

    private void message(ChannelHandlerContext context, Session session, PacketsMessage packets, Message message,
            boolean isWebSocket) throws Message.Malformed {
        boolean isUpgrading = isWebSocket && session.isUpgrading();
        switch (message) {
            case Message.Pong pong -> pass(context, packets, "3");
            case Message.Close close -> pass(context, packets, "1");
            case Message.Probe probe when isUpgrading -> pass(context, packets, "2probe");
            case Message.Upgraded done when isUpgrading -> {
                pass(context, packets, "5");
                session.uses(context);
            }
            case Message.Connect connect when !isUpgrading -> gateway.connects(session, connect);
            case Message.Said said when !isUpgrading -> gateway.says(session, said);
            case Message.Leave leave when !isUpgrading -> session.drop();
            default -> throw new Message.Malformed();
        }
    }

    /** To netty-socketio's own handler, in words of ours. */
    private static void pass(ChannelHandlerContext context, PacketsMessage packets, String word) {
        context.fireChannelRead(new PacketsMessage(packets.getClient(),
                Unpooled.copiedBuffer(word, StandardCharsets.US_ASCII), packets.getTransport()));
    }

    /** A frame is one packet; a body may be several. */
    private static List<String> split(ByteBuf content, boolean isWebSocket) {
        var text = content.toString(StandardCharsets.UTF_8);
        if (isWebSocket) {
            return List.of(text);
        }
        var parts = new ArrayList<String>();
        int from = 0;
        for (int to = text.indexOf(0x1e); to >= 0; to = text.indexOf(0x1e, from)) {
            parts.add(text.substring(from, to));
            from = to + 1;
        }
        parts.add(text.substring(from));
        return parts;
    }

    // The connection

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (message instanceof HttpResponse response) {
            // netty-socketio hands the session's id out as a cookie, and would believe one.
            response.headers().remove(HttpHeaderNames.SET_COOKIE).set(HttpHeaderNames.CACHE_CONTROL, "no-store");
            if (!response.status().equals(HttpResponseStatus.SWITCHING_PROTOCOLS)) {
                // It closes after each answer but says keep-alive, and a proxy would try to use the connection again.
                response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
            }
            var session = pollOf;
            if (session != null) {
                session.polled(context.channel());
                pollOf = null;
            }
        }
        context.write(message, promise);
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        var session = webSocketOf;
        if (session != null && context.channel().isWritable()) {
            session.loop.execute(session::write);
        }
        context.fireChannelWritabilityChanged();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        var session = pollOf;
        if (session != null) {
            session.polled(context.channel());
        }
        context.fireChannelInactive();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A frame too large, a broken connection: this client's affair. The cause may quote what it sent.
        gateway.refused("connection");
        context.close();
    }
}
