package io.balcao.platform.realtime;

import com.corundumstudio.socketio.handler.ClientHead;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One client, from its transport's opening to its end. What it is told goes through here: it is written on one event
 * loop, to whichever transport the client has now, and only while the client reads.
 */
@SuppressWarnings("FutureReturnValueIgnored") // a write that fails closes its connection, and that is heard of
final class Session {
    private static final int CHUNK_BYTES = 32 * 1024;
    private static final int POLL_BYTES = 256 * 1024;
    private static final byte BETWEEN_PACKETS = 0x1e;
    private static final byte[] CLOSE = {'1'};
    private static final long FAREWELL_MILLIS = 800;
    private static final byte[] GONE = {'4', '1'};

    /** How far a client has come. It only ever goes forward. */
    enum State {
        /** A transport, and nothing known of who it is. */
        OPEN,
        /** A token is being looked at. */
        ASKING, CONNECTED, CLOSING, CLOSED
    }

    /** What a session counts. */
    interface Meters {
        void wrote(int events);

        void merged(long updates);

        void tooSlow();
    }

    final UUID id;
    final String address;
    final EventLoop loop;
    final Turns turns;
    final long openedAt;
    private volatile State state = State.OPEN;
    /** Whether it counts among its address' strangers. */
    final AtomicBoolean isCounted = new AtomicBoolean(true);
    private final Limits limits;
    private final Meters meters;

    private volatile @Nullable ClientHead head;
    private volatile @Nullable Principal principal;
    private final AtomicReference<@Nullable Future<?>> expiry = new AtomicReference<>();
    /** The context of the gate in a WebSocket's pipeline, once events may go there. */
    private volatile @Nullable ChannelHandlerContext webSocket;
    /** The poll that waits for an answer. */
    private volatile @Nullable Poll poll;
    /** The WebSocket that may take over from the polls. */
    private volatile @Nullable Channel probing;

    // Confined to the hub.
    final Set<Room> rooms = new HashSet<>();
    private List<Frame> batch = new ArrayList<>();
    private boolean isPressing;
    private long handedAt;
    long stamp;
    @Nullable
    Position joinedAt;

    // Confined to `loop`.
    private final Outbox outbox;
    private @Nullable List<Frame> held = new ArrayList<>();
    private long heldBytes;
    private @Nullable Position had;
    private boolean isTicking;

    // Guarded by `this`.
    private double allowance;
    private long allowedAt;
    private int overLimit;
    private final Map<UUID, Long> typedAt = new HashMap<>();

    // Confined to `turns`.
    final Set<UUID> subscriptions = new HashSet<>();
    volatile long resumedUntil;

    Session(UUID id, String address, EventLoop loop, Turns turns, Limits limits, Meters meters) {
        this.id = id;
        this.address = address;
        this.loop = loop;
        this.turns = turns;
        this.limits = limits;
        this.meters = meters;
        this.openedAt = System.nanoTime();
        this.handedAt = openedAt - limits.updatePause().toNanos();
        this.outbox = new Outbox(limits, openedAt);
        this.allowance = limits.eventsAtOnce();
        this.allowedAt = openedAt;
    }

    // Who it is

    @Nullable
    Principal principal() {
        return principal;
    }

    void knownAs(Principal known) {
        principal = known;
    }

    State state() {
        return state;
    }

    /** A step forward, which only one caller makes. */
    synchronized boolean moves(State from, State to) {
        if (state != from) {
            return false;
        }
        state = to;
        return true;
    }

    boolean isConnected() {
        return state == State.CONNECTED;
    }

    boolean isOver() {
        return state.compareTo(State.CLOSING) >= 0;
    }

    /** What will end it when its token expires, instead of what would have until now. */
    void endsBy(@Nullable Future<?> timer) {
        var before = expiry.getAndSet(timer);
        if (before != null) {
            before.cancel(false);
        }
    }

    // Transports

    @Nullable
    ClientHead head() {
        return head;
    }

    void hasHead(ClientHead found) {
        head = found;
    }

    boolean hasWebSocket() {
        return webSocket != null;
    }

    boolean isPolling() {
        return poll != null;
    }

    /** A second transport asks to take over. Only one may. */
    synchronized boolean beginsUpgrade(Channel channel) {
        if (probing != null || webSocket != null || isOver()) {
            return false;
        }
        probing = channel;
        return true;
    }

    boolean isUpgrading() {
        return probing != null && webSocket == null;
    }

    /** From now on everything goes down this WebSocket. */
    void uses(ChannelHandlerContext context) {
        webSocket = context;
        poll = null;
        loop.execute(this::write);
    }

    void polls(Poll asked) {
        poll = asked;
        loop.execute(this::write);
    }

    /** The poll was answered, by us or by netty-socketio, or its connection ended. */
    void polled(Channel channel) {
        var asked = poll;
        if (asked != null && asked.context().channel() == channel) {
            poll = null;
        }
    }

    // What it may do

    /** Counts one event of the client. */
    synchronized Allowance spend() {
        long now = System.nanoTime();
        allowance = Math.min(limits.eventsAtOnce(), allowance + (now - allowedAt) / 1e9 * limits.eventsPerSecond());
        allowedAt = now;
        if (allowance >= 1) {
            allowance--;
            overLimit = Math.max(0, overLimit - 1);
            return Allowance.YES;
        }
        overLimit++;
        return overLimit > limits.eventsOverLimit() ? Allowance.CLOSE : Allowance.NO;
    }

    enum Allowance {
        YES, NO, CLOSE
    }

    /** Whether others should hear of this typing: they need not hear it at each key. */
    synchronized boolean typesAnew(UUID conversation, long everyNanos) {
        long now = System.nanoTime();
        typedAt.values().removeIf(at -> now - at > everyNanos);
        return typedAt.putIfAbsent(conversation, now) == null;
    }

    // What it is told

    /** Puts an event aside for it, in the hub. Says whether it is the first. */
    boolean batch(Frame frame) {
        batch.add(frame);
        isPressing |= frame.key == null;
        return batch.size() == 1;
    }

    /** Whether it is time to hand over what was put aside: updates wait a moment for more, and for others. */
    boolean isDue(long now) {
        return isPressing || now - handedAt >= limits.updatePause().toNanos();
    }

    List<Frame> takeBatch(long now) {
        var taken = batch;
        batch = new ArrayList<>();
        isPressing = false;
        handedAt = now;
        return taken;
    }

    /** A piece of protocol: an ack, the answer to CONNECT. */
    void send(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        loop.execute(() -> {
            if (!isOver()) {
                outbox.add(bytes);
                write();
            }
        });
    }

    void acknowledge(long ack, JsonObject answer) {
        send("43" + ack + "[" + answer.encode() + "]");
    }

    /** Takes over what the hub has for it. On the loop. */
    void accept(List<Frame> frames, long now) {
        var before = had;
        take(before == null ? frames : frames.stream().filter(frame -> frame.at.isAfter(before)).toList(), now);
    }

    /** The one way in which an event reaches a client: as far as its user may know of it. */
    private void tell(Frame frame) {
        var who = principal;
        outbox.add(who != null && who.seesPhoneNumbers() ? frame : frame.masked());
    }

    private void take(List<Frame> frames, long now) {
        if (isOver()) {
            return;
        }
        var waiting = held;
        if (waiting != null) {
            waiting.addAll(frames);
            frames.forEach(frame -> heldBytes += frame.length());
        } else {
            frames.forEach(this::tell);
            write(now);
        }
        if (outbox.bytes() + heldBytes > limits.waitingBytes()
                || outbox.size() + (waiting == null ? 0 : waiting.size()) > limits.waitingEvents()) {
            meters.tooSlow();
            outbox.clear();
            held = null;
            // To be caught up when it comes back: its own doing, or its network's.
            drop();
        }
    }

    /** A server that is ahead of this one has told the client until here: it is not told again. To be said first. */
    void hasHad(Position ahead) {
        loop.execute(() -> {
            had = ahead;
            var waiting = held;
            if (waiting != null) {
                waiting.removeIf(frame -> !frame.at.isAfter(ahead));
            }
        });
    }

    /** From which place on this client is told, and what it is told first. Until then the present is held back. */
    void begin(String epoch, Position lastTold, int count, List<Frame> first) {
        loop.execute(() -> {
            var waiting = held;
            if (isOver() || waiting == null) {
                return;
            }
            held = null;
            heldBytes = 0;
            outbox.beginAfter(epoch, lastTold, count);
            first.forEach(this::tell);
            waiting.forEach(this::tell);
            write();
        });
    }

    void markConversationsAfter(Position at, long until) {
        resumedUntil = until;
        loop.execute(() -> outbox.markConversationsAfter(at, until));
    }

    /** The client is to load afresh. On the loop. */
    void resync(Frame frame) {
        resumedUntil = System.nanoTime();
        if (held == null) {
            outbox.forgetUpdates(epochOf(frame), frame.at);
        }
        had = null;
        take(List.of(frame), System.nanoTime());
    }

    private static String epochOf(Frame frame) {
        var id = new String(frame.id, StandardCharsets.US_ASCII);
        return id.substring(0, id.indexOf('-'));
    }

    // Writing, all of it on the loop

    private boolean isReading() {
        var context = webSocket;
        return context == null ? poll != null : context.channel().isWritable();
    }

    /** Writes what may be written now. Called again when the client has read, polled, or a pause is over. */
    void write() {
        write(System.nanoTime());
    }

    private void write(long now) {
        var context = webSocket;
        if (context != null) {
            writeFrames(context, now);
        } else {
            writePackets(now);
        }
        if (outbox.hasUpdates() && isReading() && !isTicking) {
            isTicking = true;
            // All of a loop's sessions at the same moments, so that it wakes up once for all of them.
            long pace = limits.updatePause().toNanos();
            loop.schedule(this::tick, pace - Math.floorMod(System.nanoTime(), pace), TimeUnit.NANOSECONDS);
        }
    }

    private void tick() {
        isTicking = false;
        write();
    }

    private void writeFrames(ChannelHandlerContext context, long now) {
        boolean hasWritten = false;
        while (context.channel().isWritable()) {
            var out = fill(context, now);
            if (out == null) {
                break;
            }
            context.write(out, context.voidPromise());
            hasWritten = true;
        }
        if (hasWritten) {
            context.flush();
        }
        var merged = outbox.takeMerged();
        if (merged > 0) {
            meters.merged(merged);
        }
    }

    /** WebSocket frames of several events in one buffer: one write, one flush, one system call. */
    private @Nullable ByteBuf fill(ChannelHandlerContext context, long now) {
        ByteBuf out = null;
        int events = 0;
        while (out == null || out.readableBytes() < CHUNK_BYTES) {
            var next = outbox.poll(now);
            if (next == null) {
                break;
            }
            if (out == null) {
                out = context.alloc().ioBuffer(CHUNK_BYTES / 8);
            }
            switch (next) {
                case Outbox.Outgoing.Control(var text) -> {
                    writeHeader(out, text.length);
                    out.writeBytes(text);
                }
                case Outbox.Outgoing.Told(var frame) -> {
                    var ready = outbox.number(frame, now);
                    writeHeader(out, ready.length());
                    writeText(out, ready);
                    events++;
                }
            }
        }
        if (events > 0) {
            meters.wrote(events);
        }
        return out;
    }

    private static void writeHeader(ByteBuf out, int length) {
        out.writeByte(0x81);
        if (length < 126) {
            out.writeByte(length);
        } else if (length < 65_536) {
            out.writeByte(126).writeShort(length);
        } else {
            out.writeByte(127).writeLong(length);
        }
    }

    private static void writeText(ByteBuf out, Outbox.Ready ready) {
        out.writeBytes(ready.frame().head);
        out.writeBytes(ready.id());
        out.writeBytes(ready.updatesMark());
        out.writeBytes(ready.conversationsMark());
        ready.frame().writeTail(out);
    }

    /**
     * Answers the poll. Not through netty-socketio's queue: while its own thread empties that into an answer, it loses the
     * fifty-first packet.
     */
    private void writePackets(long now) {
        var asked = poll;
        if (asked == null || !outbox.hasNext(now) || !asked.isMine()) {
            return;
        }
        poll = null;
        var body = asked.context().alloc().ioBuffer();
        int events = 0;
        while (body.readableBytes() < POLL_BYTES) {
            var next = outbox.poll(now);
            if (next == null) {
                break;
            }
            if (body.isReadable()) {
                body.writeByte(BETWEEN_PACKETS);
            }
            switch (next) {
                case Outbox.Outgoing.Control(var text) -> body.writeBytes(text);
                case Outbox.Outgoing.Told(var frame) -> {
                    writeText(body, outbox.number(frame, now));
                    events++;
                }
            }
        }
        asked.answer(body);
        if (events > 0) {
            meters.wrote(events);
        }
    }

    // The end

    /** Ends it for good: an official client does not come back by itself. */
    void end() {
        if (close()) {
            loop.execute(() -> farewell(GONE));
        }
    }

    /** Refuses who has not proved who they are. */
    void refuse(String connectError) {
        if (close()) {
            loop.execute(() -> farewell(connectError.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Lets go of the transport: an official client comes back, and is caught up. */
    void drop() {
        if (close()) {
            loop.execute(() -> farewell(null));
        }
    }

    /** The transport has ended by itself. */
    void ended() {
        endsBy(null);
        synchronized (this) {
            state = State.CLOSED;
        }
        loop.execute(() -> {
            outbox.clear();
            held = null;
        });
    }

    private synchronized boolean close() {
        if (isOver()) {
            return false;
        }
        state = State.CLOSING;
        return true;
    }

    private void farewell(byte @Nullable [] word) {
        outbox.clear();
        var context = webSocket;
        if (context != null) {
            if (word != null) {
                var out = context.alloc().ioBuffer(word.length + 10);
                writeHeader(out, word.length);
                out.writeBytes(word);
                context.write(out, context.voidPromise());
            }
            context.writeAndFlush(new CloseWebSocketFrame(1000, "")).addListener(ChannelFutureListener.CLOSE);
        } else {
            // Not both: the official client hears of a close before of what came with it, and would come back.
            outbox.add(word == null ? CLOSE : word);
            writePackets(System.nanoTime());
        }
        // Whoever does not read its farewell is let go without.
        loop.schedule(this::cut, context == null ? FAREWELL_MILLIS : FAREWELL_MILLIS / 2, TimeUnit.MILLISECONDS);
    }

    private void cut() {
        var context = webSocket;
        if (context != null) {
            context.close();
        }
        var client = head;
        if (client != null && state != State.CLOSED) {
            client.onChannelDisconnect();
        }
        var asked = poll;
        if (asked != null) {
            asked.context().close();
        }
        var second = probing;
        if (second != null) {
            second.close();
        }
    }
}
