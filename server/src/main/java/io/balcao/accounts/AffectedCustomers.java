package io.balcao.accounts;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.balcao.accounts.AuditLogRepository.After;
import io.balcao.platform.Caller;
import io.balcao.platform.Permission;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.SpreadsheetText;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Whose data was read, changed or exported, by the audit trail: whom to tell after an incident. The question is a row of the
 * trail.
 */
final class AffectedCustomers {
    /** A year of a busy organization: more are asked for in shorter spans. */
    private static final int MOST = 100_000;

    private final Database database;
    private final AuditRepository rows = new AuditRepository();
    private final AffectedCustomerRepository repository = new AffectedCustomerRepository();

    AffectedCustomers(Database database) {
        this.database = database;
    }

    /** For the trail. Ids that may be nobody's here are not kept. */
    private record Asked(Instant from, @Nullable Instant to, boolean isNarrowed) {
        static Asked of(Incident incident) {
            return new Asked(incident.from(), incident.to(), incident.userId() != null || incident.apiKeyId() != null
                    || incident.address() != null || incident.objectId() != null);
        }
    }

    List<AffectedCustomer> list(Caller caller, Incident incident, @Nullable After after, int limit) {
        return found(caller, incident, after, limit, "audit_trail.customers_listed");
    }

    /** Whoever is named to the one who asks was read by them: the row knows whom. */
    private List<AffectedCustomer> found(Caller caller, Incident incident, @Nullable After after, int limit,
            String action) {
        var found = database.inTransaction(caller.organization(), tx -> {
            var named = repository.list(tx, incident, after, limit);
            var row = rows.insert(tx, caller.userId(), caller.address(), action, "audit_trail", null, null,
                    new JsonObject(Json.text(Asked.of(incident))));
            rows.insertCustomers(tx, row, named.stream().map(AffectedCustomer::id).toList());
            return named;
        });
        return caller.may(Permission.SEE_PHONE_NUMBERS)
                ? found
                : found.stream().map(AffectedCustomer::masked).toList();
    }

    Reply.Download export(Caller caller, Incident incident, String format) {
        var found = found(caller, incident, null, MOST + 1, "audit_trail.customers_exported");
        if (found.size() > MOST) {
            throw new Problem.Unprocessable("from", "concerns too many customers: ask for shorter spans");
        }
        return format.equals("json")
                ? file(".json", "application/json", path -> Files.writeString(path, Json.text(found)))
                : file(".csv", "text/csv; charset=utf-8", path -> write(path, found));
    }

    /** Writes a file. */
    private interface Writer {
        void write(Path path) throws IOException;
    }

    private static Reply.Download file(String ending, String type, Writer writer) {
        try {
            var path = Files.createTempFile("balcao-affected-", ending);
            try {
                writer.write(path);
                return new Reply.Download(path, type, "balcao-affected" + ending);
            } catch (Throwable failure) {
                Files.deleteIfExists(path);
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void write(Path path, List<AffectedCustomer> found) throws IOException {
        try (var file = Files.newBufferedWriter(path)) {
            // A mark of UTF-8, without which Excel guesses.
            file.write('\uFEFF');
            var rows = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(file);
            rows.writeRecord("customer_id", "name", "phone_number", "erased_at", "reads", "changes", "exports",
                    "first_at", "last_at");
            for (var one : found) {
                rows.writeRecord(one.id().toString(), SpreadsheetText.of(one.name()),
                        Objects.toString(one.phoneNumber(), ""), Objects.toString(one.erasedAt(), ""),
                        Long.toString(one.reads()), Long.toString(one.changes()), Long.toString(one.exports()),
                        one.firstAt().toString(), one.lastAt().toString());
            }
            rows.flush();
        }
    }
}
