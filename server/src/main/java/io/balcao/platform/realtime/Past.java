package io.balcao.platform.realtime;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Gathers what a client has missed, from the newest back. */
final class Past {
    private static final int ENTRIES = 20;
    /** Of what an organization was told, a client may see a part: so much more may be looked through for it. */
    private static final long CANDIDATES = 8;

    private final Limits limits;
    private final Predicate<Room> isIn;
    private final UUID user;
    private final EventId since;
    private final Predicate<UUID> mayFollow;
    private final Map<Frame.Key, Frame> newest = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();
    private long bytes;

    /** @param mayFollow whether the client may have followed a conversation, as far as is known yet */
    Past(Limits limits, Principal principal, EventId since, Predicate<UUID> mayFollow) {
        this.limits = limits;
        var everyone = Room.everyone(principal.organization());
        this.isIn = room -> room.equals(everyone) || principal.rooms().contains(room);
        this.user = principal.userId();
        this.since = since;
        this.mayFollow = mayFollow;
    }

    void addEarlier(Frame frame) {
        if (frame.isPassing || user.equals(frame.except) || !isMissing(frame)) {
            return;
        }
        if (frame.key != null) {
            var later = newest.get(frame.key);
            if (later != null && later.replaces(frame)) {
                return;
            }
            newest.put(frame.key, frame);
            if (later != null) {
                frames.remove(later);
                bytes -= later.length();
            }
        }
        frames.add(frame);
        bytes += frame.length();
    }

    private boolean isMissing(Frame frame) {
        if (frame.key != null) {
            return (since.mayMissUpdate(frame.at) && frame.isForAny(isIn)) || isMissingInConversation(frame);
        }
        return frame.isForAny(isIn) ? frame.at.isAfter(since.position()) : isMissingInConversation(frame);
    }

    private boolean isMissingInConversation(Frame frame) {
        var conversation = frame.conversation();
        return conversation != null && since.mayMissConversation(frame.at) && mayFollow.test(conversation);
    }

    CatchUp catchUp() {
        return frames.size() > CANDIDATES * limits.replayEvents() || bytes > CANDIDATES * limits.replayBytes()
                ? new CatchUp.TooMuch()
                : new CatchUp.Missed(frames.reversed());
    }

    /** Whether it is sensible to tell a client all of these. */
    static boolean isSensible(List<Frame> frames, Limits limits) {
        return frames.size() <= limits.replayEvents()
                && frames.stream().mapToLong(Frame::length).sum() <= limits.replayBytes();
    }

    /**
     * Looks into the stream itself. To be called on a virtual thread: it waits.
     *
     * @return empty when the stretch is too long, or forgotten
     */
    static Optional<List<Frame>> inStream(EventStream stream, Limits limits, Principal principal,
            CatchUp.Elsewhere elsewhere, Predicate<UUID> mayFollow) {
        var since = elsewhere.since();
        var after = since.replayAfter();
        var until = elsewhere.until();
        List<Frame> frames = new ArrayList<>();
        long bytes = 0;
        for (var from = after.entry();;) {
            var stretch = stream.past(since.epoch(), after, from, until.entry(), ENTRIES).await();
            if (stretch.isEmpty()) {
                return Optional.empty();
            }
            for (var item : stretch.get()) {
                if (item.at().isAfter(after) && !item.at().isAfter(until)) {
                    switch (item) {
                        case StreamItem.Resync marker -> {
                            return Optional.empty();
                        }
                        case StreamItem.Told told when told.organization().equals(principal.organization()) -> {
                            frames.add(told.frame());
                            bytes += told.frame().length();
                        }
                        default -> {
                        }
                    }
                }
            }
            // The limits are for what this client is told; what its whole organization was told may be some more.
            if (frames.size() > CANDIDATES * limits.replayEvents() || bytes > CANDIDATES * limits.replayBytes()) {
                return Optional.empty();
            }
            if (stretch.get().isEmpty() || !until.isAfter(stretch.get().getLast().at())
                    || stretch.get().getLast().at().entry().equals(until.entry())) {
                break;
            }
            from = "(" + stretch.get().getLast().at().entry();
        }
        var found = new Past(limits, principal, since, mayFollow);
        frames.reversed().forEach(found::addEarlier);
        return found.catchUp() instanceof CatchUp.Missed(var missed) ? Optional.of(missed) : Optional.empty();
    }

    /** Of frames for subscribers only, those of conversations that the client may see. */
    static List<Frame> visible(List<Frame> frames, Principal principal, Predicate<UUID> maySee) {
        var everyone = Room.everyone(principal.organization());
        return frames.stream().filter(frame -> {
            var conversation = frame.conversation();
            return frame.isForAny(room -> room.equals(everyone) || principal.rooms().contains(room))
                    || (conversation != null && maySee.test(conversation));
        }).toList();
    }

    /** The conversations whose subscribers alone were told these. */
    static Set<UUID> conversations(List<Frame> frames) {
        return frames.stream().map(Frame::conversation).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
