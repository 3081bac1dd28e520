package io.balcao.platform.realtime;

import io.balcao.platform.PhoneMask;
import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An event as it goes down a socket, but for its id. Made once for all sockets of a server: what differs between two of
 * them is a few bytes of the id.
 */
final class Frame {
    private static final Map<String, byte[]> HEADS = new ConcurrentHashMap<>();
    private static final byte[] EMPTY = "\"}]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] MORE = "\",".getBytes(StandardCharsets.US_ASCII);

    record Key(String name, UUID id) {}

    final Position at;
    final String name;
    final List<Room> rooms;
    /** What a newer event of the same key makes superfluous, if anything. */
    final @Nullable Key key;
    private final int version;
    final @Nullable UUID except;
    final boolean isPassing;
    /** The text up to the id. */
    final byte[] head;
    /** The id when the event is told in its turn. */
    final byte[] id;
    private final byte[] body;
    private final int bodyFrom;
    private final int bodyLength;
    /** The same for those who may not see phone numbers; made when the first of them is told. */
    private volatile @Nullable Frame masked;

    /**
     * @param body holds the payload's object from {@code bodyFrom}, braces included; not copied
     */
    Frame(String epoch, Position at, String name, List<Room> rooms, @Nullable UUID latestOf, int version,
            @Nullable UUID except, boolean isPassing, byte[] body, int bodyFrom, int bodyLength) {
        this.at = at;
        this.name = name;
        this.rooms = rooms;
        this.key = latestOf == null ? null : new Key(name, latestOf);
        this.version = version;
        this.except = except;
        this.isPassing = isPassing;
        this.head = HEADS.computeIfAbsent(name,
                key -> ("42[\"" + key + "\",{\"event_id\":\"").getBytes(StandardCharsets.UTF_8));
        this.id = EventId.text(epoch, at, 0).getBytes(StandardCharsets.US_ASCII);
        this.body = body;
        // Without the opening brace: the id comes first in the object.
        this.bodyFrom = bodyFrom + 1;
        this.bodyLength = bodyLength - 1;
    }

    private Frame(Frame whole, byte[] body) {
        this.at = whole.at;
        this.name = whole.name;
        this.rooms = whole.rooms;
        this.key = whole.key;
        this.version = whole.version;
        this.except = whole.except;
        this.isPassing = whole.isPassing;
        this.head = whole.head;
        this.id = whole.id;
        this.body = body;
        this.bodyFrom = 1;
        this.bodyLength = body.length - 1;
        this.masked = this;
    }

    /** Whether it makes another one of its key superfluous, which came before it in the stream. */
    boolean replaces(Frame earlier) {
        return version >= earlier.version;
    }

    /** Bytes besides the id. */
    int length() {
        return head.length + (isEmpty() ? EMPTY.length : MORE.length + bodyLength + 1);
    }

    /** As it is told to somebody who may not see phone numbers. */
    Frame masked() {
        var known = masked;
        if (known == null) {
            var hidden = isEmpty() ? new byte[]{'{', '}'} : PhoneMask.mask(body, bodyFrom - 1, bodyLength + 1);
            known = new Frame(this, hidden);
            // Two event loops may make it at the same time: both make the same.
            masked = known;
        }
        return known;
    }

    /** Writes the part after the id. */
    void writeTail(ByteBuf out) {
        if (isEmpty()) {
            out.writeBytes(EMPTY);
        } else {
            out.writeBytes(MORE);
            out.writeBytes(body, bodyFrom, bodyLength);
            out.writeByte(']');
        }
    }

    /** One that this server makes for one socket. */
    static Frame local(String epoch, Position at, String name, String payload) {
        var body = payload.getBytes(StandardCharsets.UTF_8);
        return new Frame(epoch, at, name, List.of(), null, 0, null, true, body, 0, body.length);
    }

    /** Whether it is for one of these rooms. A loop: it runs for each event that each returning client has missed. */
    boolean isForAny(Predicate<Room> isAmong) {
        for (var room : rooms) {
            if (isAmong.test(room)) {
                return true;
            }
        }
        return false;
    }

    /** The conversation whose subscribers are told, if it is for them. */
    @Nullable
    UUID conversation() {
        for (var room : rooms) {
            if (room.kind() == Room.Kind.CONVERSATION) {
                return room.id();
            }
        }
        return null;
    }

    private boolean isEmpty() {
        return bodyLength <= 1;
    }
}
