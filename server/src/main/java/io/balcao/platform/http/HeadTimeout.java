package io.balcao.platform.http;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that does not bring the head of a request in time. Vert.x' own time-outs begin anew with each byte,
 * so that a client which sends one now and then holds its connection for ever.
 *
 * <p>The first head is due when the connection opens. Between requests a connection may rest: the next head is due once
 * its first bytes came.
 */
final class HeadTimeout extends ChannelInboundHandlerAdapter {
    private static final String DECODER = "httpDecoder";

    private final Duration within;
    private final Ear ear = new Ear();
    private boolean isBetweenRequests = true;
    private boolean cameBytes;
    private boolean cameMessage;
    private @Nullable ScheduledFuture<?> running;

    private HeadTimeout(Duration within) {
        this.within = within;
    }

    /** In front of the decoder, which tells of bytes only when they make a message. */
    private final class Ear extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            cameBytes = true;
            context.fireChannelRead(bytes);
        }
    }

    static void guard(ChannelPipeline pipeline, Duration within) {
        var timeout = new HeadTimeout(within);
        pipeline.addBefore(DECODER, null, timeout.ear).addAfter(DECODER, null, timeout);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        begin(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof HttpObject)) {
            // It became a tunnel: nothing in it is a head any more.
            context.pipeline().remove(ear).remove(this);
        } else {
            cameMessage = true;
            if (message instanceof HttpRequest) {
                isBetweenRequests = false;
                stop();
            }
            if (message instanceof LastHttpContent) {
                isBetweenRequests = true;
            }
        }
        context.fireChannelRead(message);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        // A head that came whole, as nearly all do, never sets the clock.
        if (isBetweenRequests && cameBytes && !cameMessage && running == null) {
            begin(context);
        }
        cameBytes = false;
        cameMessage = false;
        context.fireChannelReadComplete();
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        stop();
    }

    private void begin(ChannelHandlerContext context) {
        running = context.executor().schedule(() -> {
            var _ = context.channel().close();
        }, within.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void stop() {
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }
}
