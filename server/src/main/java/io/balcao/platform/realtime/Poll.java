package io.balcao.platform.realtime;

import com.corundumstudio.socketio.handler.EncoderHandler;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.jspecify.annotations.Nullable;

/**
 * A poll that waits for its answer.
 *
 * @param context of the gate in the poll's connection
 * @param origin of the page that polls, which the {@link Door} has approved
 */
@SuppressWarnings("FutureReturnValueIgnored") // an answer that cannot be written closes its connection
record Poll(ChannelHandlerContext context, @Nullable String origin) {

    /** Whether to answer it is ours. Otherwise netty-socketio is just answering it, with a ping or a farewell. */
    boolean isMine() {
        return context.channel().attr(EncoderHandler.WRITE_ONCE).compareAndSet(null, true);
    }

    void answer(ByteBuf body) {
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK, body);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/plain; charset=UTF-8")
                .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes())
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .set(HttpHeaderNames.CONNECTION, "close");
        if (origin != null) {
            response.headers()
                    .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_ORIGIN, origin)
                    .set(HttpHeaderNames.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
        }
        context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
    }
}
