package io.balcao.platform.realtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one client, in the order in which it will be told, and under which id. Confined to the client's event
 * loop.
 *
 * <p>Of an event of which only the newest matters, an update, so many go out in a second; beyond that they wait, and a
 * newer one replaces the one that waits. Other events never wait for them, so an event may be told before an update that
 * came before it: then its id says from where on updates may be missing.
 */
final class Outbox {
    private static final byte[] NOTHING = {};

    private final double updatesPerNano;
    private final double mostAllowance;

    private final ArrayDeque<Outgoing> ready = new ArrayDeque<>();
    private final LinkedHashMap<Frame.Key, Waiting> updates = new LinkedHashMap<>();
    private long bytes;
    private double allowance;
    private long allowedAt;
    private long merged;

    private String epoch;
    private Position last;
    private int count;
    private @Nullable Position marked;
    private byte[] updatesMark = NOTHING;
    private byte[] conversationsMark = NOTHING;
    private long conversationsMarkUntil;

    /** A piece of protocol, or an event. */
    sealed interface Outgoing {
        /** Text of a Socket.IO message, its Engine.IO type included. */
        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Control(byte[] text) implements Outgoing {}

        record Told(Frame frame) implements Outgoing {}
    }

    /** An event and the id under which this client hears of it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ready(Frame frame, byte[] id, byte[] updatesMark, byte[] conversationsMark) {
        int length() {
            return frame.length() + id.length + updatesMark.length + conversationsMark.length;
        }
    }

    private static final class Waiting {
        /** Of the first update that waited: from here on one may be missing. */
        final Position since;
        Frame frame;

        Waiting(Frame frame) {
            this.since = frame.at;
            this.frame = frame;
        }
    }

    Outbox(Limits limits, long now) {
        this.updatesPerNano = limits.updatesPerSecond() / 1e9;
        this.mostAllowance = Math.max(1, limits.updatesPerSecond() / 5.0);
        this.allowance = mostAllowance;
        this.allowedAt = now;
        this.epoch = "";
        this.last = Position.START;
    }

    /** Begins after an event that the client says it has, or after the present. */
    void beginAfter(String currentEpoch, Position at, int countThere) {
        epoch = currentEpoch;
        last = at;
        count = countThere;
    }

    /** Until then, of conversations only what this client subscribed to after this place is told. */
    void markConversationsAfter(Position at, long until) {
        conversationsMark = EventId.mark('c', at).getBytes(StandardCharsets.US_ASCII);
        conversationsMarkUntil = until;
    }

    /** The client loads everything afresh: what was held back is superfluous, and what was missed is not missing. */
    void forgetUpdates(String currentEpoch, Position at) {
        updates.values().forEach(waiting -> bytes -= waiting.frame.length());
        updates.clear();
        conversationsMark = NOTHING;
        if (!currentEpoch.equals(epoch)) {
            beginAfter(currentEpoch, new Position(at.millis(), at.sequence(), at.index() - 1), 0);
        }
    }

    void add(byte[] control) {
        ready.add(new Outgoing.Control(control));
        bytes += control.length;
    }

    void add(Frame frame) {
        bytes += frame.length();
        var key = frame.key;
        if (key == null) {
            ready.add(new Outgoing.Told(frame));
            return;
        }
        var waiting = updates.get(key);
        if (waiting == null) {
            updates.put(key, new Waiting(frame));
        } else {
            merged++;
            if (frame.replaces(waiting.frame)) {
                bytes -= waiting.frame.length();
                waiting.frame = frame;
            } else {
                bytes -= frame.length();
            }
        }
    }

    /** Whether there is something to write now. */
    boolean hasNext(long now) {
        return !ready.isEmpty() || nextUpdate(now) != null;
    }

    /** The next to write, if any: in the order of the stream, as far as updates may go out. */
    @Nullable
    Outgoing poll(long now) {
        var update = nextUpdate(now);
        var other = ready.peek();
        if (update != null
                && (other == null || (other instanceof Outgoing.Told(var told) && told.at.isAfter(update.at)))) {
            updates.pollFirstEntry();
            allowance--;
            bytes -= update.length();
            return new Outgoing.Told(update);
        }
        switch (other) {
            case null -> {
            }
            case Outgoing.Control(var text) -> bytes -= text.length;
            case Outgoing.Told(var frame) -> bytes -= frame.length();
        }
        return ready.poll();
    }

    /** Of the updates, the one that waits longest. */
    private @Nullable Frame nextUpdate(long now) {
        if (updates.isEmpty()) {
            return null;
        }
        refill(now);
        return allowance < 1 ? null : updates.firstEntry().getValue().frame;
    }

    /** Gives an event its id. To be called once for each, in the order of writing. */
    Ready number(Frame frame, long now) {
        byte[] id;
        if (frame.at.isAfter(last)) {
            last = frame.at;
            count = 0;
            id = frame.id;
        } else {
            count++;
            id = EventId.text(epoch, last, count).getBytes(StandardCharsets.US_ASCII);
        }
        return new Ready(frame, id, updatesMark(), conversationsMark(now));
    }

    private byte[] updatesMark() {
        if (updates.isEmpty()) {
            return NOTHING;
        }
        var since = updates.firstEntry().getValue().since;
        if (since.isAfter(last)) {
            return NOTHING;
        }
        if (!since.equals(marked)) {
            marked = since;
            updatesMark = EventId.mark('u', since).getBytes(StandardCharsets.US_ASCII);
        }
        return updatesMark;
    }

    private byte[] conversationsMark(long now) {
        if (conversationsMark.length > 0 && now - conversationsMarkUntil > 0) {
            conversationsMark = NOTHING;
        }
        return conversationsMark;
    }

    private void refill(long now) {
        allowance = Math.min(mostAllowance, allowance + (now - allowedAt) * updatesPerNano);
        allowedAt = now;
    }

    boolean hasUpdates() {
        return !updates.isEmpty();
    }

    boolean isEmpty() {
        return ready.isEmpty() && updates.isEmpty();
    }

    long bytes() {
        return bytes;
    }

    int size() {
        return ready.size() + updates.size();
    }

    /** Updates that were replaced by a newer one since the last call. */
    long takeMerged() {
        var taken = merged;
        merged = 0;
        return taken;
    }

    void clear() {
        ready.clear();
        updates.clear();
        bytes = 0;
    }
}
