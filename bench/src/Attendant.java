import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** A browser that listens: Engine.IO 4 and Socket.IO 5 spelled out over a WebSocket, so that listening costs little. */
final class Attendant {
    /** Kept, for Vert.x closes a client that nobody holds any more, and its sockets with it. */
    private final WebSocketClient client;
    private final WebSocket socket;
    private final AtomicInteger subscribed = new AtomicInteger();
    final AtomicInteger updates = new AtomicInteger();
    final AtomicInteger resyncs = new AtomicInteger();

    /** @param messages hears each new_message frame */
    Attendant(Stage stage, String token, List<UUID> conversations, Consumer<String> messages) throws Exception {
        var options = new WebSocketConnectOptions().setHost("127.0.0.1").setPort(stage.socketPort)
                .setURI("/socket.io/?EIO=4&transport=websocket");
        client = stage.vertx.createWebSocketClient(new WebSocketClientOptions().setMaxFrameSize(1 << 20)
                .setMaxMessageSize(1 << 22));
        socket = client.connect(options).await();
        socket.textMessageHandler(frame -> {
            if (frame.startsWith("42[\"new_message\"")) {
                messages.accept(frame);
            } else if (frame.startsWith("42[\"conversation_update\"")) {
                updates.incrementAndGet();
            } else if (frame.equals("2")) {
                socket.writeTextMessage("3");
            } else if (frame.startsWith("40")) {
                for (int i = 0; i < conversations.size(); i++) {
                    int number = i;
                    // Faster than the server allows a person to click.
                    stage.vertx.setTimer(1 + i * 60L, due -> socket.writeTextMessage(
                            "42" + number + "[\"subscribe:conversation\",\"" + conversations.get(number) + "\"]"));
                }
            } else if (frame.startsWith("43")) {
                if (!frame.contains("\"ok\":true")) {
                    System.err.println("not subscribed: " + frame);
                }
                subscribed.incrementAndGet();
            } else if (frame.startsWith("42[\"resync\"")) {
                resyncs.incrementAndGet();
            }
        });
        socket.closeHandler(closed -> System.err.println("a socket was closed: " + socket.closeStatusCode() + " "
                + socket.closeReason()));
        // Nothing of the opening frame is needed, so its answer does not wait for it.
        socket.writeTextMessage("40{\"token\":\"" + token + "\"}");
        while (subscribed.get() < conversations.size()) {
            Thread.sleep(10);
        }
    }

    void close() {
        socket.closeHandler(closed -> {
        });
        socket.close().await();
        client.close().await();
    }
}
