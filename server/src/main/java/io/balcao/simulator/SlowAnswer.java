package io.balcao.simulator;

import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.impl.ConnectionBase;
import io.vertx.ext.web.RoutingContext;

import java.time.Duration;

/** Answers that go wrong on the wire. */
final class SlowAnswer {
    private SlowAnswer() {}

    /** Ends the connection with RST instead of FIN. */
    static void reset(HttpServerRequest request) {
        // A linger of nothing throws away what is unsent and resets. Vert.x has no word for it; its connection has.
        if (request.connection() instanceof ConnectionBase connection) {
            connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
        }
        request.connection().close();
    }

    /** So many bytes each second, with an honest length in front. */
    static void trickle(RoutingContext call, Buffer answer, int bytesPerSecond, Loop loop) {
        var response = call.response().setStatusCode(200).putHeader("Content-Type", "application/json; charset=UTF-8")
                .putHeader("Content-Length", String.valueOf(answer.length()));
        trickle(response, answer, 0, bytesPerSecond, loop);
    }

    private static void trickle(HttpServerResponse response, Buffer answer, int from, int bytes, Loop loop) {
        if (response.closed()) {
            return;
        }
        var to = Math.min(from + bytes, answer.length());
        response.write(answer.slice(from, to));
        if (to == answer.length()) {
            response.end();
        } else {
            loop.after(Duration.ofSeconds(1), () -> trickle(response, answer, to, bytes, loop));
        }
    }

    /** Bytes until the other side hangs up, no faster than it reads them. */
    static void endless(HttpServerResponse response, Loop loop) {
        response.setChunked(true);
        flood(response, Buffer.buffer(new byte[64 << 10]), loop);
    }

    private static void flood(HttpServerResponse response, Buffer block, Loop loop) {
        if (response.closed()) {
            return;
        }
        if (!response.writeQueueFull()) {
            response.write(block);
        }
        loop.after(Duration.ofMillis(5), () -> flood(response, block, loop));
    }
}
