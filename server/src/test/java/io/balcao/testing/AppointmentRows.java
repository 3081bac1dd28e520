package io.balcao.testing;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.testing.ConversationRows.Sql;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** A clinic and appointments as rows, for tests of what hangs on them. */
public final class AppointmentRows {
    private final Sql sql;
    private final OrganizationId organization;
    private final UUID clinic = Ids.next();
    private final UUID service = Ids.next();

    /** Makes the clinic, with one service. */
    public AppointmentRows(Sql sql, OrganizationId organization) {
        this.sql = sql;
        this.organization = organization;
        sql.change("INSERT INTO clinics (id, organization_id, key, name, timezone, business_hours)"
                + " VALUES ($1, $2, $3, 'Clínica', 'America/Sao_Paulo', '{}')", clinic, organization.value(),
                "clinica-" + clinic.toString().substring(24));
        sql.change("INSERT INTO clinic_services (id, organization_id, clinic_id, name, duration_minutes)"
                + " VALUES ($1, $2, $3, 'Depilação a laser', 45)", service, organization.value(), clinic);
    }

    /** @param away from now to its beginning; negative for what is over */
    public UUID appointment(UUID customer, Duration away, String areas) {
        var id = Ids.next();
        sql.change("""
                INSERT INTO appointments (id, organization_id, clinic_id, customer_id, service_ids, starts_at, ends_at,
                       local_date, local_time, timezone, buffer_minutes, source, areas, notes)
                SELECT $1, $2, $3, $4, ARRAY[$5::uuid], t.at, t.at + interval '45 minutes',
                       (t.at AT TIME ZONE 'America/Sao_Paulo')::date, to_char(t.at AT TIME ZONE 'America/Sao_Paulo', 'HH24:MI'),
                       'America/Sao_Paulo', 10, 'CHAT', $6, $7
                FROM (SELECT $8::timestamptz AS at) AS t
                """, id, organization.value(), clinic, customer, service, areas, "nota sobre " + areas,
                OffsetDateTime.now(ZoneOffset.UTC).plus(away));
        sql.change("INSERT INTO taken_times (id, organization_id, clinic_id, subject_id, during, appointment_id)"
                + " SELECT gen_random_uuid(), $1, $2, $2, tstzrange(starts_at, ends_at), id FROM appointments WHERE id = $3",
                organization.value(), clinic, id);
        return id;
    }

    public void waits(UUID customer, String notes) {
        sql.change(
                "INSERT INTO waiting_entries (id, organization_id, clinic_id, customer_id, service_id, from_date, to_date,"
                        + " notes) VALUES ($1, $2, $3, $4, $5, current_date, current_date + 7, $6)",
                Ids.next(),
                organization.value(), clinic, customer, service, notes);
    }
}
