package io.balcao.platform.realtime;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.protocol.AckArgs;
import com.corundumstudio.socketio.protocol.AuthPacket;
import com.corundumstudio.socketio.protocol.JsonSupport;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.List;

/**
 * Stands where netty-socketio would turn objects into JSON and back. All that it says by itself is the opening of a
 * session, and nothing that a client sends reaches its parser.
 */
final class RawJson implements JsonSupport {
    private final int frameBytes;

    RawJson(int frameBytes) {
        this.frameBytes = frameBytes;
    }

    @Override
    public void writeValue(ByteBufOutputStream out, Object value) throws IOException {
        if (!(value instanceof AuthPacket open)) {
            throw new IOException("Nothing of " + value.getClass() + " goes to a client");
        }
        out.write(open(open));
    }

    private byte[] open(AuthPacket open) {
        return new JsonObject()
                .put("sid", open.getSid().toString())
                .put("upgrades", List.of(open.getUpgrades()))
                .put("pingInterval", open.getPingInterval())
                .put("pingTimeout", open.getPingTimeout())
                .put("maxPayload", frameBytes)
                .toBuffer()
                .getBytes();
    }

    @Override
    public AckArgs readAckArgs(ByteBufInputStream source, AckCallback<?> callback) throws IOException {
        throw new IOException("No client is asked for an ack");
    }

    @Override
    public <T> T readValue(String namespace, ByteBufInputStream source, Class<T> type) throws IOException {
        throw new IOException("Messages are read by the gate");
    }

    @Override
    public void addEventMapping(String namespace, String event, Class<?>... types) {
        throw new IllegalStateException("Messages are read by the gate");
    }

    @Override
    public void removeEventMapping(String namespace, String event) {
        throw new IllegalStateException("Messages are read by the gate");
    }

    @Override
    public List<byte[]> getArrays() {
        return List.of();
    }
}
