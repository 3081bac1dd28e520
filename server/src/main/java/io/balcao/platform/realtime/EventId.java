package io.balcao.platform.realtime;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an {@code event_id} says: up to where its client has been told everything.
 *
 * <p>The form is {@code epoch-millis-sequence-number}, where the number is the event's index in its entry times a million
 * plus a count: an event that is told late (a list update that waited, a replay) takes the place of the newest one told
 * before it and the next count, so that ids only grow on a connection. To this may be added
 * {@code -u.millis.sequence.index}, "list updates from there on may be missing", because some still wait to be merged;
 * and {@code -c.millis.sequence.index}, "of conversations, only what was subscribed since then was told". Both are exact,
 * so a client that comes back with any id that it was given misses nothing.
 */
record EventId(
        String epoch,
        Position position,
        int count,
        Optional<Position> updatesFrom,
        Optional<Position> conversationsAfter) {

    static final int COUNTS = 1_000_000;

    private static final Pattern FORM = Pattern.compile(
            "([0-9a-z]{1,16})-(\\d{1,15})-(\\d{1,18})-(\\d{1,18})"
                    + "(?:-u\\.(\\d{1,15})\\.(\\d{1,18})\\.(\\d{1,9}))?(?:-c\\.(\\d{1,15})\\.(\\d{1,18})\\.(\\d{1,9}))?");

    /** Reads what a client sent. Empty when it is nothing that we gave out. */
    static Optional<EventId> parse(String text) {
        var match = FORM.matcher(text);
        if (text.length() > 200 || !match.matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(match.group(4));
        if (number / COUNTS > Integer.MAX_VALUE) {
            return Optional.empty();
        }
        var position = new Position(Long.parseLong(match.group(2)), Long.parseLong(match.group(3)),
                (int) (number / COUNTS));
        return Optional.of(new EventId(match.group(1), position, (int) (number % COUNTS), place(match, 5),
                place(match, 8)));
    }

    /** The id without marks. */
    static String text(String epoch, Position at, int count) {
        return epoch + '-' + at.millis() + '-' + at.sequence() + '-' + ((long) at.index() * COUNTS + count);
    }

    /** A mark to add to an id. */
    static String mark(char kind, Position at) {
        return "-" + kind + '.' + at.millis() + '.' + at.sequence() + '.' + at.index();
    }

    /** From where on a list update may be missing: the place itself may. */
    boolean mayMissUpdate(Position at) {
        return at.isAfter(position) || (updatesFrom.isPresent() && !updatesFrom.get().isAfter(at));
    }

    /** Whether an event of a conversation may be missing. */
    boolean mayMissConversation(Position at) {
        return at.isAfter(position) || (conversationsAfter.isPresent() && at.isAfter(conversationsAfter.get()));
    }

    /** The first place that has to be looked at again is after this one. */
    Position replayAfter() {
        var after = position;
        if (conversationsAfter.isPresent() && after.isAfter(conversationsAfter.get())) {
            after = conversationsAfter.get();
        }
        if (updatesFrom.isPresent() && !updatesFrom.get().isAfter(after)) {
            var from = updatesFrom.get();
            after = new Position(from.millis(), from.sequence(), from.index() - 1);
        }
        return after;
    }

    private static Optional<Position> place(Matcher match, int group) {
        return match.group(group) == null
                ? Optional.empty()
                : Optional.of(new Position(Long.parseLong(match.group(group)), Long.parseLong(match.group(group + 1)),
                        Integer.parseInt(match.group(group + 2))));
    }
}
