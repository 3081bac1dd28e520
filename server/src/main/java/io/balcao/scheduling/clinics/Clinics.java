package io.balcao.scheduling.clinics;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.scheduling.clinics.Kinds.ExceptionWish;
import io.balcao.scheduling.clinics.Kinds.RuleWish;
import io.balcao.scheduling.clinics.PartService.Operations;
import java.time.InstantSource;

/** The operations on clinics and on what belongs to them. */
public final class Clinics {
    private final Database database;
    private final AuditTrail audit;
    private final ClinicDesk desk;

    /** What follows when a clinic is another than it was; in the same transaction. */
    @FunctionalInterface
    public interface Follower {
        void changed(Tx tx, Clinic before, Clinic now);
    }

    public Clinics(Database database, AuditTrail audit, Vault vault, InstantSource clock, Follower follower) {
        this.database = database;
        this.audit = audit;
        this.desk = new ClinicDesk(database, audit, vault, clock, follower);
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        routes.add("listClinics", request -> Reply.ok(desk.list(request.caller(),
                request.queryFlag("all").orElse(false)).stream().map(ClinicJson::of).toList()));
        routes.add("createClinic",
                request -> Reply.created(ClinicJson.of(desk.create(request.caller(), request.tree()))));
        routes.add("getClinic", request -> Reply.ok(ClinicJson.of(desk.get(request.caller(), key(request)))));
        routes.add("updateClinic", request -> Reply
                .ok(ClinicJson.of(desk.update(request.caller(), key(request), request.tree()))));
        routes.add("deleteClinic", request -> {
            desk.close(request.caller(), key(request));
            return Reply.nothing();
        });
        routes.add("getClinicContext",
                request -> Reply.ok(ClinicJson.context(desk.get(request.caller(), key(request)))));
        routes.add("updateClinicContext", request -> Reply
                .ok(ClinicJson.context(desk.update(request.caller(), key(request), context(request)))));
        routes.add("getClinicWorkingHours",
                request -> Reply.ok(desk.get(request.caller(), key(request)).week().working()));
        routes.add("updateClinicWorkingHours", request -> Reply.ok(desk.update(request.caller(), key(request),
                Json.mapper().createObjectNode().set("working_hours", request.tree())).week().working()));
        addParts(routes);
        new TemplateService(database, audit).addTo(routes);
    }

    private void addParts(Routes routes) {
        new PartService<>(database, audit, Kinds.services()).addTo(routes, new Operations<>("listClinicServices",
                "createClinicService", "updateClinicService", "deleteClinicService", "service_id",
                (request, part) -> true));
        new PartService<>(database, audit, Kinds.professionals()).addTo(routes, new Operations<>("listProfessionals",
                "createProfessional", "updateProfessional", "deleteProfessional", "professional_id",
                (request, part) -> true));
        new PartService<>(database, audit, Kinds.resources()).addTo(routes, new Operations<>("listClinicResources",
                "createClinicResource", "updateClinicResource", "deleteClinicResource", "resource_id",
                (request, part) -> true));
        new PartService<>(database, audit, Kinds.rules()).addTo(routes, new Operations<RuleWish>(
                "listAvailabilityRules", "createAvailabilityRule", "updateAvailabilityRule", "deleteAvailabilityRule",
                "rule_id", (request, part) -> request.queryId("professional_id")
                        .map(wanted -> wanted.equals(part.wish().professionalId())).orElse(true)));
        new PartService<>(database, audit, Kinds.exceptions()).addTo(routes, new Operations<ExceptionWish>(
                "listAvailabilityExceptions", "createAvailabilityException", "updateAvailabilityException",
                "deleteAvailabilityException", "exception_id", Clinics::isWanted));
        new PartService<>(database, audit, Kinds.faq()).addTo(routes, new Operations<>("listFaq", "createFaqItem",
                "updateFaqItem", "deleteFaqItem", "faq_id", (request, part) -> true));
    }

    private static boolean isWanted(Request request, Part<ExceptionWish> part) {
        var day = part.wish().exceptionDate();
        return request.query("from").map(from -> from.compareTo(day) <= 0).orElse(true)
                && request.query("to").map(to -> to.compareTo(day) >= 0).orElse(true)
                && request.queryId("professional_id").map(wanted -> wanted.equals(part.wish().professionalId()))
                        .orElse(true);
    }

    private static ObjectNode context(Request request) {
        var said = (ObjectNode) request.tree();
        said.remove("clinic_id");
        return said;
    }

    private static String key(Request request) {
        return request.path("clinic_id");
    }
}
