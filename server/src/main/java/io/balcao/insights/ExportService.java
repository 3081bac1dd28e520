package io.balcao.insights;

import io.balcao.accounts.AuditTrail;
import io.balcao.insights.MetricRepository.Fact;
import io.balcao.insights.MetricRepository.Named;
import io.balcao.insights.MetricService.Days;
import io.balcao.platform.Caller;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Reply;
import io.balcao.platform.work.OwnThread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes the facts of a period to a file, a row each, in the organization's language and time zone. Rows come some at a time
 * and go to the disk, so that the size of a period does not matter; the reader gets the file when it is whole, so that a
 * slow one holds no transaction open. Who took what with them is in the audit trail.
 */
final class ExportService {
    /** What files that are being made are called. */
    static final String PREFIX = "balcao-metrics-";

    private final Database database;
    private final MetricService metrics;
    private final MetricRepository repository;
    private final AuditTrail audit;
    private final ExportPlaces places = new ExportPlaces();

    ExportService(Database database, MetricService metrics, MetricRepository repository, AuditTrail audit) {
        this.database = database;
        this.metrics = metrics;
        this.repository = repository;
        this.audit = audit;
    }

    /** For the audit trail. */
    record Exported(String format, LocalDate from, LocalDate to, @Nullable List<UUID> departmentIds,
            @Nullable UUID userId, @Nullable String channel, @Nullable UUID channelId, @Nullable String tag,
            long rows) {
        static Exported of(String format, Period period, MetricFilter filter, long rows) {
            // Words and ids that nothing was found by may be somebody else's: they are not kept.
            var kept = rows == 0 ? MetricFilter.NONE : filter;
            return new Exported(format, period.from(), period.to(), kept.departments(), kept.user(), kept.channel(),
                    kept.channelId(), kept.tag(), rows);
        }
    }

    Reply.Download export(Caller caller, Days days, MetricFilter filter, String format) {
        try (var _ = places.take(caller.organization())) {
            var file = Files.createTempFile(PREFIX, "." + format);
            try {
                return OwnThread.call("export", () -> written(caller, days, filter, format, file));
            } catch (Throwable failure) {
                Files.deleteIfExists(file);
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Reply.Download written(Caller caller, Days days, MetricFilter asked, String format, Path file) {
        return database.inTransaction(caller.organization(), tx -> {
            var period = metrics.period(tx, days);
            var filter = metrics.seen(tx, caller, asked);
            var written = write(tx, period, filter, format, file);
            audit.exported(tx, caller.userId(), caller.address(), "metrics.exported", "report", null,
                    Exported.of(format, period, filter, written.rows()), written.conversations());
            return new Reply.Download(file, sheetType(format),
                    "balcao-%s-%s.%s".formatted(period.from(), period.to(), format));
        });
    }

    /** What was written: how many rows, of which conversations. */
    record Written(long rows, Set<UUID> conversations) {}

    /** Writes a report to a file. */
    Written write(Tx tx, Period period, MetricFilter filter, String format, Path file) {
        try (var sheet = sheet(tx, format, file, period, filter)) {
            var counted = new long[1];
            var conversations = new HashSet<UUID>();
            repository.each(tx, period, filter, fact -> {
                sheet.add(fact);
                counted[0]++;
                conversations.add(fact.conversation());
            });
            return new Written(counted[0], conversations);
        }
    }

    /** A file that takes one fact after the other. */
    interface Sheet extends AutoCloseable {
        void add(Fact fact);

        @Override
        void close();
    }

    private Sheet sheet(Tx tx, String format, Path file, Period period, MetricFilter filter) {
        var organization = repository.organization(tx);
        var words = new ExportWords(organization.locale());
        return switch (format) {
            case "xlsx" -> new XlsxSheet(file, period.zone(), words, numbers(tx, period, filter));
            case "pdf" -> new PdfSheet(file, period.zone(), words, new PdfSheet.Heading(organization.name(),
                    repository.look(tx), words.days(period.from(), period.to()), about(tx, period, filter, words),
                    numbers(tx, period, filter)));
            default -> new CsvSheet(file, period.zone(), words);
        };
    }

    /** What the screen tells of the same days: the cards and the tables. */
    record Numbers(OverviewView overview, AttendanceView lists, TagsView tags) {}

    private Numbers numbers(Tx tx, Period period, MetricFilter filter) {
        return new Numbers(metrics.overview(tx, period, filter), metrics.attendance(tx, period, filter),
                metrics.tags(tx, period, filter));
    }

    /** Which days, compared with which, of whom, and how times are counted. */
    private List<String> about(Tx tx, Period period, MetricFilter filter, ExportWords words) {
        var only = new ArrayList<String>();
        if (filter.departments() != null) {
            filter.departments().forEach(id -> name(repository.departments(tx), id).ifPresent(
                    name -> only.add(words.text("department") + " " + name)));
        }
        name(repository.users(tx), filter.user()).ifPresent(name -> only.add(words.text("attendant") + " " + name));
        if (filter.channel() != null) {
            only.add(words.text("channel") + " " + filter.channel());
        }
        repository.channels(tx).stream().filter(one -> one.id().equals(filter.channelId()))
                .forEach(one -> only.add(words.text("channel") + " " + one.name()));
        if (filter.tag() != null) {
            only.add(words.text("tag") + " " + filter.tag());
        }
        var before = period.from().minusDays(1);
        return List.of(
                "%s: %s (%s)".formatted(words.text("period"), words.days(period.from(), period.to()),
                        period.zone().getId()),
                "%s: %s".formatted(words.text("compared"), words.days(period.previousFrom(), before)),
                "%s: %s".formatted(words.text("filters"),
                        only.isEmpty() ? words.text("everything") : String.join(", ", only)),
                words.text(filter.isInBusinessHours() ? "business_hours" : "clock"));
    }

    private static Optional<String> name(List<Named> known, @Nullable UUID id) {
        return known.stream().filter(one -> one.id().equals(id)).map(Named::name).findFirst();
    }

    static String sheetType(String format) {
        return switch (format) {
            case "xlsx" -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
            case "pdf" -> "application/pdf";
            default -> "text/csv; charset=utf-8";
        };
    }
}
