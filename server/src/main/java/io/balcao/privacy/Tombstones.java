package io.balcao.privacy;

import io.balcao.accounts.AuditTrail;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erasures noted beside the database, a file for each organization: ids of customers that mean nothing any more, and
 * digests of addresses. A backup from before an erasure brings the person back; who finds in its file what the database
 * does not know does it again, before anything is served.
 */
final class Tombstones {
    /** What stands in place of the name, where nobody can look it up in a language. */
    private static final String CALLED = "Cliente apagado";
    private static final Duration PAUSE = Duration.ofMinutes(5);
    private static final Logger LOG = LoggerFactory.getLogger(Tombstones.class);

    private final Database database;
    private final AuditTrail audit;
    private final EventStream events;
    private final Path directory;
    private final TombstoneRepository repository = new TombstoneRepository();

    Tombstones(Database database, AuditTrail audit, EventStream events, Path directory) {
        this.database = database;
        this.audit = audit;
        this.events = events;
        this.directory = directory;
    }

    void start(Background background) {
        compareAll();
        background.repeat(PAUSE, "erasures", this::compareAll);
    }

    /** Brings database and files to the same. */
    void compareAll() {
        for (var organization : repository.organizations(database)) {
            compare(organization);
        }
    }

    void compare(OrganizationId organization) {
        var file = directory.resolve(organization + ".txt");
        try {
            var noted = Files.exists(file) ? read(Files.readAllLines(file)) : new TreeMap<String, String>();
            var known = known(organization);
            var unknown = new ArrayList<String>();
            noted.forEach((who, when) -> {
                var there = known.get(who);
                if (there == null || there.compareTo(when) < 0) {
                    unknown.add((who + " " + when).strip());
                }
            });
            if (!unknown.isEmpty()) {
                replay(organization, unknown);
                known.putAll(known(organization));
            }
            noted.forEach(
                    (who, when) -> known.merge(who, when, (one, other) -> one.compareTo(other) < 0 ? other : one));
            if (!known.equals(noted)) {
                write(file, known);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private SortedMap<String, String> known(OrganizationId organization) {
        return read(database.inTransaction(organization, tx -> repository.lines(tx.last())));
    }

    /** Who, and when last; customers are erased once, and have no time. */
    private static SortedMap<String, String> read(List<String> lines) {
        var read = new TreeMap<String, String>();
        for (var line : lines) {
            var end = line.startsWith("address ") ? line.lastIndexOf(' ') : line.length();
            read.merge(line.substring(0, end), line.substring(end).strip(),
                    (one, other) -> one.compareTo(other) < 0 ? other : one);
        }
        return read;
    }

    private void replay(OrganizationId organization, List<String> lines) {
        int again = database.inTransaction(organization, tx -> {
            int done = repository.replay(tx, lines, CALLED);
            if (done > 0) {
                audit.record(tx, null, null, "customer.erased_again", "customer", null, null,
                        new JsonObject().put("customers", done));
            }
            return done;
        });
        if (again > 0) {
            LOG.warn("The database came back from before {} erasures: they were done again", again);
            events.forget();
        }
    }

    private void write(Path file, SortedMap<String, String> tombstones) throws IOException {
        var lines = tombstones.entrySet().stream().map(one -> (one.getKey() + " " + one.getValue()).strip()).toList();
        Files.createDirectories(directory);
        var aside = Files.createTempFile(directory, "erasures", ".tmp");
        try {
            Files.write(aside, lines);
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }
}
