package io.balcao.bot.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.bot.flow.Finding;
import io.balcao.bot.flow.Finding.Severity;
import io.balcao.bot.library.References.Kind;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.pgclient.PgException;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The flows of the transaction's organization. */
final class FlowRepository {
    private static final String VERSION = """
            v.id, v.number, v.note, v.published_at, publisher.full_name,
            CASE v.id WHEN f.canary_id THEN f.canary_share WHEN f.version_id THEN 100 - coalesce(f.canary_share, 0) ELSE 0 END,
            v.id IS NOT DISTINCT FROM f.canary_id
            """;
    // People's conversations that were in it before they came are in no flow any more.
    private static final String COLUMNS = "SELECT f.id, f.name, f.revision, f.created_at, f.updated_at, changer.full_name, "
            + VERSION + """
            , f.digest IS DISTINCT FROM coalesce(canary.digest, v.digest), f.errors, f.warnings,
            (SELECT count(*) FROM flow_runs r JOIN conversations c ON c.id = r.conversation_id
             WHERE r.flow_id = f.id AND r.ended_at IS NULL AND c.owner = 'bot'),
            f.canary_id, canary.number, f.canary_share
            """;
    private static final String FROM = """
             FROM flows f LEFT JOIN users changer ON changer.id = f.changed_by
            LEFT JOIN flow_versions v ON v.id = f.version_id LEFT JOIN users publisher ON publisher.id = v.published_by
            LEFT JOIN flow_versions canary ON canary.id = f.canary_id
            """;
    private static final String LIST = COLUMNS + FROM + "ORDER BY lower(f.name)";
    private static final String FIND = COLUMNS + ", f.draft" + FROM + "WHERE f.id = $1";
    private static final String COUNT = "SELECT count(*) FROM flows";
    private static final String EXISTS = "SELECT EXISTS (SELECT FROM flows WHERE id = $1)";
    private static final String DRAFT_OF = """
            SELECT f.revision, f.changed_by, u.full_name FROM flows f LEFT JOIN users u ON u.id = f.changed_by WHERE f.id = $1
            """;
    private static final String HOLD = "SELECT revision FROM flows WHERE id = $1 FOR UPDATE";
    private static final String INSERT = """
            INSERT INTO flows (id, organization_id, name, draft, changed_by, errors, warnings)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;
    private static final String SAVE = """
            UPDATE flows SET name = $2, draft = $3, changed_by = $4, errors = $5, warnings = $6, revision = revision + 1
            WHERE id = $1
            """;
    private static final String DELETE = "DELETE FROM flows WHERE id = $1";
    private static final String PUBLISH = """
            INSERT INTO flow_versions (id, organization_id, flow_id, number, definition, note, published_by)
            SELECT $1, $2, $3, 1 + coalesce((SELECT max(v.number) FROM flow_versions v WHERE v.flow_id = $3), 0), $4, $5, $6
            """;
    private static final String RELEASED = """
            SELECT version_id, canary_id, coalesce(canary_share, 0) FROM flows WHERE id = $1 AND version_id IS NOT NULL
            """;
    private static final String RELEASE = """
            UPDATE flows SET version_id = $2, canary_id = $3, canary_share = $4 WHERE id = $1
            """;
    private static final String VERSIONS = "SELECT " + VERSION + """
             FROM flow_versions v JOIN flows f ON f.id = v.flow_id LEFT JOIN users publisher ON publisher.id = v.published_by
            WHERE v.flow_id = $1 ORDER BY v.number DESC LIMIT 200
            """;
    private static final String FIND_VERSION = "SELECT " + VERSION + """
            , v.definition FROM flow_versions v JOIN flows f ON f.id = v.flow_id LEFT JOIN users publisher ON publisher.id = v.published_by
            WHERE v.flow_id = $1 AND v.id = $2
            """;
    private static final String STORED = "SELECT flow_id, definition FROM flow_versions WHERE id = $1";
    private static final String PUBLISHED = "SELECT version_id FROM flows WHERE id = $1 AND version_id IS NOT NULL";
    private static final String ALL_PUBLISHED = "SELECT id FROM flows WHERE version_id IS NOT NULL";
    private static final String SECRETS = "SELECT name FROM flow_secrets";
    private static final String TRIGGERS = """
            SELECT flow_id, kind, words, channel_id FROM flow_triggers ORDER BY position
            """;
    private static final String RUNNING = """
            SELECT id, name, version_id FROM flows WHERE version_id IS NOT NULL ORDER BY lower(name)
            """;
    private static final String HOME = "SELECT locale, (calendar_of(NULL)).timezone FROM organizations";
    private static final String FORGET_TRIGGERS = "DELETE FROM flow_triggers";
    private static final String ADD_TRIGGER = """
            INSERT INTO flow_triggers (id, organization_id, flow_id, kind, words, channel_id, position)
            VALUES ($1, $2, $3, $4, $5, $6, $7)
            """;
    // Two who write the list at once would both find the old one.
    private static final String HOLD_TRIGGERS = "SELECT id FROM organizations FOR NO KEY UPDATE";
    private static final String FLOWS = "SELECT id FROM flows";
    private static final String CHANNELS = "SELECT id FROM channels";
    private static final String NAMES_OF_DEPARTMENTS = "SELECT id, name FROM departments";
    private static final String NAMES_OF_USERS = "SELECT id, full_name FROM users WHERE is_active";
    private static final String NAMES_OF_FLOWS = "SELECT id, name FROM flows";
    private static final String NAMES_OF_FILES = """
            SELECT f.id, coalesce(f.file_name, f.mime_type) FROM media f
            WHERE f.status = 'ready' AND EXISTS (SELECT FROM flow_files x WHERE x.media_id = f.id)
            """;
    private static final String TAGS = "SELECT name FROM tags";
    private static final String IS_FIRST = """
            SELECT NOT EXISTS (SELECT FROM conversations c WHERE c.customer_id = $1 AND c.id <> $2)
            """;
    private static final String UNIQUE_VIOLATION = "23505";
    private static final int VERSION_FROM = 6;
    private static final int CHANGES_FROM = 13;
    private static final int CANARY_FROM = 17;
    private static final int DRAFT = 20;
    private static final int DEFINITION_OF_VERSION = 7;

    /** A flow that new conversations can run. */
    record Running(UUID id, String name, UUID version) {}

    /** @param locale of the organization */
    record Home(String locale, ZoneId zone) {}

    List<FlowSummary> list(Tx tx) {
        return tx.list(LIST, row -> read(new Columns(row)));
    }

    /** A draft and what there is to say about it. */
    record Checked(JsonNode draft, List<Finding> findings) {
        Checked {
            findings = List.copyOf(findings);
        }

        int count(Severity severity) {
            return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
        }
    }

    /** A flow and its draft. */
    record Found(FlowSummary summary, JsonNode draft) {}

    Optional<Found> find(Tx tx, UUID id) {
        return tx.one(FIND, row -> new Found(read(new Columns(row)), tree(new Columns(row).json(DRAFT))), id);
    }

    Optional<FlowPresence.Draft> draftOf(Tx tx, UUID id) {
        return tx.one(DRAFT_OF, row -> {
            var columns = new Columns(row);
            return new FlowPresence.Draft(columns.integer(0), columns.optionalId(1), columns.text(2));
        }, id);
    }

    /** @throws Problem.NotFound when there is no such flow */
    void require(Tx tx, UUID id) {
        if (!tx.one(EXISTS, row -> row.getBoolean(0), id).orElseThrow()) {
            throw new Problem.NotFound("flow", id);
        }
    }

    long count(Tx tx) {
        return tx.one(COUNT, row -> row.getLong(0)).orElseThrow();
    }

    /** The revision of its draft, which nobody else changes until the transaction ends. */
    Optional<Integer> hold(Tx tx, UUID id) {
        return tx.one(HOLD, row -> row.getInteger(0), id);
    }

    UUID insert(Tx tx, String name, Checked draft, UUID by) {
        var id = Ids.next();
        unique(() -> tx.change(INSERT, id, tx.organization().value(), name, stored(draft.draft()), by,
                draft.count(Severity.ERROR), draft.count(Severity.WARNING)));
        return id;
    }

    void save(Tx tx, UUID id, String name, Checked draft, UUID by) {
        unique(() -> tx.change(SAVE, id, name, stored(draft.draft()), by, draft.count(Severity.ERROR),
                draft.count(Severity.WARNING)));
    }

    void delete(Tx tx, UUID id) {
        tx.change(DELETE, id);
    }

    /** Makes a version, which nothing runs yet. */
    UUID publish(Tx tx, UUID flow, JsonNode definition, String note, UUID by) {
        var id = Ids.next();
        tx.change(PUBLISH, id, tx.organization().value(), flow, stored(definition), note, by);
        return id;
    }

    /** What new conversations run; empty while nothing is published. */
    Optional<Release> release(Tx tx, UUID flow) {
        return tx.one(RELEASED, row -> release(new Columns(row), 0), flow);
    }

    /** New conversations run this from the commit on. */
    void release(Tx tx, UUID flow, Release release) {
        tx.change(RELEASE, flow, release.stable(), release.canary(),
                release.canary() == null ? null : (Integer) release.share());
    }

    private static Release release(Columns row, int from) {
        return new Release(row.id(from), row.optionalId(from + 1), row.integer(from + 2));
    }

    /** The newest first. */
    List<FlowVersionView> versions(Tx tx, UUID flow) {
        return tx.list(VERSIONS, row -> version(new Columns(row), 0), flow);
    }

    Optional<FlowVersionContent> version(Tx tx, UUID flow, UUID id) {
        return tx.one(FIND_VERSION, row -> new FlowVersionContent(version(new Columns(row), 0),
                tree(new Columns(row).json(DEFINITION_OF_VERSION))), flow, id);
    }

    /** A version, and the flow that it is of. */
    record StoredVersion(UUID flow, JsonNode definition) {}

    Optional<StoredVersion> stored(Tx tx, UUID version) {
        return tx.one(STORED, row -> new StoredVersion(row.getUUID(0), tree(new Columns(row).json(1))), version);
    }

    /** The version that new runs of a flow are of. */
    Optional<UUID> published(Tx tx, UUID flow) {
        return tx.one(PUBLISHED, row -> row.getUUID(0), flow);
    }

    /** The names of the organization's secrets. */
    List<String> secrets(Tx tx) {
        return tx.list(SECRETS, row -> row.getString(0));
    }

    /** The flows that can be run. */
    List<UUID> published(Tx tx) {
        return tx.list(ALL_PUBLISHED, row -> row.getUUID(0));
    }

    List<Trigger> triggers(Tx tx) {
        return tx.list(TRIGGERS, row -> trigger(new Columns(row)));
    }

    /** By name. */
    List<Running> running(Tx tx) {
        return tx.list(RUNNING, row -> new Running(row.getUUID(0), row.getString(1), row.getUUID(2)));
    }

    Home home(Tx tx) {
        return tx.one(HOME, row -> new Home(row.getString(0), ZoneId.of(row.getString(1)))).orElseThrow();
    }

    /** Replaces them all. */
    void replaceTriggers(Tx tx, List<Trigger> triggers) {
        tx.change(FORGET_TRIGGERS);
        for (int i = 0; i < triggers.size(); i++) {
            var trigger = triggers.get(i);
            tx.change(ADD_TRIGGER, Ids.next(), tx.organization().value(), trigger.flowId(),
                    trigger.kind().name().toLowerCase(Locale.ROOT), trigger.words().toArray(String[]::new),
                    trigger.channelId(), i);
        }
    }

    void holdTriggers(Tx tx) {
        tx.one(HOLD_TRIGGERS, row -> row);
    }

    List<UUID> flows(Tx tx) {
        return tx.list(FLOWS, row -> row.getUUID(0));
    }

    List<UUID> channels(Tx tx) {
        return tx.list(CHANNELS, row -> row.getUUID(0));
    }

    /** What blocks may refer to. */
    References.Names names(Tx tx) {
        return new References.Names(Map.of(Kind.DEPARTMENT, names(tx, NAMES_OF_DEPARTMENTS), Kind.USER,
                names(tx, NAMES_OF_USERS), Kind.FLOW, names(tx, NAMES_OF_FLOWS), Kind.MEDIA,
                names(tx, NAMES_OF_FILES)),
                new HashSet<>(tx.list(TAGS, row -> row.getString(0))));
    }

    private static Map<UUID, String> names(Tx tx, String statement) {
        return tx.list(statement, row -> Map.entry(row.getUUID(0), row.getString(1))).stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Whether the customer has no other conversation. */
    boolean isFirst(Tx tx, UUID customer, UUID conversation) {
        return tx.one(IS_FIRST, row -> row.getBoolean(0), customer, conversation).orElseThrow();
    }

    private static FlowSummary read(Columns row) {
        var version = row.optionalId(VERSION_FROM) == null ? null : version(row, VERSION_FROM);
        var canary = row.optionalId(CANARY_FROM) == null
                ? null
                : new FlowSummary.Canary(row.id(CANARY_FROM), row.integer(CANARY_FROM + 1),
                        row.integer(CANARY_FROM + 2));
        return new FlowSummary(row.id(0), row.requiredText(1), row.integer(2), version, canary, row.text(5),
                row.time(3),
                row.time(4), row.flag(CHANGES_FROM), row.integer(CHANGES_FROM + 1), row.integer(CHANGES_FROM + 2),
                row.number(CHANGES_FROM + 3));
    }

    private static FlowVersionView version(Columns row, int from) {
        return new FlowVersionView(row.id(from), row.integer(from + 1), row.requiredText(from + 2), row.text(from + 4),
                row.time(from + 3), row.integer(from + 5), row.flag(from + 6));
    }

    private static Trigger trigger(Columns row) {
        return new Trigger(row.id(0), Trigger.Kind.valueOf(row.requiredText(1).toUpperCase(Locale.ROOT)), row.texts(2),
                row.optionalId(3));
    }

    private static JsonObject stored(JsonNode json) {
        return new JsonObject(json.toString());
    }

    private static JsonNode tree(JsonObject stored) {
        try {
            return Json.mapper().readTree(stored.encode());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unique(Runnable statement) {
        try {
            statement.run();
        } catch (PgException e) {
            if (UNIQUE_VIOLATION.equals(e.getSqlState())) {
                throw new Problem.Conflict("There is a flow of this name");
            }
            throw e;
        }
    }
}
