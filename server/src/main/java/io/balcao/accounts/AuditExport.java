package io.balcao.accounts;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.balcao.accounts.AuditLogRepository.After;
import io.balcao.accounts.AuditLogRepository.Filter;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.SpreadsheetText;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail as a file: a row for each deed, the newest first, with the number of its seal. Read page by page, so that
 * neither memory nor a transaction grows with it. Who took it along is a row of the trail itself, written before.
 */
final class AuditExport {
    private static final int PAGE = 1_000;
    private static final Duration SOON = Duration.ofSeconds(5);

    private final Database database;
    private final AuditTrail auditTrail;
    private final AuditLogRepository logs = new AuditLogRepository();
    /** One at a time on each server. */
    private final Semaphore place = new Semaphore(1);

    AuditExport(Database database, AuditTrail auditTrail) {
        this.database = database;
        this.auditTrail = auditTrail;
    }

    /**
     * What was taken along. Names that were searched for are not kept, nor ids that may be nobody's here.
     *
     * @param isNarrowed to a person, to what was done something to, or by words
     */
    private record Exported(@Nullable String action, @Nullable String objectType, @Nullable Instant from,
            @Nullable Instant to, boolean isNarrowed) {
        static Exported of(Filter filter) {
            return new Exported(filter.action(), filter.objectType(), filter.from(), filter.to(),
                    filter.userId() != null || filter.objectId() != null || filter.customerId() != null
                            || filter.text() != null);
        }
    }

    Reply.Download make(Caller caller, Filter filter) {
        if (!place.tryAcquire()) {
            throw new Problem.TooMany("Another export is being made, try again in a moment", SOON);
        }
        try {
            var file = Files.createTempFile("balcao-audit-", ".csv");
            try {
                database.inTransaction(caller.organization(), tx -> {
                    auditTrail.record(tx, caller, "audit_trail.exported", "audit_trail", null, null,
                            Exported.of(filter));
                    return filter;
                });
                write(caller, filter, file);
                return new Reply.Download(file, "text/csv; charset=utf-8", "balcao-audit.csv");
            } catch (Throwable failure) {
                Files.deleteIfExists(file);
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            place.release();
        }
    }

    private void write(Caller caller, Filter filter, Path path) throws IOException {
        try (var file = Files.newBufferedWriter(path)) {
            // A mark of UTF-8, without which Excel guesses.
            file.write('\uFEFF');
            var rows = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file);
            rows.writeRecord("created_at", "user", "user_id", "action", "object_type", "object_id", "address",
                    "old_values",
                    "new_values", "seal_number", "id");
            After after = null;
            List<AuditLog> page;
            do {
                page = page(caller, filter, after);
                page.forEach(row -> rows.writeRecord(fields(row)));
                after = page.isEmpty() ? null : new After(page.getLast().createdAt(), page.getLast().id());
            } while (page.size() == PAGE);
            rows.flush();
        }
    }

    private List<AuditLog> page(Caller caller, Filter filter, @Nullable After after) {
        return database.inTransaction(caller.organization(), tx -> logs.list(tx, filter, after, PAGE));
    }

    private static List<String> fields(AuditLog row) {
        var user = row.user();
        return List.of(row.createdAt().toString(), user == null ? "" : SpreadsheetText.of(user.fullName()),
                user == null ? "" : user.id().toString(), row.action(), row.objectType(),
                Objects.toString(row.objectId(), ""), Objects.toString(row.address(), ""), json(row.oldValues()),
                json(row.newValues()), Objects.toString(row.sealNumber(), ""), row.id().toString());
    }

    private static String json(@Nullable JsonObject values) {
        return values == null ? "" : values.encode();
    }
}
