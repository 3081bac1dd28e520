package io.balcao.platform.db;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.timeout.IdleStateEvent;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.impl.SocketConnectionBase;
import io.vertx.sqlclient.internal.SqlConnectionInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes a connection that does not answer. A network that was cut says nothing: who asks through it waits, and then the
 * next whom the pool gives it to. So a connection that hangs ends with the first question put to it.
 *
 * <p>Not by the client's own idle time-out, which says goodbye to PostgreSQL and waits for it to hang up.
 */
final class SilentConnection extends IdleStateHandler {
    private boolean isAsked;

    private SilentConnection(Duration longestSilence) {
        super(0, 0, longestSilence.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** For a new connection of the pool, which goes into the pool with this. */
    static void guard(SqlConnection connection, Duration longestSilence) {
        if (((SqlConnectionInternal) connection).unwrap().unwrap() instanceof SocketConnectionBase wire) {
            wire.socket().channelHandlerContext().pipeline().addFirst(new SilentConnection(longestSilence));
        }
        var _ = connection.close();
    }

    @Override
    public void write(ChannelHandlerContext context, Object question, ChannelPromise promise) throws Exception {
        isAsked = true;
        super.write(context, question, promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object answer) throws Exception {
        isAsked = false;
        super.channelRead(context, answer);
    }

    @Override
    protected void channelIdle(ChannelHandlerContext context, IdleStateEvent silence) {
        if (isAsked) {
            // From the wire's end of the pipeline: past the goodbye.
            var _ = context.close();
        }
    }
}
