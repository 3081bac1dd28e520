package io.balcao.scheduling.waiting;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.Booking.FreedTime;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Times that became free, and to whom they are offered, in the transaction's organization. */
final class OfferRepository {
    private static final String ORGANIZATIONS = "SELECT id FROM organizations_with_due_offers($1) AS id WHERE is_served(id)";
    // Only where somebody waits for such a day: most clinics have no list.
    private static final String FREE = """
            INSERT INTO freed_times (id, organization_id, clinic_id, professional_id, starts_at, appointment_id, due_at)
            SELECT $1, current_organization(), $2, $3, $4::timestamptz, $5, $6
            WHERE $4::timestamptz > $6 AND EXISTS (SELECT FROM waiting_entries w
                WHERE w.clinic_id = $2 AND w.status IN ('WAITING', 'OFFERED')
                  AND (w.professional_id IS NULL OR w.professional_id = $3)
                  AND ($4::timestamptz AT TIME ZONE 'UTC')::date BETWEEN w.from_date - 1 AND w.to_date + 1)
            ON CONFLICT (clinic_id, professional_id, starts_at)
                DO UPDATE SET due_at = excluded.due_at, appointment_id = excluded.appointment_id
            """;
    private static final String NEXT = """
            SELECT f.id, f.clinic_id, f.professional_id, f.starts_at, f.appointment_id FROM freed_times f
            WHERE f.due_at <= $1 ORDER BY f.due_at, f.id LIMIT 1 FOR UPDATE SKIP LOCKED
            """;
    private static final String LATER = "UPDATE freed_times SET due_at = $2 WHERE id = $1";
    private static final String AGAIN = """
            UPDATE freed_times SET due_at = $4
            WHERE clinic_id = $1 AND professional_id IS NOT DISTINCT FROM $2 AND starts_at = $3 AND due_at > $4
            """;
    private static final String FORGET = "DELETE FROM freed_times WHERE id = $1";
    private static final String OPEN_OFFERS = """
            SELECT o.expires_at FROM waiting_offers o
            WHERE o.clinic_id = $1 AND o.status = 'OPEN' AND o.starts_at = $3 AND o.professional_id IS NOT DISTINCT FROM $2
            ORDER BY o.expires_at
            """;
    // Whoever did not want it, or did not answer, is not asked again; nor is who gave it back.
    private static final String CANDIDATES = """
            SELECT w.id, w.customer_id, k.name, w.service_id, s.name, w.professional_id FROM waiting_entries w
            JOIN clinic_services s ON s.id = w.service_id AND s.is_active
            JOIN customers k ON k.id = w.customer_id AND k.erased_at IS NULL
            WHERE w.clinic_id = $1 AND w.status = 'WAITING'
              AND (w.professional_id IS NULL OR w.professional_id IS NOT DISTINCT FROM $2)
              AND $4 BETWEEN w.from_date AND w.to_date
              AND (w.from_time IS NULL OR w.from_time <= $5) AND (w.to_time IS NULL OR w.to_time >= $5)
              AND w.customer_id IS DISTINCT FROM (SELECT a.customer_id FROM appointments a WHERE a.id = $6)
              AND NOT EXISTS (SELECT FROM waiting_offers o WHERE o.entry_id = w.id AND o.starts_at = $3
                  AND o.status IN ('OPEN', 'DECLINED', 'EXPIRED', 'UNSENT'))
            ORDER BY w.created_at, w.id LIMIT 100 FOR UPDATE OF w SKIP LOCKED
            """;
    private static final String OFFER = """
            INSERT INTO waiting_offers (id, organization_id, clinic_id, entry_id, professional_id, starts_at, ends_at, status,
                   expires_at, message_id, conversation_id)
            VALUES ($1, current_organization(), $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;
    private static final String OFFERED = """
            UPDATE waiting_entries SET status = 'OFFERED', offered_starts_at = $2, offer_expires_at = $3 WHERE id = $1
            """;
    private static final String WAITS_AGAIN = """
            , waits AS (UPDATE waiting_entries w SET status = 'WAITING', offered_starts_at = NULL, offer_expires_at = NULL
                FROM ended e WHERE w.id = e.entry_id AND w.status = 'OFFERED')
            SELECT e.clinic_id FROM ended e
            """;
    private static final String EXPIRE = """
            WITH ended AS (UPDATE waiting_offers SET status = 'EXPIRED' WHERE status = 'OPEN' AND expires_at <= $1
                RETURNING entry_id, clinic_id)
            """ + WAITS_AGAIN;
    private static final String END = """
            WITH ended AS (UPDATE waiting_offers SET status = $2 WHERE id = $1 AND status = 'OPEN' RETURNING entry_id, clinic_id)
            """ + WAITS_AGAIN;
    private static final String TAKE = """
            WITH ended AS (UPDATE waiting_offers SET status = 'TAKEN' WHERE clinic_id = $1 AND status = 'OPEN'
                AND starts_at < $4 AND ends_at > $3 AND professional_id IS NOT DISTINCT FROM $2 RETURNING entry_id, clinic_id)
            """ + WAITS_AGAIN;
    private static final String ACCEPT = """
            WITH accepted AS (UPDATE waiting_offers SET status = 'ACCEPTED' WHERE id = $1 RETURNING entry_id)
            UPDATE waiting_entries w SET status = 'BOOKED', offer_expires_at = NULL, appointment_id = $1
            FROM accepted a WHERE w.id = a.entry_id
            """;
    private static final String FIND = """
            SELECT o.id, c.key, o.clinic_id, w.customer_id, k.name, w.service_id, s.name, o.professional_id, p.name, o.starts_at,
                   o.status, w.status, w.appointment_id, w.notes
            FROM waiting_offers o JOIN waiting_entries w ON w.id = o.entry_id JOIN clinics c ON c.id = o.clinic_id
            JOIN clinic_services s ON s.id = w.service_id JOIN customers k ON k.id = w.customer_id
            LEFT JOIN professionals p ON p.id = o.professional_id
            WHERE o.id = $1
            """;
    private static final String CLINICS_WITH_OLD_HOLDS = """
            SELECT DISTINCT h.clinic_id FROM appointment_holds h WHERE h.expires_at <= $1
            """;

    /** A time that became free, to be offered. */
    record Freed(UUID id, UUID clinic, @Nullable UUID professional, Instant startsAt, @Nullable UUID appointment) {}

    /** Somebody who waits for such a time. */
    record Candidate(UUID entry, UUID customer, @Nullable String name, UUID service, String serviceName,
            @Nullable UUID professional) {}

    /** What somebody was offered. */
    record Offer(UUID id, String clinicKey, UUID clinic, UUID customer, @Nullable String customerName, UUID service,
            String serviceName, @Nullable UUID professional, @Nullable String professionalName, Instant startsAt,
            String status, String entryStatus, @Nullable UUID appointment, @Nullable String notes) {}

    /** To be written. */
    record NewOffer(UUID id, Freed time, UUID entry, @Nullable UUID professional, Instant endsAt, String status,
            Instant expiresAt, @Nullable UUID message, @Nullable UUID conversation) {}

    static List<OrganizationId> organizations(Database database, Instant now) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(new Columns(row).id(0)), time(now));
    }

    void free(Tx tx, FreedTime freed, Instant now) {
        tx.change(FREE, Ids.next(), freed.clinicId(), freed.professionalId(), time(freed.startsAt()),
                freed.appointmentId(), time(now));
    }

    /** The next that is due, held until the transaction ends; nothing when others have what there is. */
    Optional<Freed> next(Tx tx, Instant now) {
        return tx.one(NEXT, row -> {
            var c = new Columns(row);
            return new Freed(c.id(0), c.id(1), c.optionalId(2), c.time(3), c.optionalId(4));
        }, time(now));
    }

    void later(Tx tx, Freed freed, Instant due) {
        tx.change(LATER, freed.id(), time(due));
    }

    /** Somebody does not want it: others may be asked at once. */
    void again(Tx tx, Offer offer, Instant now) {
        tx.change(AGAIN, offer.clinic(), offer.professional(), time(offer.startsAt()), time(now));
    }

    void forget(Tx tx, Freed freed) {
        tx.change(FORGET, freed.id());
    }

    /** Until when those have time who are asked now, the first of them first. */
    List<Instant> open(Tx tx, Freed freed) {
        return tx.list(OPEN_OFFERS, row -> new Columns(row).time(0), freed.clinic(), freed.professional(),
                time(freed.startsAt()));
    }

    /** Who waits for such a time, those who have waited longest first; held until the transaction ends. */
    List<Candidate> candidates(Tx tx, Freed freed, LocalDate day, String clock) {
        return tx.list(CANDIDATES, row -> {
            var c = new Columns(row);
            return new Candidate(c.id(0), c.id(1), c.text(2), c.id(3), c.requiredText(4), c.optionalId(5));
        }, freed.clinic(), freed.professional(), time(freed.startsAt()), day, clock, freed.appointment());
    }

    void insert(Tx tx, NewOffer offer) {
        tx.change(OFFER, offer.id(), offer.time().clinic(), offer.entry(), offer.professional(),
                time(offer.time().startsAt()), time(offer.endsAt()), offer.status(), time(offer.expiresAt()),
                offer.message(), offer.conversation());
        if (offer.status().equals("OPEN")) {
            tx.change(OFFERED, offer.entry(), time(offer.time().startsAt()), time(offer.expiresAt()));
        }
    }

    /** Ends the offers that nobody answered in time; gives the clinics that they were of. */
    List<UUID> expire(Tx tx, Instant now) {
        return tx.list(EXPIRE, row -> new Columns(row).id(0), time(now));
    }

    /** Ends one that stands; who was asked waits on. Nothing when it had ended. */
    List<UUID> end(Tx tx, UUID offer, String status) {
        return tx.list(END, row -> new Columns(row).id(0), offer, status);
    }

    /** Ends the offers of a time that somebody has now. */
    void take(Tx tx, Appointment now) {
        tx.list(TAKE, row -> true, now.clinicUuid(), now.professionalId(), time(now.startsAt()), time(now.endsAt()));
    }

    /** What was offered is booked, under the offer's own id; false when the appointment came of no offer. */
    boolean accept(Tx tx, UUID appointment) {
        return tx.change(ACCEPT, appointment) == 1;
    }

    Optional<Offer> find(Tx tx, UUID id) {
        return tx.one(FIND, OfferRepository::read, id);
    }

    List<UUID> clinicsWithOldHolds(Tx tx, Instant now) {
        return tx.list(CLINICS_WITH_OLD_HOLDS, row -> new Columns(row).id(0), time(now));
    }

    private static Offer read(Row row) {
        var c = new Columns(row);
        return new Offer(c.id(0), c.requiredText(1), c.id(2), c.id(3), c.text(4), c.id(5), c.requiredText(6),
                c.optionalId(7), c.text(8), c.time(9), c.requiredText(10), c.requiredText(11), c.optionalId(12),
                c.text(13));
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
