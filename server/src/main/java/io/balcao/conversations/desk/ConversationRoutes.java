package io.balcao.conversations.desk;

import io.balcao.accounts.Readings;
import io.balcao.conversations.desk.ConversationFilter.Place;
import io.balcao.conversations.desk.Move.Close;
import io.balcao.conversations.desk.Move.Reopen;
import io.balcao.conversations.desk.Move.TakeOver;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.ConversationView;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Conversations over REST. What has no rule but the viewer's is read here. */
final class ConversationRoutes {
    private static final String TRANSFERS = "transfers";
    private static final int CURSOR_PARTS = 5;
    private static final int PAGE = 50;

    private final Database database;
    private final OwnershipService ownership;
    private final PriorityService priorities;
    private final TaggingService taggings;
    private final Readings readings;
    private final SnoozeService snoozes;
    private final ConversationRepository conversations = new ConversationRepository();
    private final TransferTargetRepository targets = new TransferTargetRepository();
    private final StatsRepository stats = new StatsRepository();

    private record SnoozeRequest(Instant until) {}

    ConversationRoutes(Database database, OwnershipService ownership, PriorityService priorities,
            TaggingService taggings, SnoozeService snoozes, Readings readings) {
        this.database = database;
        this.ownership = ownership;
        this.priorities = priorities;
        this.taggings = taggings;
        this.readings = readings;
        this.snoozes = snoozes;
    }

    void addTo(Routes routes) {
        routes.add("listConversations", this::list);
        routes.add("getConversation", this::get);
        routes.add("updateConversation", request -> Reply.ok(ConversationView.of(priorities.change(request.caller(),
                request.pathId("id"), request.body(UpdateConversationRequest.class).priority()))));
        routes.add("tagConversation", request -> Reply.ok(ConversationView
                .of(taggings.tag(request.caller(), request.pathId("id"), request.pathId("tag_id")))));
        routes.add("untagConversation", request -> Reply.ok(ConversationView
                .of(taggings.untag(request.caller(), request.pathId("id"), request.pathId("tag_id")))));
        routes.add("snoozeConversation", request -> Reply.ok(ConversationView.of(snoozes.snooze(request.caller(),
                request.pathId("id"), request.body(SnoozeRequest.class).until()))));
        routes.add("unsnoozeConversation", request -> Reply.ok(ConversationView
                .of(snoozes.wake(request.caller(), request.pathId("id")))));
        routes.add("getConversationStats", this::count);
        routes.add("listConversationTransfers", this::transfers);
        routes.add("listTransferTargets", this::transferTargets);
        routes.add("takeOverConversation", request -> move(request, new TakeOver(), null));
        routes.add("reopenConversation", request -> move(request, new Reopen(), null));
        routes.add("transferConversation", request -> {
            var body = request.body(TransferConversationRequest.class);
            return move(request, body.move(), body.reason());
        });
        routes.add("closeConversation", request -> {
            var body = request.hasBody()
                    ? request.body(CloseConversationRequest.class)
                    : CloseConversationRequest.PLAIN;
            return move(request, new Close(body.asks()), body.reason());
        });
    }

    private Reply list(Request request) {
        var filter = ConversationFilter.of(request);
        var page = database.inTransaction(request.caller().organization(), tx -> {
            var viewer = Viewer.of(request.caller());
            if (filter.text().isEmpty()) {
                return page(request, filter, conversations.list(tx.last(), viewer, filter), null);
            }
            var rows = conversations.list(tx, viewer, filter);
            var ids = rows.stream().limit(filter.most()).map(Conversation::id).toList();
            return page(request, filter, rows, conversations.passages(tx.last(), filter.text().get(), ids));
        });
        readings.conversations(request.caller(), page.data().stream().map(ConversationView::id).toList());
        return Reply.ok(page);
    }

    private static ConversationPage page(Request request, ConversationFilter filter, List<Conversation> rows,
            @Nullable List<Passage> passages) {
        var page = rows.subList(0, Math.min(filter.most(), rows.size()));
        return new ConversationPage(page.stream().map(ConversationView::of).toList(),
                rows.size() > filter.most()
                        ? ConversationFilter.cursor(request, filter.sort(),
                                ConversationRepository.place(page.getLast(), filter.sort()))
                        : null,
                passages);
    }

    private Reply get(Request request) {
        var id = request.pathId("id");
        var found = database
                .inTransaction(request.caller().organization(),
                        tx -> conversations.find(tx.last(), Viewer.of(request.caller()), id))
                .orElseThrow(() -> new Problem.NotFound("conversation", id));
        readings.conversation(request.caller(), id);
        return Reply.ok(ConversationView.of(found));
    }

    private Reply count(Request request) {
        var viewer = Viewer.of(request.caller());
        return Reply.ok(database.inTransaction(request.caller().organization(),
                tx -> StatsView.of(stats.counts(tx, viewer), stats.departments(tx, viewer))));
    }

    private Reply transferTargets(Request request) {
        var id = request.pathId("id");
        var viewer = Viewer.of(request.caller());
        return Reply.ok(database.inTransaction(request.caller().organization(), tx -> {
            if (!conversations.sees(tx, viewer, id)) {
                throw new Problem.NotFound("conversation", id);
            }
            return targets.find(tx, viewer, conversations.department(tx, id).orElse(null));
        }));
    }

    boolean sees(Caller caller, UUID id) {
        return database.inTransaction(caller.organization(),
                tx -> conversations.sees(tx.last(), Viewer.of(caller), id));
    }

    private Reply transfers(Request request) {
        var id = request.pathId("id");
        var most = request.limit(PAGE);
        var after = request.query("cursor").map(cursor -> readTransferCursor(request, id, cursor)).orElse(null);
        var rows = database.inTransaction(request.caller().organization(), tx -> {
            if (!conversations.sees(tx, Viewer.of(request.caller()), id)) {
                throw new Problem.NotFound("conversation", id);
            }
            return conversations.transfers(tx, id, after, most + 1);
        });
        readings.conversation(request.caller(), id);
        var page = rows.subList(0, Math.min(most, rows.size()));
        return Reply.page(page, rows.size() > most ? transferCursor(request, id, page) : null);
    }

    private static String transferCursor(Request request, UUID conversation, List<TransferView> page) {
        return Cursor.write(TRANSFERS, request.caller().organization().toString(), conversation.toString(),
                ListCursor.write(page.getLast().transferredAt()), page.getLast().id().toString());
    }

    private static Place readTransferCursor(Request request, UUID conversation, String cursor) {
        var parts = Cursor.read(cursor, CURSOR_PARTS);
        if (!parts.subList(0, 3).equals(
                List.of(TRANSFERS, request.caller().organization().toString(), conversation.toString()))) {
            throw ListCursor.forged();
        }
        return new Place(ListCursor.read(parts.get(3)), Cursor.id(parts.get(4)));
    }

    private Reply move(Request request, Move move, @Nullable String reason) {
        return Reply.ok(ConversationView.of(ownership.move(request.caller(), request.pathId("id"), move,
                reason == null || reason.isBlank() ? null : io.balcao.channels.Texts.storable(reason))));
    }
}
