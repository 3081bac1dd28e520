package io.balcao.scheduling.google;

import io.balcao.platform.db.Database;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.appointments.AppointmentRepository;
import io.balcao.scheduling.google.GoogleAnswer.Done;
import io.balcao.scheduling.google.SheetWriter.Sheet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Makes a sheet equal to the agenda again, however long ago an appointment was: each that was not cancelled has a row, and
 * no row says what is not so. Where there is more to mend than one comparison may, the newest come first and the rest the
 * next time: what people change meanwhile is not to wait for hours behind what a night found.
 */
final class SheetComparison {
    /** They are one call. */
    private static final int MOST_MISSING = 2000;
    /** Each is a task, and two calls. */
    private static final int MOST_CHANGED = 500;
    private static final int PAGE = 500;

    private final Database database;
    private final SheetWriter sheets;
    private final AppointmentRepository appointments = new AppointmentRepository();
    private final TaskRepository tasks = new TaskRepository();

    SheetComparison(Database database, SheetWriter sheets) {
        this.database = database;
        this.sheets = sheets;
    }

    /**
     * What came of it.
     *
     * @param answer {@code Done} when it was compared, and what had no row has one
     */
    record Compared(GoogleAnswer answer, int appended) {
        static final Compared NOTHING = new Compared(GoogleAnswer.nothing(), 0);
    }

    /** Rows that are missing are added at once, and those that say something else become tasks. */
    Compared compare(Speaker speaker, Sheet sheet, Instant now) {
        var read = sheets.read(speaker, sheet);
        if (!(read.answer() instanceof Done)) {
            return new Compared(read.answer(), 0);
        }
        var missing = missing(speaker, read.rows(), now);
        if (missing.isEmpty()) {
            return Compared.NOTHING;
        }
        var appended = sheets.append(speaker, sheet, missing);
        return new Compared(appended, appended instanceof Done ? missing.size() : 0);
    }

    private List<Appointment> missing(Speaker speaker, Map<String, List<String>> rows, Instant now) {
        var clinic = speaker.clinic().id();
        return database.inTransaction(speaker.organization(), tx -> {
            var missing = new ArrayList<Appointment>();
            var changed = new ArrayList<UUID>();
            var page = appointments.newest(tx, clinic, null, PAGE);
            while (!page.isEmpty()) {
                for (var one : page) {
                    var row = rows.get(one.id().toString());
                    if (row == null) {
                        // What was held and what nobody came to has a row as well; one that was cancelled needs none.
                        if (one.cancelledAt() == null && missing.size() < MOST_MISSING) {
                            missing.add(one);
                        }
                    } else if (!SheetWriter.isSo(one, row) && changed.size() < MOST_CHANGED) {
                        changed.add(one.id());
                    }
                }
                page = appointments.newest(tx, clinic, page.getLast(), PAGE);
            }
            changed.forEach(one -> tasks.ask(tx, one, clinic, now, "sheet"));
            return missing;
        });
    }
}
