package io.balcao.scheduling.google;

import static io.balcao.scheduling.google.ConnectionRepository.time;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** What is to be made so at Google. */
final class TaskRepository {
    // Over what a person is to decide nothing is written.
    private static final String ASK = """
            INSERT INTO google_tasks (appointment_id, target, organization_id, clinic_id, next_attempt_at)
            SELECT $1, t.target, current_organization(), c.clinic_id, $3
            FROM google_connections c CROSS JOIN unnest($4::text[]) AS t(target)
            WHERE c.clinic_id = $2 AND (t.target = 'sheet' OR NOT EXISTS (SELECT FROM google_conflicts k
                WHERE k.appointment_id = $1 AND k.resolved_at IS NULL AND k.kind <> 'overlap'))
            ON CONFLICT (appointment_id, target) DO UPDATE SET changes = google_tasks.changes + 1, attempts = 0,
                next_attempt_at = excluded.next_attempt_at
            """;
    private static final String ASK_ALL = """
            INSERT INTO google_tasks (appointment_id, target, organization_id, clinic_id, next_attempt_at)
            SELECT a.id, t.target, current_organization(), a.clinic_id, $2
            FROM appointments a CROSS JOIN unnest($3::text[]) AS t(target)
            WHERE a.clinic_id = $1 AND a.status = 'CONFIRMED' AND a.local_date >= $4::date
            ON CONFLICT (appointment_id, target) DO NOTHING
            """;
    // What a person is to decide is not decided by the night.
    private static final String ASK_DIFFERING = """
            INSERT INTO google_tasks (appointment_id, target, organization_id, clinic_id, next_attempt_at)
            SELECT a.id, 'calendar', current_organization(), a.clinic_id, $2
            FROM appointments a
            JOIN google_calendars g ON g.clinic_id = a.clinic_id AND g.professional_id IS NOT DISTINCT FROM a.professional_id
            LEFT JOIN google_events e ON e.appointment_id = a.id
            WHERE a.clinic_id = $1 AND a.status = 'CONFIRMED' AND a.ends_at > $2
              AND (e.calendar IS DISTINCT FROM g.id OR e.is_gone OR e.starts_at <> a.starts_at OR e.ends_at <> a.ends_at)
              AND NOT EXISTS (SELECT FROM google_conflicts k WHERE k.appointment_id = a.id AND k.resolved_at IS NULL
                              AND k.kind <> 'overlap')
            ON CONFLICT (appointment_id, target) DO NOTHING
            """;
    private static final String NEXT = """
            SELECT appointment_id, target, changes, attempts FROM google_tasks
            WHERE clinic_id = $1 AND next_attempt_at <= $2 ORDER BY next_attempt_at, appointment_id, target LIMIT 1
            """;
    private static final String IS_WAITING = """
            SELECT EXISTS (SELECT FROM google_tasks WHERE appointment_id = $1 AND target = 'calendar')
            """;
    private static final String DONE = """
            DELETE FROM google_tasks WHERE appointment_id = $1 AND target = $2 AND changes = $3
            """;
    private static final String AGAIN = """
            UPDATE google_tasks SET attempts = attempts + 1, next_attempt_at = $4, trouble = $5
            WHERE appointment_id = $1 AND target = $2 AND changes = $3
            """;
    private static final String ALL_NOW = """
            UPDATE google_tasks SET next_attempt_at = $2 WHERE clinic_id = $1 AND next_attempt_at > $2
            """;
    private static final String WAITING = """
            SELECT count(*), count(*) FILTER (WHERE trouble IS NOT NULL) FROM google_tasks WHERE clinic_id = $1
            """;

    /** @param changes how often it was asked for */
    record Task(UUID appointment, String target, int changes, int attempts) {}

    /** How much waits, and how much of it failed before. */
    record Waiting(long all, long failed) {}

    /** Nothing, and false, where the clinic is not connected. */
    boolean ask(Tx tx, UUID appointment, UUID clinic, Instant now, String... targets) {
        return tx.change(ASK, appointment, clinic, time(now), targets) > 0;
    }

    /** Has whatever stands from a day on looked at. */
    void askAll(Tx tx, UUID clinic, Instant now, LocalDate from, String... targets) {
        tx.change(ASK_ALL, clinic, time(now), targets, from);
    }

    void askDiffering(Tx tx, UUID clinic, Instant now) {
        tx.change(ASK_DIFFERING, clinic, time(now));
    }

    Optional<Task> next(Tx tx, UUID clinic, Instant now) {
        return tx.one(NEXT, row -> {
            var c = new Columns(row);
            return new Task(c.id(0), c.requiredText(1), c.integer(2), c.integer(3));
        }, clinic, time(now));
    }

    /** Whether our own word of it is still to be said. */
    boolean isWaiting(Tx tx, UUID appointment) {
        return tx.one(IS_WAITING, row -> new Columns(row).flag(0), appointment).orElseThrow();
    }

    /** Unless it was asked for again meanwhile. */
    void done(Tx tx, Task task) {
        tx.change(DONE, task.appointment(), task.target(), task.changes());
    }

    void again(Tx tx, Task task, Instant at, String trouble) {
        tx.change(AGAIN, task.appointment(), task.target(), task.changes(), time(at), trouble);
    }

    /** Has also what was refused tried again at once. */
    void allNow(Tx tx, UUID clinic, Instant now) {
        tx.change(ALL_NOW, clinic, time(now));
    }

    Waiting waiting(Tx tx, UUID clinic) {
        return tx.one(WAITING, row -> new Waiting(new Columns(row).number(0), new Columns(row).number(1)), clinic)
                .orElseThrow();
    }
}
