package io.balcao.conversations.desk;

import io.balcao.accounts.AuditTrail;
import io.balcao.accounts.Readings;
import io.balcao.channels.Texts;
import io.balcao.conversations.queues.Handed;
import io.balcao.conversations.queues.Queues;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Permission;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.EventStream;
import java.util.List;

/** Customers over REST. */
final class CustomerRoutes {
    private static final String LIST = "customers";
    private static final int PAGE = 50;

    /** What stands in place of the name, where nobody can look it up in a language. */
    private static final String ERASED = "Cliente apagado";

    private final Database database;
    private final ThreadRepository threads;
    private final Queues queues;
    private final AuditTrail audit;
    private final Readings readings;
    private final EventStream events;
    private final LostFiles files;
    private final CustomerRepository customers = new CustomerRepository();
    private final SurveyScoreRepository scores = new SurveyScoreRepository();

    CustomerRoutes(Database database, ThreadRepository threads, Queues queues, AuditTrail audit, EventStream events,
            LostFiles files) {
        this.database = database;
        this.threads = threads;
        this.queues = queues;
        this.audit = audit;
        this.readings = audit.readings();
        this.events = events;
        this.files = files;
    }

    void addTo(Routes routes) {
        routes.add("listCustomers", this::list);
        routes.add("getCustomer", this::get);
        routes.add("listCustomerSurveys", this::surveys);
        routes.add("updateCustomer", this::update);
        routes.add("eraseCustomer", this::erase);
    }

    private Reply list(Request request) {
        var most = request.limit(PAGE);
        var after = ListCursor.id(request, LIST).orElse(null);
        var text = request.query("q").map(Texts::storable);
        var caller = request.caller();
        var rows = database.inTransaction(caller.organization(),
                tx -> text
                        .map(q -> customers.search(tx, q, caller.may(Permission.SEE_PHONE_NUMBERS), after, most + 1))
                        .orElseGet(() -> customers.list(tx, after, most + 1)));
        var page = rows.subList(0, Math.min(most, rows.size()));
        readings.customers(caller, page.stream().map(CustomerView::id).toList());
        return Reply.page(page, rows.size() > most ? ListCursor.id(request, LIST, page.getLast().id()) : null);
    }

    private Reply get(Request request) {
        var id = request.pathId("id");
        var caller = request.caller();
        var found = database.inTransaction(caller.organization(), tx -> customers.find(tx, Viewer.of(caller), id))
                .orElseThrow(() -> new Problem.NotFound("customer", id));
        readings.customer(caller, id);
        return Reply.ok(found);
    }

    private Reply surveys(Request request) {
        var id = request.pathId("id");
        var viewer = Viewer.of(request.caller());
        var given = database.inTransaction(request.caller().organization(), tx -> {
            if (customers.find(tx, viewer, id).isEmpty()) {
                throw new Problem.NotFound("customer", id);
            }
            return scores.list(tx, viewer, id, PAGE);
        });
        readings.scores(request.caller(), id);
        return Reply.page(given, null);
    }

    private record Updated(CustomerView customer, List<Conversation> rows) {}

    private Reply update(Request request) {
        var id = request.pathId("id");
        var caller = request.caller();
        var change = UpdateCustomerRequest.of(request.tree());
        var updated = Retry.onceAfterLostRace(() -> database.inTransaction(caller.organization(), tx -> {
            var viewer = Viewer.of(caller);
            var before = customers.find(tx, viewer, id).orElseThrow(() -> new Problem.NotFound("customer", id));
            var rows = threads.find(tx, customers.update(tx, id, change));
            var after = customers.find(tx, viewer, id).orElseThrow(() -> new Problem.NotFound("customer", id));
            audit.record(tx, caller, "customer.updated", "customer", id, null, null,
                    new AuditTrail.Personal(id, Audited.of(before), Audited.of(after)));
            return new Updated(after, rows);
        }));
        events.publish(caller.organization(), updated.rows().stream()
                .map(row -> ThreadEvents.conversationUpdate(caller.organization(), row)).toList());
        return Reply.ok(updated.customer());
    }

    private record EraseCustomerRequest(String reason) {}

    private record Why(String reason, Erased erased) {}

    /** What is gone, and what was given out because an open conversation of theirs ended. */
    private record Ended(Erased erased, List<String> files, Handed handed) {}

    /** What stays is that somebody was erased, by whom and why: nothing that tells who it was. */
    private Reply erase(Request request) {
        var id = request.pathId("id");
        var caller = request.caller();
        var reason = request.body(EraseCustomerRequest.class).reason();
        var erased = Retry.onceAfterLostRace(() -> database.inTransaction(caller.organization(), tx -> {
            boolean isDrained = queues.enter(tx, null, null);
            var known = customers.find(tx, Viewer.of(caller), id);
            if (known.isEmpty()) {
                throw new Problem.NotFound("customer", id);
            }
            var keys = customers.files(tx, id);
            var gone = customers.erase(tx, id, ERASED)
                    .orElseThrow(() -> new Problem.Conflict("All that was known of this customer was erased before"));
            audit.record(tx, caller, "customer.erased", "customer", id, null, new Why(reason, gone));
            return new Ended(gone, keys, isDrained ? queues.drain(tx) : Handed.NOTHING);
        }));
        // Consoles and Redis still hold what was told of the customer.
        events.forget();
        files.delete(caller.organization(), erased.files());
        queues.tell(caller.organization(), erased.handed());
        return Reply.ok(erased.erased());
    }

    /** What of a customer the audit trail keeps, until they are erased. */
    private record Audited(String name, @org.jspecify.annotations.Nullable String email,
            io.vertx.core.json.JsonObject metadata) {
        static Audited of(CustomerView customer) {
            return new Audited(customer.name(), customer.email(), customer.metadata());
        }
    }
}
