package io.balcao.platform.realtime;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that happened, on its way to the browsers of some rooms. The payload is a JSON object without
 * {@code event_id}: the gateway puts that in without parsing the rest.
 *
 * @param latestOf when present, only the newest event of this name and key matters: a client that is told a lot may be
 *        spared the older ones
 * @param version which of two of these is the newer one, however they came into the stream: two that commit shortly one
 *        after the other may be told the other way round. Of equal ones, the later is
 * @param except a user who is not told (their own typing)
 * @param passing of no interest later: not repeated to a client that was away
 */
public record Event(
        String name,
        List<Room> rooms,
        Buffer payload,
        Optional<UUID> latestOf,
        int version,
        Optional<UUID> except,
        boolean passing) {

    /** An event of which each one counts, such as a new message. */
    public static Event of(String name, List<Room> rooms, Buffer payload) {
        return new Event(name, rooms, payload, Optional.empty(), 0, Optional.empty(), false);
    }

    /** A state that replaces the one told before, such as a row of the conversation list. */
    public static Event latest(String name, UUID key, int version, List<Room> rooms, Buffer payload) {
        return new Event(name, rooms, payload, Optional.of(key), version, Optional.empty(), false);
    }

    /** Something that is over in a moment, such as typing. */
    public static Event passing(String name, UUID except, List<Room> rooms, Buffer payload) {
        return new Event(name, rooms, payload, Optional.empty(), 0, Optional.of(except), true);
    }
}
