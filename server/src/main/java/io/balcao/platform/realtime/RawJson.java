package io.balcao.platform.realtime;

import com.corundumstudio.socketio.AckCallback;
import com.corundumstudio.socketio.protocol.AckArgs;
import com.corundumstudio.socketio.protocol.AuthPacket;
import com.corundumstudio.socketio.protocol.EngineIOVersion;
import com.corundumstudio.socketio.protocol.JsonSupport;
import com.corundumstudio.socketio.protocol.Packet;
import com.corundumstudio.socketio.protocol.PacketType;
import io.netty.buffer.ByteBufInputStream;
import io.netty.buffer.ByteBufOutputStream;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Stands where netty-socketio would turn objects into JSON and back. What we send is JSON already, and nothing that a
 * client sends reaches netty-socketio's own parser.
 */
final class RawJson implements JsonSupport {
    private final int frameBytes;

    RawJson(int frameBytes) {
        this.frameBytes = frameBytes;
    }

    /** Text that is written as it is. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Raw(byte[] text, int from) {}

    /** A packet for a poll's answer, from the text of a Socket.IO message, such as {@code 42["name",{}]}. */
    static Packet packet(byte[] text) {
        var packet = new Packet(PacketType.MESSAGE, EngineIOVersion.V4);
        int from = 2;
        switch (text[1]) {
            case '0' -> packet.setSubType(PacketType.CONNECT);
            case '1' -> packet.setSubType(PacketType.DISCONNECT);
            case '2' -> packet.setSubType(PacketType.EVENT);
            case '3' -> {
                packet.setSubType(PacketType.ACK);
                while (text[from] != '[') {
                    from++;
                }
                packet.setAckId(Long.valueOf(new String(text, 2, from - 2, StandardCharsets.US_ASCII)));
            }
            case '4' -> packet.setSubType(PacketType.ERROR);
            default -> throw new IllegalArgumentException("Not a message that we send");
        }
        var raw = new Raw(text, from);
        switch (packet.getSubType()) {
            case EVENT, ACK -> packet.setData(List.of(raw));
            case DISCONNECT -> {
            }
            default -> packet.setData(raw);
        }
        return packet;
    }

    @Override
    public void writeValue(ByteBufOutputStream out, Object value) throws IOException {
        switch (value) {
            case Raw(var text, var from) -> out.write(text, from, text.length - from);
            case List<?> values when values.getLast() instanceof Raw(var text, var from) ->
                out.write(text, from, text.length - from);
            case AuthPacket open -> out.write(open(open));
            default -> throw new IOException("Nothing of " + value.getClass() + " goes to a client");
        }
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
