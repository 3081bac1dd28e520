package io.balcao.scheduling.clinics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;

/** What is alike for all that belongs to clinics: it is listed, made, changed and taken away, and the audit trail knows. */
final class PartService<W> {
    private final Database database;
    private final AuditTrail audit;
    private final Kind<W> kind;
    private final ClinicRepository clinics = new ClinicRepository();

    /**
     * One kind of thing that belongs to clinics.
     *
     * @param name in the audit trail: {@code clinic_service}
     * @param id what its id is called on the wire, before {@code _id}
     * @param usual what holds for what nobody said
     * @param check throws when a wish makes no sense
     * @param leave throws when one cannot be taken away now
     * @param missing said when there is none of an id
     */
    record Kind<W>(String name, String id, W usual, Class<W> type, PartRepository<W> repository, Check<W> check,
            Check<Part<W>> leave, Function<UUID, Problem> missing) {}

    /** Throws when something makes no sense. */
    @FunctionalInterface
    interface Check<T> {
        void of(Tx tx, UUID clinic, T value);
    }

    /**
     * The operations of one kind.
     *
     * @param parameter of the path: the one that it is about
     * @param filter which of the listed the query asks for
     */
    record Operations<W>(String list, String create, String update, String delete, String parameter,
            BiPredicate<Request, Part<W>> filter) {}

    PartService(Database database, AuditTrail audit, Kind<W> kind) {
        this.database = database;
        this.audit = audit;
        this.kind = kind;
    }

    void addTo(Routes routes, Operations<W> operations) {
        routes.add(operations.list(), request -> Reply.ok(list(request.caller(), request.path("clinic_id"),
                request.queryFlag("all").orElse(false)).stream().filter(part -> operations.filter().test(request, part))
                .map(this::json).toList()));
        routes.add(operations.create(), request -> Reply
                .created(json(create(request.caller(), request.path("clinic_id"), request.tree()))));
        routes.add(operations.update(), request -> Reply
                .ok(json(update(request.caller(), request.pathId(operations.parameter()), request.tree()))));
        routes.add(operations.delete(), request -> {
            delete(request.caller(), request.pathId(operations.parameter()));
            return Reply.nothing();
        });
    }

    private List<Part<W>> list(Caller caller, String clinic, boolean all) {
        return database.inTransaction(caller.organization(),
                tx -> kind.repository().list(tx, ClinicDesk.found(clinics.find(tx, clinic), clinic).id(), all));
    }

    private Part<W> create(Caller caller, String clinic, JsonNode said) {
        return database.inTransaction(caller.organization(), tx -> {
            var owner = ClinicDesk.found(clinics.lock(tx, clinic), clinic);
            var wish = ClinicJson.merged(kind.usual(), said, kind.type());
            kind.check().of(tx, owner.id(), wish);
            var made = kind.repository().find(tx, kind.repository().insert(tx, owner.id(), wish)).orElseThrow();
            audit.record(tx, caller, kind.name() + ".created", kind.name(), made.id(), null, json(made));
            return made;
        });
    }

    private Part<W> update(Caller caller, UUID id, JsonNode said) {
        return database.inTransaction(caller.organization(), tx -> {
            var before = found(tx, id);
            var wish = ClinicJson.merged(before.wish(), said, kind.type());
            kind.check().of(tx, before.clinicId(), wish);
            kind.repository().update(tx, id, wish);
            var after = kind.repository().find(tx, id).orElseThrow();
            audit.record(tx, caller, kind.name() + ".updated", kind.name(), id, before.wish(), after.wish());
            return after;
        });
    }

    private void delete(Caller caller, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            var before = found(tx, id);
            kind.leave().of(tx, before.clinicId(), before);
            kind.repository().delete(tx, id);
            audit.record(tx, caller, kind.name() + ".deleted", kind.name(), id, json(before), null);
            return id;
        });
    }

    private Part<W> found(Tx tx, UUID id) {
        return kind.repository().find(tx, id).orElseThrow(() -> kind.missing().apply(id));
    }

    private ObjectNode json(Part<W> part) {
        var json = Json.mapper().createObjectNode().put("id", part.id().toString())
                .put(kind.id() + "_id", part.id().toString()).put(kind.id() + "Id", part.id().toString())
                .put("clinic_id", part.clinicKey()).put("clinicId", part.clinicKey());
        json.setAll(ClinicJson.tree(part.wish()));
        json.setAll(ClinicJson.tree(part.more()));
        return json.put("created_at", Json.time(part.createdAt())).put("updated_at", Json.time(part.updatedAt()));
    }
}
