package io.balcao.conversations.desk;

import io.balcao.channels.Texts;
import io.balcao.platform.Permission;
import io.balcao.platform.Problem;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What of the list is asked for.
 *
 * @param statuses all when empty
 * @param slaStates of the targets; with any or without one when empty
 * @param byNumber whether the text is looked for in phone numbers as well
 * @param after the place of the last row of the page before
 */
record ConversationFilter(List<String> statuses, List<String> slaStates, Optional<Assignment> assignment,
        Optional<UUID> department,
        Optional<String> tag, Optional<String> text, boolean byNumber, Optional<Instant> from, Optional<Instant> to,
        Optional<Boolean> onHold,
        Sort sort,
        Optional<Place> after, int most) {
    private static final String LIST = "conversations";
    private static final int CURSOR_PARTS = 5;
    private static final int PAGE = 50;

    /** Assigned to a user, or to nobody. */
    record Assignment(Optional<UUID> user) {}

    /** A row's place in the list. */
    record Place(Instant at, UUID id) {}

    /** The orders of the contract. */
    enum Sort {
        NEWEST("-last_message_at"), OLDEST("last_message_at"), LONGEST_WAITING("waiting_since"), SOONEST_DUE(
                "sla_due_at");

        private final String wire;

        Sort(String wire) {
            this.wire = wire;
        }

        static Sort of(String wire) {
            for (var sort : values()) {
                if (sort.wire.equals(wire)) {
                    return sort;
                }
            }
            throw new Problem.Unprocessable("sort", "is no order of this list");
        }
    }

    static ConversationFilter of(Request request) {
        var sort = request.query("sort").map(Sort::of).orElse(Sort.NEWEST);
        var me = request.caller().userId();
        return new ConversationFilter(request.queries("status").stream().distinct().toList(),
                request.queries("sla_state").stream().distinct().toList(),
                request.query("assigned_to").map(to -> switch (to) {
                    case "me" -> new Assignment(Optional.of(me));
                    case "none" -> new Assignment(Optional.empty());
                    default -> new Assignment(Optional.of(UUID.fromString(to)));
                }),
                request.queryId("department_id"), request.query("tag"), request.query("q").map(Texts::storable),
                request.caller().may(Permission.SEE_PHONE_NUMBERS),
                request.queryTime("from"), request.queryTime("to"), request.queryFlag("on_hold"), sort,
                request.query("cursor").map(cursor -> read(request, sort, cursor)), request.limit(PAGE));
    }

    /** The cursor that goes on after a place. It names whose list it is of, so that it is of no use in another. */
    static String cursor(Request request, Sort sort, Place place) {
        return Cursor.write(LIST, request.caller().organization().toString(), sort.wire, ListCursor.write(place.at()),
                place.id().toString());
    }

    private static Place read(Request request, Sort sort, String cursor) {
        var parts = Cursor.read(cursor, CURSOR_PARTS);
        if (!parts.subList(0, 3).equals(List.of(LIST, request.caller().organization().toString(), sort.wire))) {
            throw ListCursor.forged();
        }
        return new Place(ListCursor.read(parts.get(3)), Cursor.id(parts.get(4)));
    }
}
