package io.balcao.scheduling.waiting;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.balcao.accounts.AuditTrail;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.PatientRepository;
import io.balcao.scheduling.clinics.ClinicRepository;
import io.balcao.scheduling.slots.Slots;
import io.balcao.scheduling.waiting.WaitingRepository.Entry;
import io.balcao.scheduling.waiting.WaitingRepository.Wish;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The operations on who waits for a time. */
final class WaitingRoutes {
    private static final String OBJECT = "waiting_entry";

    private final Database database;
    private final AuditTrail audit;
    private final WaitingNews news;
    private final ClinicRepository clinics = new ClinicRepository();
    private final PatientRepository patients = new PatientRepository();
    private final WaitingRepository waiting = new WaitingRepository();

    WaitingRoutes(Database database, AuditTrail audit, WaitingNews news) {
        this.database = database;
        this.audit = audit;
        this.news = news;
    }

    /** Schema {@code WaitingEntry}. */
    private record View(@JsonUnwrapped @JsonIgnoreProperties({
        "clinic_uuid", "clinic_key", "customer_id", "customer_name",
        "phone_number"}) Entry entry, @JsonProperty("clinic_id") String clinic, Appointment.Customer customer) {
        @JsonProperty("clinicId")
        String sameClinicId() {
            return clinic;
        }
    }

    private record All(List<View> data) {}

    /** Schema {@code WaitingEntryRequest}. */
    record NewEntry(@Nullable UUID customerId, @Nullable String phone, @Nullable String name, UUID serviceId,
            @Nullable UUID professionalId, String fromDate, String toDate, @Nullable String fromTime,
            @Nullable String toTime, @Nullable String notes) {}

    void addTo(Routes routes) {
        routes.add("listWaitingList", this::list);
        routes.add("addToWaitingList", this::add);
        routes.add("removeFromWaitingList", this::remove);
    }

    private Reply list(Request request) {
        var key = request.path("clinic_id");
        var found = database.inTransaction(request.caller().organization(), tx -> waiting.list(tx,
                clinics.find(tx, key).orElseThrow(() -> new Problem.NotFound("clinic", key)).id(),
                request.query("status").orElse(null)));
        audit.readings().customers(request.caller(), found.stream().map(Entry::customerId).toList());
        return Reply.ok(new All(found.stream().map(WaitingRoutes::view).toList()));
    }

    private Reply add(Request request) {
        var key = request.path("clinic_id");
        var wish = request.body(NewEntry.class);
        var from = Slots.day("from_date", wish.fromDate());
        var to = Slots.day("to_date", wish.toDate());
        if (to.isBefore(from)) {
            throw new Problem.Unprocessable("to_date", "ends before it begins");
        }
        var made = database.inTransaction(request.caller().organization(), tx -> {
            var clinic = clinics.find(tx, key).orElseThrow(() -> new Problem.NotFound("clinic", key));
            var id = waiting.insert(tx, clinic.id(), patients.find(tx, wish.customerId(), wish.phone(), wish.name()),
                    new Wish(wish.serviceId(), wish.professionalId(), from, to, wish.fromTime(), wish.toTime(),
                            wish.notes()));
            var entry = waiting.find(tx, id).orElseThrow();
            audit.record(tx, request.caller(), "waiting_entry.created", OBJECT, id, null, Audited.of(entry));
            return entry;
        });
        news.tell(request.caller().organization(), List.of(made.clinicUuid()));
        return Reply.created(view(made));
    }

    private Reply remove(Request request) {
        var id = request.pathId("entry_id");
        var gone = database.inTransaction(request.caller().organization(), tx -> {
            var before = waiting.find(tx, id).orElseThrow(() -> new Problem.NotFound("waiting_entry", id));
            waiting.delete(tx, id);
            audit.record(tx, request.caller(), "waiting_entry.deleted", OBJECT, id, Audited.of(before), null);
            return before;
        });
        news.tell(request.caller().organization(), List.of(gone.clinicUuid()));
        return Reply.nothing();
    }

    /** What the audit trail has of it: not what is personal. */
    private record Audited(String clinicId, UUID serviceId, @Nullable UUID professionalId, String fromDate,
            String toDate) {
        static Audited of(Entry entry) {
            return new Audited(entry.clinicKey(), entry.serviceId(), entry.professionalId(), entry.fromDate(),
                    entry.toDate());
        }
    }

    private static View view(Entry entry) {
        return new View(entry, entry.clinicKey(),
                new Appointment.Customer(entry.customerId(), entry.customerName(), entry.phoneNumber()));
    }
}
