package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * How events lie in an entry of the stream: one after the other, in bytes, so that an entry carries hundreds and reading
 * one costs a microsecond.
 */
final class StreamCodec {
    private static final byte TOLD = 1;
    private static final byte SAID = 2;
    private static final byte RESYNC = 3;
    private static final int LATEST = 1;
    private static final int EXCEPT = 2;
    private static final int PASSING = 4;
    private static final int VERSION = 8;
    private static final int UUID_BYTES = 16;
    private static final byte[] RESYNC_ITEM = {RESYNC};
    // A handful of names for millions of events.
    private static final Map<String, byte[]> NAMES = new ConcurrentHashMap<>();

    private StreamCodec() {}

    static byte[] resync() {
        return RESYNC_ITEM.clone();
    }

    static byte[] signal(Signal signal) {
        var name = signal.name().getBytes(StandardCharsets.UTF_8);
        var body = signal.body().toBuffer().getBytes();
        var out = ByteBuffer.allocate(1 + 1 + name.length + 4 + body.length);
        out.put(SAID).put((byte) name.length).put(name).putInt(body.length).put(body);
        return out.array();
    }

    static byte[] event(OrganizationId organization, Event event) {
        var name = NAMES.computeIfAbsent(event.name(), StreamCodec::checkedName);
        var payload = event.payload();
        checkObject(payload);
        if (event.rooms().size() > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("Too many rooms for one event: " + event.rooms().size());
        }
        int size = 1 + UUID_BYTES + 1 + event.rooms().size() * (1 + UUID_BYTES) + 1 + 1 + name.length + 4
                + payload.length() + (event.latestOf().isPresent() ? UUID_BYTES + Integer.BYTES : 0)
                + (event.except().isPresent() ? UUID_BYTES : 0);
        var out = ByteBuffer.allocate(size);
        out.put(TOLD);
        put(out, organization.value());
        out.put((byte) ((event.latestOf().isPresent() ? LATEST | VERSION : 0)
                | (event.except().isPresent() ? EXCEPT : 0)
                | (event.passing() ? PASSING : 0)));
        event.latestOf().ifPresent(key -> {
            put(out, key);
            out.putInt(event.version());
        });
        event.except().ifPresent(user -> put(out, user));
        out.put((byte) event.rooms().size());
        for (var room : event.rooms()) {
            out.put(room.kind().code());
            put(out, room.id());
        }
        out.put((byte) name.length).put(name);
        out.putInt(payload.length());
        payload.getBytes(out.array(), out.position());
        return out.array();
    }

    /** Hands over the items of an entry, in order. */
    static void read(String epoch, String entryId, byte[] bytes, Consumer<StreamItem> items) {
        var in = ByteBuffer.wrap(bytes);
        for (int index = 0; in.hasRemaining(); index++) {
            var at = Position.of(entryId, index);
            var kind = in.get();
            switch (kind) {
                case TOLD -> items.accept(told(epoch, at, in, bytes));
                case SAID -> items.accept(said(at, in, bytes));
                case RESYNC -> items.accept(new StreamItem.Resync(at));
                default -> throw new IllegalStateException("An item of kind " + kind + " in entry " + entryId);
            }
        }
    }

    private static StreamItem told(String epoch, Position at, ByteBuffer in, byte[] bytes) {
        var organization = new OrganizationId(uuid(in));
        int flags = in.get();
        var latestOf = (flags & LATEST) == 0 ? Optional.<UUID>empty() : Optional.of(uuid(in));
        // There is none in what a server before this one has left.
        int version = (flags & VERSION) == 0 ? 0 : in.getInt();
        var except = (flags & EXCEPT) == 0 ? Optional.<UUID>empty() : Optional.of(uuid(in));
        int count = in.get();
        List<Room> rooms = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rooms.add(new Room(Room.Kind.of(in.get()), uuid(in)));
        }
        var name = text(in, bytes, in.get());
        int length = in.getInt();
        var frame = new Frame(epoch, at, name, rooms, latestOf.orElse(null), version, except.orElse(null),
                (flags & PASSING) != 0, bytes, in.position(), length);
        in.position(in.position() + length);
        return new StreamItem.Told(at, organization, frame);
    }

    private static StreamItem said(Position at, ByteBuffer in, byte[] bytes) {
        var name = text(in, bytes, in.get());
        int length = in.getInt();
        var body = new JsonObject(text(in, bytes, length));
        return new StreamItem.Said(at, new Signal(name, body));
    }

    private static String text(ByteBuffer in, byte[] bytes, int length) {
        var text = new String(bytes, in.position(), length, StandardCharsets.UTF_8);
        in.position(in.position() + length);
        return text;
    }

    private static void put(ByteBuffer out, UUID id) {
        out.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static UUID uuid(ByteBuffer in) {
        return new UUID(in.getLong(), in.getLong());
    }

    private static byte[] checkedName(String name) {
        if (!name.matches("[a-z][a-z_:]{0,60}")) {
            throw new IllegalArgumentException("Not the name of an event: " + name);
        }
        return name.getBytes(StandardCharsets.US_ASCII);
    }

    private static void checkObject(Buffer payload) {
        int last = payload.length() - 1;
        if (last < 1 || payload.getByte(0) != '{' || payload.getByte(last) != '}') {
            throw new IllegalArgumentException("The payload of an event is a JSON object, without blanks around it");
        }
    }
}
