package io.balcao.privacy;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All that is known of a person. Who was merged into them is the same person. */
final class PersonRepository {
    private static final String FIND = """
            SELECT k.id, k.name, k.erased_at, o.name, o.locale, o.timezone,
                   ARRAY(SELECT p.id::text FROM customers p WHERE p.organization_id = k.organization_id
                         AND (p.id = k.id OR p.metadata ->> 'merged_into' = k.id::text) ORDER BY p.id),
                   clock_timestamp()
            FROM customers k JOIN organizations o ON o.id = k.organization_id WHERE k.id = $1
            """;
    private static final String PROFILES = """
            SELECT k.id, k.name, k.phone_number, k.email, k.metadata, k.created_at, k.updated_at
            FROM customers k WHERE k.id = ANY($1::uuid[]) ORDER BY k.id
            """;
    private static final String ADDRESSES = """
            SELECT a.channel_kind, a.address, a.send_to, a.created_at, a.retired_at FROM customer_addresses a
            WHERE a.customer_id = ANY($1::uuid[]) ORDER BY a.created_at
            """;
    private static final String TALKS = """
            SELECT c.id, c.channel, h.name, h.display_phone_number, d.name, c.status, c.tags, c.started_at, c.closed_at,
                   c.metadata
            FROM conversations c JOIN channels h ON h.id = c.channel_id
            LEFT JOIN departments d ON d.id = c.department_id
            WHERE c.customer_id = ANY($1::uuid[]) AND c.id > $2 AND c.created_at <= $3 ORDER BY c.id LIMIT $4
            """;
    private static final String MESSAGES = """
            SELECT m.id, m.created_at, m.sent_at, m.sender_type, u.full_name, m.message_type, m.content, m.status,
                   m.reply_to_id, m.metadata, m.reactions, f.id, f.file_name, f.mime_type, f.status
            FROM messages m LEFT JOIN users u ON u.id = m.sender_user_id LEFT JOIN media f ON f.id = m.media_id
            WHERE m.conversation_id = $1 AND m.received_at <= $2
              AND ($3::timestamptz IS NULL OR (m.created_at, m.id) > ($3, $4::uuid))
            ORDER BY m.created_at, m.id LIMIT $5
            """;
    private static final String FILES = """
            SELECT DISTINCT f.id, f.file_name, f.mime_type, f.storage_key FROM messages m JOIN media f ON f.id = m.media_id
            WHERE m.conversation_id = $1 AND f.status = 'ready'
            """;
    private static final String WEBHOOKS = """
            SELECT e.url, e.description, count(*), min(d.attempted_at), max(d.attempted_at),
                   array_agg(DISTINCT d.event_type)
            FROM webhook_deliveries d JOIN webhook_endpoints e ON e.id = d.endpoint_id
            WHERE d.attempted_at IS NOT NULL AND d.conversation_id IN (
                SELECT c.id FROM conversations c WHERE c.customer_id = ANY($1::uuid[]))
            GROUP BY e.id, e.url, e.description ORDER BY 4
            """;
    private static final String KEYS = """
            SELECT u.full_name, k.scopes, k.created_at, k.last_used_at, k.revoked_at
            FROM api_keys k JOIN users u ON u.id = k.user_id
            WHERE k.last_used_at IS NOT NULL AND EXISTS (
                SELECT FROM unnest(k.scopes) AS s(scope) WHERE s.scope ~ '^(customers|conversations|messages|media):')
            ORDER BY k.created_at
            """;
    private static final String CHANNELS = """
            SELECT DISTINCT h.kind, h.name, h.display_phone_number
            FROM conversations c JOIN channels h ON h.id = c.channel_id WHERE c.customer_id = ANY($1::uuid[])
            """;
    private static final String CONSENTS = """
            SELECT s.purpose, s.state, s.channel, s.text_version, s.note, s.happened_at, s.recorded_at
            FROM consents s WHERE s.customer_id = ANY($1::uuid[]) ORDER BY s.happened_at, s.id
            """;
    private static final String SURVEYS = """
            SELECT s.conversation_id, s.state, s.asked_at, s.score, s.scored_at, m.content
            FROM surveys s JOIN conversations c ON c.id = s.conversation_id LEFT JOIN messages m ON m.id = s.comment_id
            WHERE c.customer_id = ANY($1::uuid[]) AND s.asked_at IS NOT NULL ORDER BY s.asked_at, s.id
            """;
    private static final String APPOINTMENTS = """
            SELECT c.name, a.local_date::text, a.local_time, a.timezone, a.status,
                   ARRAY(SELECT s.name FROM clinic_services s WHERE s.id = ANY (a.service_ids) ORDER BY s.name), p.name,
                   a.areas, a.notes, a.source, a.confirmed_at, a.cancelled_at, a.cancel_reason, a.created_at
            FROM appointments a JOIN clinics c ON c.id = a.clinic_id LEFT JOIN professionals p ON p.id = a.professional_id
            WHERE a.customer_id = ANY($1::uuid[]) ORDER BY a.starts_at, a.id
            """;
    private static final String WAITING = """
            SELECT c.name, s.name, p.name, w.from_date::text, w.to_date::text, w.from_time, w.to_time, w.notes, w.status,
                   w.created_at
            FROM waiting_entries w JOIN clinics c ON c.id = w.clinic_id JOIN clinic_services s ON s.id = w.service_id
            LEFT JOIN professionals p ON p.id = w.professional_id
            WHERE w.customer_id = ANY($1::uuid[]) ORDER BY w.created_at, w.id
            """;
    private static final String HISTORY = """
            SELECT a.created_at, a.action, v.old_values, v.new_values FROM audit_logs a
            LEFT JOIN audit_personal_values v ON v.organization_id = a.organization_id AND v.audit_log_id = a.id
                AND v.customer_id = ANY($1::uuid[])
            WHERE a.id IN (SELECT f.audit_log_id FROM audit_customers f WHERE f.customer_id = ANY($1::uuid[]))
            ORDER BY a.created_at, a.id LIMIT 10000
            """;

    /**
     * A person, and how their organization speaks.
     *
     * @param ids their own, and of those who were merged into them
     * @param now the database's clock, by which what is stored got its times
     */
    record Person(UUID id, String name, @Nullable Instant erasedAt, String organization, String locale,
            String zone, List<String> ids, Instant now) {
        Object[] keys() {
            return ids.stream().map(UUID::fromString).toArray(UUID[]::new);
        }
    }

    /** What they agreed to, or took back; by whose hand is the business's. */
    record Consent(String purpose, String state, String channel, @Nullable String textVersion, @Nullable String note,
            Instant happenedAt, Instant recordedAt) {}

    record Profile(List<JsonObject> records, List<Address> addresses) {}

    record Address(String channel, String address, String sendTo, Instant since, @Nullable Instant until) {}

    record Talk(UUID id, String channel, String channelName, @Nullable String channelNumber,
            @Nullable String department, String status, List<String> tags, Instant startedAt,
            @Nullable Instant closedAt, JsonObject fields) {}

    /** @param file where in the ZIP its file is; null when there is none, or it could not be fetched */
    record Said(UUID id, Instant createdAt, Instant sentAt, String senderType, @Nullable String senderName,
            String messageType, String content, String status, @Nullable UUID replyToId, JsonObject metadata,
            JsonArray reactions, @Nullable String file) {}

    record Stored(UUID id, String path, String key) {}

    record Sharing(List<Operator> operators, List<Receiver> webhooks, List<Program> programs) {}

    /** Who brings the messages. */
    record Operator(String operator, String channel, String name, @Nullable String number) {}

    record Receiver(String url, String description, long events, Instant first, Instant last, List<String> kinds) {}

    record Program(String name, List<String> scopes, Instant since, @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt) {}

    /** What of the person was changed stands before and after. */
    record Act(Instant at, String action, @Nullable JsonObject before, @Nullable JsonObject after) {}

    /** How they were asked what they think, and what they said. */
    record Asked(UUID conversation, String state, Instant askedAt, @Nullable Short score, @Nullable Instant scoredAt,
            @Nullable String comment) {}

    /** What they booked, and what they wait for. */
    record Bookings(List<Appointment> appointments, List<Waiting> waitingList) {}

    record Appointment(String clinic, String date, String time, String timezone, String status, List<String> services,
            @Nullable String professional, @Nullable String areas, @Nullable String notes, String source,
            @Nullable Instant confirmedAt, @Nullable Instant cancelledAt, @Nullable String cancelReason,
            Instant createdAt) {}

    record Waiting(String clinic, String service, @Nullable String professional, String fromDate, String toDate,
            @Nullable String fromTime, @Nullable String toTime, @Nullable String notes, String status,
            Instant createdAt) {}

    Optional<Person> find(Tx tx, UUID id) {
        return tx.one(FIND, row -> {
            var c = new Columns(row);
            return new Person(c.id(0), c.requiredText(1), c.optionalTime(2), c.requiredText(3), c.requiredText(4),
                    c.requiredText(5), c.texts(6), c.time(7));
        }, id);
    }

    Profile profile(Tx tx, Person person) {
        var records = tx.list(PROFILES, row -> {
            var c = new Columns(row);
            return new JsonObject().put("id", c.id(0).toString()).put("name", c.requiredText(1))
                    .put("phone_number", c.text(2)).put("email", c.text(3)).put("fields", c.json(4))
                    .put("created_at", Json.time(c.time(5)))
                    .put("updated_at", Json.time(c.time(6)));
        }, (Object) person.keys());
        return new Profile(records, tx.list(ADDRESSES, row -> {
            var c = new Columns(row);
            return new Address(c.requiredText(0), c.requiredText(1), c.requiredText(2), c.time(3), c.optionalTime(4));
        }, (Object) person.keys()));
    }

    List<Talk> talks(Tx tx, Person person, Instant until, UUID after, int most) {
        return tx.list(TALKS, row -> {
            var c = new Columns(row);
            return new Talk(c.id(0), c.requiredText(1), c.requiredText(2), c.text(3), c.text(4), c.requiredText(5),
                    c.texts(6), c.time(7), c.optionalTime(8), c.json(9));
        }, person.keys(), after, until.atOffset(ZoneOffset.UTC), most);
    }

    List<Said> messages(Tx tx, UUID conversation, Instant until, @Nullable Said after, int most) {
        return tx.list(MESSAGES, PersonRepository::said, conversation, until.atOffset(ZoneOffset.UTC),
                after == null ? null : after.createdAt().atOffset(ZoneOffset.UTC), after == null ? null : after.id(),
                most);
    }

    private static Said said(Row row) {
        var c = new Columns(row);
        var media = c.optionalId(11);
        var file = media == null || !"ready".equals(c.text(14)) ? null : path(media, c.text(12), c.text(13));
        return new Said(c.id(0), c.time(1), c.time(2), c.requiredText(3), c.text(4), c.requiredText(5),
                c.requiredText(6), c.requiredText(7), c.optionalId(8), c.json(9),
                c.anyJson(10) instanceof JsonArray reactions ? reactions : new JsonArray(), file);
    }

    List<Stored> files(Tx tx, UUID conversation) {
        return tx.list(FILES, row -> {
            var c = new Columns(row);
            return new Stored(c.id(0), path(c.id(0), c.text(1), c.text(2)), c.requiredText(3));
        }, conversation);
    }

    Sharing sharing(Tx tx, Person person) {
        var operators = tx.list(CHANNELS, row -> {
            var c = new Columns(row);
            return new Operator("Meta Platforms, Inc. (WhatsApp)", c.requiredText(0), c.requiredText(1), c.text(2));
        }, (Object) person.keys());
        var webhooks = tx.list(WEBHOOKS, row -> {
            var c = new Columns(row);
            return new Receiver(c.requiredText(0), c.requiredText(1), c.number(2), c.time(3), c.time(4), c.texts(5));
        }, (Object) person.keys());
        return new Sharing(operators, webhooks, tx.list(KEYS, row -> {
            var c = new Columns(row);
            return new Program(c.requiredText(0), c.texts(1), c.time(2), c.optionalTime(3), c.optionalTime(4));
        }));
    }

    List<Asked> surveys(Tx tx, Person person) {
        return tx.list(SURVEYS, row -> {
            var c = new Columns(row);
            return new Asked(c.id(0), c.requiredText(1), c.time(2), row.getShort(3), c.optionalTime(4), c.text(5));
        }, (Object) person.keys());
    }

    Bookings bookings(Tx tx, Person person) {
        var appointments = tx.list(APPOINTMENTS, row -> {
            var c = new Columns(row);
            return new Appointment(c.requiredText(0), c.requiredText(1), c.requiredText(2), c.requiredText(3),
                    c.requiredText(4), c.texts(5), c.text(6), c.text(7), c.text(8), c.requiredText(9),
                    c.optionalTime(10), c.optionalTime(11), c.text(12), c.time(13));
        }, (Object) person.keys());
        return new Bookings(appointments, tx.list(WAITING, row -> {
            var c = new Columns(row);
            return new Waiting(c.requiredText(0), c.requiredText(1), c.text(2), c.requiredText(3), c.requiredText(4),
                    c.text(5), c.text(6), c.text(7), c.requiredText(8), c.time(9));
        }, (Object) person.keys()));
    }

    List<Consent> consents(Tx tx, Person person) {
        return tx.list(CONSENTS, row -> {
            var c = new Columns(row);
            return new Consent(c.requiredText(0), c.requiredText(1), c.requiredText(2), c.text(3), c.text(4),
                    c.time(5), c.time(6));
        }, (Object) person.keys());
    }

    /** What was done with their data, as the audit trail has it; by whom is the business's. */
    List<Act> history(Tx tx, Person person) {
        return tx.list(HISTORY, row -> {
            var c = new Columns(row);
            return new Act(c.time(0), c.requiredText(1), row.getJsonObject(2), row.getJsonObject(3));
        }, (Object) person.keys());
    }

    /** A name that every file system takes: the id, and what kind of file it is. */
    private static String path(UUID id, @Nullable String name, @Nullable String mimeType) {
        var given = name == null ? "" : name.substring(name.lastIndexOf('.') + 1);
        var type = mimeType == null ? "" : mimeType.replaceFirst(";.*", "").replaceFirst(".*/", "");
        var extension = (name != null && name.contains(".") ? given : type).toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]", "");
        return "files/" + id + "." + (extension.isEmpty() || extension.length() > 10 ? "bin" : extension);
    }
}
