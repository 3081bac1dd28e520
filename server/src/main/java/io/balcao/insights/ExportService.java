package io.balcao.insights;

import io.balcao.accounts.AuditTrail;
import io.balcao.insights.MetricRepository.Fact;
import io.balcao.insights.MetricService.Days;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Writes the facts of a period to a file, a row each, in the organization's language and time zone. Rows come some at a time
 * and go to the disk, so that the size of a period does not matter; the reader gets the file when it is whole, so that a
 * slow one holds no transaction open. Who took what with them is in the audit trail.
 */
final class ExportService {
    private static final int AT_ONCE = 2;

    private final Database database;
    private final MetricService metrics;
    private final MetricRepository repository;
    private final AuditTrail audit;
    /** More of them at once would be felt by those who answer customers. */
    private final Semaphore places = new Semaphore(AT_ONCE, true);

    ExportService(Database database, MetricService metrics, MetricRepository repository, AuditTrail audit) {
        this.database = database;
        this.metrics = metrics;
        this.repository = repository;
        this.audit = audit;
    }

    /** For the audit trail. */
    private record Exported(String format, LocalDate from, LocalDate to, @Nullable UUID departmentId,
            @Nullable UUID userId, @Nullable String channel, @Nullable String tag, long rows) {}

    Reply.Download export(Caller caller, Days days, MetricFilter filter, String format) {
        if (!places.tryAcquire()) {
            throw new Problem.TooMany("Other exports are being made, try again in a moment",
                    java.time.Duration.ofSeconds(5));
        }
        try {
            var file = Files.createTempFile("balcao-metrics-", "." + format);
            try {
                return written(caller, days, filter, format, file);
            } catch (Throwable failure) {
                Files.deleteIfExists(file);
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            places.release();
        }
    }

    private Reply.Download written(Caller caller, Days days, MetricFilter filter, String format, Path file) {
        return database.inTransaction(caller.organization(), tx -> {
            var period = metrics.period(tx, days);
            var words = new ExportWords(repository.organization(tx).locale());
            long rows;
            try (var sheet = sheet(format, file, period, words)) {
                var counted = new long[1];
                repository.each(tx, period.window(), filter, fact -> {
                    sheet.add(fact);
                    counted[0]++;
                });
                rows = counted[0];
            }
            // Words and ids that nothing was found by may be somebody else's: they are not kept.
            var kept = rows == 0 ? new MetricFilter(null, null, null, null) : filter;
            audit.record(tx, caller, "metrics.exported", "report", null, null, new Exported(format, period.from(),
                    period.to(), kept.department(), kept.user(), kept.channel(), kept.tag(), rows));
            return new Reply.Download(file, sheetType(format),
                    "balcao-%s-%s.%s".formatted(period.from(), period.to(), format));
        });
    }

    /** A file that takes one fact after the other. */
    interface Sheet extends AutoCloseable {
        void add(Fact fact);

        @Override
        void close();
    }

    private static Sheet sheet(String format, Path file, Period period, ExportWords words) {
        return format.equals("xlsx")
                ? new XlsxSheet(file, period.zone(), words)
                : new CsvSheet(file, period.zone(), words);
    }

    private static String sheetType(String format) {
        return format.equals("xlsx")
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/csv; charset=utf-8";
    }
}
