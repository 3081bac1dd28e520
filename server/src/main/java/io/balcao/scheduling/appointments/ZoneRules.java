package io.balcao.scheduling.appointments;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.work.Background;
import io.balcao.scheduling.appointments.ZoneRulesRepository.Seen;
import java.time.DateTimeException;
import java.time.zone.ZoneRulesProvider;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Governments change the rules of their clocks, and the new ones come with a newer Java. When a server starts that knows newer
 * ones than a clinic's appointments were made by, what was promised stays the time on the clinic's wall, and is listed for
 * somebody to look at. A server that knows older ones changes nothing back.
 */
public final class ZoneRules {
    private static final Logger LOG = LoggerFactory.getLogger(ZoneRules.class);

    private final Database database;
    private final Booking booking;
    private final ZoneRulesRepository repository = new ZoneRulesRepository();

    public ZoneRules(Database database, Booking booking) {
        this.database = database;
        this.booking = booking;
    }

    /** Looks once, beside everything else. */
    public void start(Background background) {
        background.run("rules of time zones", this::apply);
    }

    /** Looks at all clinics whose zone goes by newer rules, and returns when it is done. */
    public void apply() {
        for (var one : ZoneRulesRepository.all(database)) {
            var version = version(one.zone());
            if (one.isOlderThan(version)) {
                try {
                    apply(one.organization(), one, version);
                } catch (RuntimeException failure) {
                    LOG.error("What clinic {} promised could not be compared with new rules of its zone", one.clinic(),
                            failure);
                }
            }
        }
    }

    private void apply(OrganizationId organization, Seen one, String version) {
        try {
            booking.rulesChanged(organization, one.clinic(), tx -> repository.note(tx, one.clinic(), version));
        } catch (Problem.Conflict _) {
            // An hour that is there twice put two on one another: a person says which of them moves.
            booking.rulesUnclear(organization, one.clinic(), tx -> repository.note(tx, one.clinic(), version));
        }
    }

    /** What is called by its distance from UTC has no rules that could change. */
    private static String version(String zone) {
        try {
            return ZoneRulesProvider.getVersions(zone).lastKey();
        } catch (DateTimeException _) {
            return "";
        }
    }
}
