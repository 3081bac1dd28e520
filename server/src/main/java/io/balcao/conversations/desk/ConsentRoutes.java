package io.balcao.conversations.desk;

import io.balcao.accounts.AuditTrail;
import io.balcao.channels.Texts;
import io.balcao.conversations.desk.ConsentView.Author;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.EventStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a customer agreed to and took back, and writing down what they said. */
final class ConsentRoutes {
    private final Database database;
    private final ThreadRepository threads;
    private final AuditTrail audit;
    private final EventStream events;
    private final InstantSource clock;
    private final CustomerRepository customers = new CustomerRepository();
    private final ConsentRepository consents = new ConsentRepository();

    ConsentRoutes(Database database, ThreadRepository threads, AuditTrail audit, EventStream events,
            InstantSource clock) {
        this.database = database;
        this.threads = threads;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.add("listConsents", this::list);
        routes.add("recordConsent", this::record);
    }

    private Reply list(Request request) {
        var id = request.pathId("id");
        var given = database.inTransaction(request.caller().organization(), tx -> {
            var customer = seen(tx, request, id);
            return consents.list(tx.last(), customer.id());
        });
        audit.readings().consents(request.caller(), id);
        return Reply.page(given, null);
    }

    private CustomerView seen(Tx tx, Request request, UUID id) {
        return customers.find(tx, Viewer.of(request.caller()), id)
                .orElseThrow(() -> new Problem.NotFound("customer", id));
    }

    /** @param happenedAt now when it is left out */
    private record RecordConsentRequest(String purpose, String state, String channel, @Nullable String textVersion,
            @Nullable String note, @Nullable Instant happenedAt) {}

    private record Recorded(List<ConsentView> consents, List<Conversation> rows) {}

    private Reply record(Request request) {
        var id = request.pathId("id");
        var caller = request.caller();
        var asked = request.body(RecordConsentRequest.class);
        var now = clock.instant();
        var at = asked.happenedAt() == null ? now : asked.happenedAt();
        if (at.isAfter(now)) {
            throw new Problem.Unprocessable("happened_at", "is in the future");
        }
        var consent = new ConsentView(Ids.next(), asked.purpose(), asked.state(), asked.channel(),
                text(asked.textVersion()), text(asked.note()), new Author(caller.userId(), ""), at, now);
        var recorded = Retry.onceAfterLostRace(() -> database.inTransaction(caller.organization(), tx -> {
            if (seen(tx, request, id).erasedAt() != null) {
                throw new Problem.Conflict("All that was known of this customer was erased");
            }
            var rows = threads.find(tx, consents.record(tx, id, consent));
            audit.record(tx, caller, "customer.consent_recorded", "customer", id, null,
                    new Audited(consent.purpose(), consent.state(), consent.channel(), consent.textVersion()));
            return new Recorded(consents.list(tx, id), rows);
        }));
        events.publish(caller.organization(), recorded.rows().stream()
                .map(row -> ThreadEvents.conversationUpdate(caller.organization(), row)).toList());
        return Reply.page(recorded.consents(), null);
    }

    /** Without the note: it may say who they are, and the trail outlives an erasure. */
    private record Audited(String purpose, String state, String channel, @Nullable String textVersion) {}

    private static @Nullable String text(@Nullable String given) {
        var text = given == null ? "" : Texts.storable(given).strip();
        return text.isEmpty() ? null : text;
    }
}
