package io.balcao.scheduling.slots;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.clinics.Clinic;
import io.balcao.scheduling.slots.Agenda.Professional;
import io.balcao.scheduling.slots.Agenda.Resource;
import io.balcao.scheduling.slots.Agenda.Rule;
import io.balcao.scheduling.slots.Agenda.Service;
import io.balcao.scheduling.slots.Agenda.Special;
import io.balcao.scheduling.slots.Agenda.Taken;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Reads what decides when a clinic can be booked. */
final class SlotRepository {
    private static final String SERVICES = """
            SELECT id, name, duration_minutes, price_cents, resource_ids FROM clinic_services
            WHERE clinic_id = $1 AND is_active ORDER BY display_order, lower(name)
            """;
    private static final String PROFESSIONALS = """
            SELECT id, name, service_ids, default_duration_minutes, accepts_new_patients FROM professionals
            WHERE clinic_id = $1 AND is_active ORDER BY lower(name), id
            """;
    private static final String RESOURCES = """
            SELECT id, name, kind FROM clinic_resources WHERE clinic_id = $1 AND is_active ORDER BY lower(name), id
            """;
    private static final String RULES = """
            SELECT professional_id, day_of_week::integer, start_time, end_time FROM availability_rules
            WHERE clinic_id = $1 AND is_active
            """;
    private static final String SPECIALS = """
            SELECT professional_id, exception_date, exception_type = 'BLOCKED', start_time, end_time
            FROM availability_exceptions WHERE clinic_id = $1 AND exception_date BETWEEN $2 AND $3
            """;
    private static final String TAKEN = """
            SELECT t.subject_id, lower(t.during), upper(t.during) FROM taken_times t
            WHERE t.clinic_id = $1 AND t.during && tstzrange($2, $3)
              AND (t.hold_id IS NULL OR EXISTS (SELECT FROM appointment_holds h WHERE h.id = t.hold_id
                   AND h.expires_at > $4))
            """;
    private static final String COUNTS = """
            SELECT local_date, count(*)::integer FROM appointments
            WHERE clinic_id = $1 AND local_date BETWEEN $2 AND $3 AND status <> 'CANCELLED' GROUP BY local_date
            """;

    private static final String PATIENT_OF = """
            SELECT DISTINCT professional_id FROM appointments
            WHERE customer_id = $1 AND professional_id = ANY ($2) AND status <> 'CANCELLED'
            """;

    private final Elsewhere elsewhere;

    SlotRepository(Elsewhere elsewhere) {
        this.elsewhere = elsewhere;
    }

    Agenda read(Tx tx, Clinic clinic, LocalDate from, LocalDate to, Instant now) {
        var zone = clinic.zone();
        var id = clinic.id();
        var taken = new HashMap<UUID, List<Taken>>();
        var begin = from.atStartOfDay(zone).toInstant();
        var end = to.plusDays(2).atStartOfDay(zone).toInstant();
        tx.list(TAKEN, SlotRepository::taken, id, begin.atOffset(ZoneOffset.UTC), end.atOffset(ZoneOffset.UTC),
                now.atOffset(ZoneOffset.UTC))
                .forEach(one -> taken.computeIfAbsent(one.getKey(), any -> new ArrayList<>()).add(one.getValue()));
        var counts = new HashMap<LocalDate, Integer>();
        if (clinic.policies().maxDailyAppointments() != null) {
            tx.list(COUNTS, row -> Map.entry(Objects.requireNonNull(row.getLocalDate(0)),
                    Objects.requireNonNull(row.getInteger(1))), id, from, to)
                    .forEach(one -> counts.put(one.getKey(), one.getValue()));
        }
        return new Agenda(clinic, tx.list(SERVICES, SlotRepository::service, id),
                tx.list(PROFESSIONALS, SlotRepository::professional, id),
                tx.list(RESOURCES, SlotRepository::resource, id), tx.list(RULES, SlotRepository::rule, id),
                tx.list(SPECIALS, SlotRepository::special, id, from, to), taken, counts,
                elsewhere.busy(tx, id, begin, end));
    }

    /** Who of some has or had a customer as a patient. */
    static List<UUID> patientOf(Tx tx, UUID customer, Set<UUID> professionals) {
        return tx.list(PATIENT_OF, row -> new Columns(row).id(0), customer, professionals.toArray(UUID[]::new));
    }

    /** Only what says when somebody is there. */
    static Agenda readHours(Tx tx, Clinic clinic, LocalDate from, LocalDate to) {
        var id = clinic.id();
        return new Agenda(clinic, List.of(), tx.list(PROFESSIONALS, SlotRepository::professional, id), List.of(),
                tx.list(RULES, SlotRepository::rule, id), tx.list(SPECIALS, SlotRepository::special, id, from, to),
                Map.of(), Map.of(), Map.of());
    }

    private static Map.Entry<UUID, Taken> taken(Row row) {
        var columns = new Columns(row);
        return Map.entry(columns.id(0), new Taken(columns.time(1), columns.time(2)));
    }

    private static Service service(Row row) {
        var columns = new Columns(row);
        return new Service(columns.id(0), columns.requiredText(1), columns.integer(2), row.getInteger(3), ids(row, 4));
    }

    private static Professional professional(Row row) {
        var columns = new Columns(row);
        return new Professional(columns.id(0), columns.requiredText(1), ids(row, 2), row.getInteger(3),
                columns.flag(4));
    }

    private static Resource resource(Row row) {
        var columns = new Columns(row);
        return new Resource(columns.id(0), columns.requiredText(1), columns.requiredText(2));
    }

    private static Rule rule(Row row) {
        var columns = new Columns(row);
        return new Rule(columns.optionalId(0), columns.integer(1), columns.requiredText(2), columns.requiredText(3));
    }

    private static Special special(Row row) {
        var columns = new Columns(row);
        return new Special(columns.optionalId(0), Objects.requireNonNull(row.getLocalDate(1)), columns.flag(2),
                columns.text(3), columns.text(4));
    }

    private static Set<UUID> ids(Row row, int at) {
        var ids = row.getArrayOfUUIDs(at);
        return ids == null ? Set.of() : Set.of(ids);
    }
}
