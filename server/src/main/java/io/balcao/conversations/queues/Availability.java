package io.balcao.conversations.queues;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.realtime.Attendance;
import io.balcao.platform.realtime.Attendance.Attendant;
import io.balcao.platform.work.Background;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down who is at this server's sockets, so that whoever gives out conversations sees it in the same transaction.
 * What it says runs out unless it is said again: nobody is given work by the word of a dead server.
 */
final class Availability implements Attendance.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(Availability.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final Database database;
    private final Queues queues;
    private final QueueRepository repository;
    private final Attendance attendance;
    private final Background background;
    private final Duration lease;

    // Guarded by itself.
    private final Set<Attendant> changed = new HashSet<>();
    private boolean isWriting;

    Availability(Database database, Queues queues, QueueRepository repository, Attendance attendance,
            Background background, Duration lease) {
        this.database = database;
        this.queues = queues;
        this.repository = repository;
        this.attendance = attendance;
        this.background = background;
        this.lease = lease;
    }

    void start() {
        attendance.tell(this);
        background.repeat(lease.dividedBy(3), "availability", () -> note(attendance.all()));
    }

    @Override
    public void changed(Attendant attendant) {
        note(List.of(attendant));
    }

    @Override
    public void died(String node) {
        background.run("availability", () -> {
            for (var organization : QueueRepository.withPresenceAt(database, node)) {
                queues.alone(organization, tx -> {
                    repository.forgetPresence(tx, node);
                    return Handed.NOTHING;
                });
            }
        });
    }

    /** One writes at a time, so that of two words about somebody the later one is written last. */
    private void note(List<Attendant> attendants) {
        synchronized (changed) {
            changed.addAll(attendants);
            if (isWriting || changed.isEmpty()) {
                return;
            }
            isWriting = true;
        }
        background.run("availability", this::write);
    }

    private void write() {
        for (var noted = next(); !noted.isEmpty(); noted = next()) {
            try {
                noted.forEach(this::write);
            } catch (RuntimeException failure) {
                LOG.warn("Who is present could not be written down: {}", failure.toString());
                var again = noted;
                synchronized (changed) {
                    again.forEach((organization, users) -> users
                            .forEach(user -> changed.add(new Attendant(organization, user))));
                    isWriting = false;
                }
                var _ = background.after(RETRY, "availability", () -> note(List.of()));
                return;
            }
        }
    }

    private Map<OrganizationId, List<UUID>> next() {
        var next = new HashMap<OrganizationId, List<UUID>>();
        synchronized (changed) {
            changed.forEach(one -> next.computeIfAbsent(one.organization(), key -> new ArrayList<>()).add(one.user()));
            changed.clear();
            isWriting = !next.isEmpty();
        }
        return next;
    }

    private void write(OrganizationId organization, List<UUID> users) {
        var statuses = users.stream().map(user -> attendance.of(organization, user)
                .map(status -> status.name().toLowerCase(Locale.ROOT)).orElse("gone")).toList();
        queues.freeing(organization,
                tx -> repository.notePresence(tx, attendance.node(), users, statuses, lease));
    }
}
