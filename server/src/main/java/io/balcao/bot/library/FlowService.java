package io.balcao.bot.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.accounts.AuditTrail;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Finding;
import io.balcao.bot.flow.Finding.Severity;
import io.balcao.bot.flow.Flow;
import io.balcao.bot.flow.FlowCheck;
import io.balcao.bot.flow.FlowCheck.Around;
import io.balcao.bot.flow.Surroundings.File;
import io.balcao.bot.library.FlowRepository.Checked;
import io.balcao.channels.Texts;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.Problem.FieldError;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with flows. A draft may be wrong as long as it is a draft; what is published can run. */
final class FlowService {
    private static final String OBJECT = "flow";
    private static final String UPDATED = "flow.updated";
    /** So long a person who draws is at the same thing. */
    private static final Duration SESSION = Duration.ofMinutes(15);
    private static final int MOST = 200;
    private static final int LONGEST_NAME = 100;
    private static final int MOST_ERRORS = 20;

    private final Database database;
    private final AuditTrail audit;
    private final Map<String, BlockType<?>> types;
    private final FlowRepository repository;
    private final UploadRepository uploads = new UploadRepository();
    private final FlowPresence presence;
    private final Triggers triggers;
    private final InstantSource clock;

    FlowService(Database database, AuditTrail audit, Map<String, BlockType<?>> types, FlowRepository repository,
            Triggers triggers, FlowPresence presence, InstantSource clock) {
        this.clock = clock;
        this.triggers = triggers;
        this.database = database;
        this.audit = audit;
        this.types = types;
        this.repository = repository;
        this.presence = presence;
    }

    /** What the trail says of a draft: whole drafts are kept as versions. */
    private record Audited(String name, int revision) {
        static Audited of(FlowSummary flow) {
            return new Audited(flow.name(), flow.revision());
        }
    }

    private record AuditedVersion(int number, String note, int share) {}

    private record AuditedTriggers(List<Trigger> triggers) {}

    List<FlowSummary> list(Caller caller) {
        return database.inTransaction(caller.organization(), tx -> repository.list(tx.last()));
    }

    FlowView get(Caller caller, UUID id) {
        return database.inTransaction(caller.organization(), tx -> found(tx, id));
    }

    /** What is drawn, without what there is to say about it. */
    JsonNode draft(Caller caller, UUID id) {
        return database.inTransaction(caller.organization(), tx -> stored(tx, id)).draft();
    }

    FlowView create(Caller caller, String name, JsonNode draft) {
        read(draft);
        return database.inTransaction(caller.organization(), tx -> {
            if (repository.count(tx) >= MOST) {
                throw new Problem.Conflict("There are " + MOST + " flows already: delete some first");
            }
            var id = repository.insert(tx, named(name), checked(tx, draft, caller.userId()), caller.userId());
            uploads.keep(tx, id, files(draft), caller.userId());
            var flow = found(tx, id);
            audit.record(tx, caller, "flow.created", OBJECT, flow.summary().id(), null,
                    Audited.of(flow.summary()));
            return flow;
        });
    }

    /** @param revision that the caller has seen: of two who save at once one is refused, and nothing is lost */
    FlowView save(Caller caller, UUID id, String name, JsonNode draft, int revision) {
        read(draft);
        var saved = database.inTransaction(caller.organization(), tx -> {
            hold(tx, id, revision);
            var before = stored(tx, id).summary();
            uploads.keep(tx, id, files(draft), caller.userId());
            repository.save(tx, id, named(name), checked(tx, draft, null), caller.userId());
            var after = found(tx, id);
            // Drafts are saved as one draws: the first save of a while stands for the others. A name is said each time.
            if (!before.name().equals(after.summary().name())
                    || !audit.isKnown(tx, caller, UPDATED, id, clock.instant().minus(SESSION))) {
                audit.record(tx, caller, UPDATED, OBJECT, id, Audited.of(before), Audited.of(after.summary()));
            }
            return after;
        });
        presence.saved(caller, id, saved.summary().revision());
        return saved;
    }

    void delete(Caller caller, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            var before = stored(tx, id).summary();
            repository.delete(tx, id);
            audit.record(tx, caller, "flow.deleted", OBJECT, id, Audited.of(before), null);
            triggers.fence(caller.organization());
            return id;
        });
    }

    /** The draft, when it is of that revision and can run. */
    Optional<JsonNode> publishable(Caller caller, UUID id, int revision) {
        var flow = get(caller, id);
        return flow.summary().revision() == revision
                && flow.findings().stream().noneMatch(finding -> finding.severity() == Severity.ERROR)
                        ? Optional.of(flow.draft())
                        : Optional.empty();
    }

    /** Conversations that begin from the commit on run it; those under way go on as they began. */
    FlowVersionView publish(Caller caller, UUID id, String note, int revision, @Nullable Integer share) {
        return database.inTransaction(caller.organization(), tx -> {
            hold(tx, id, revision);
            return publish(tx, caller, id, stored(tx, id).draft(), note, share);
        });
    }

    /** @param share of new conversations that is to run it, of a hundred; null for all */
    FlowVersionView publish(Tx tx, Caller caller, UUID id, JsonNode definition, String note,
            @Nullable Integer share) {
        var errors = checked(tx, definition, null).findings().stream()
                .filter(finding -> finding.severity() == Severity.ERROR).limit(MOST_ERRORS).map(FlowService::error)
                .toList();
        if (!errors.isEmpty()) {
            throw new Problem.Unprocessable(errors);
        }
        var before = repository.release(tx, id);
        var published = repository.publish(tx, id, definition, note.strip(), caller.userId());
        uploads.keepVersion(tx, id, published, files(definition), caller.userId());
        if (share == null) {
            repository.release(tx, id, new Release(published, null, 0));
        } else {
            repository.release(tx, id, new Release(before
                    .orElseThrow(() -> new Problem.Conflict("Publish a version for everybody first")).stable(),
                    published, share));
        }
        var version = repository.version(tx, id, published).orElseThrow().version();
        audit.record(tx, caller, "flow.published", OBJECT, id, null,
                new AuditedVersion(version.number(), version.note(), version.share()));
        return version;
    }

    List<FlowVersionView> versions(Caller caller, UUID id) {
        return database.inTransaction(caller.organization(), tx -> {
            repository.require(tx, id);
            return repository.versions(tx, id);
        });
    }

    FlowVersionContent version(Caller caller, UUID id, UUID version) {
        return database.inTransaction(caller.organization(), tx -> repository.version(tx, id, version))
                .orElseThrow(() -> new Problem.NotFound("flow version", version));
    }

    List<Trigger> triggers(Caller caller) {
        return database.inTransaction(caller.organization(), tx -> repository.triggers(tx.last()));
    }

    List<Trigger> replaceTriggers(Caller caller, List<Trigger> wanted) {
        return database.inTransaction(caller.organization(), tx -> {
            repository.holdTriggers(tx);
            check(tx, wanted);
            var before = repository.triggers(tx);
            repository.replaceTriggers(tx, wanted);
            var after = repository.triggers(tx);
            audit.record(tx, caller, "flow.triggers_changed", OBJECT, null, new AuditedTriggers(before),
                    new AuditedTriggers(after));
            triggers.fence(caller.organization());
            return after;
        });
    }

    /** A draft in the shape that can be run, if its blocks can. */
    static Flow read(JsonNode draft) {
        if (!isStorable(draft)) {
            throw new Problem.Unprocessable("draft", "has a character that cannot be stored");
        }
        try {
            return Json.mapper().treeToValue(draft, Flow.class);
        } catch (JsonProcessingException e) {
            throw new Problem.Unprocessable("draft",
                    "does not have the documented shape: " + e.getOriginalMessage());
        }
    }

    /** With what only the editor looks at, which drafts of before did not have, nor those that programs write. */
    static JsonNode whole(JsonNode draft) {
        if (draft instanceof ObjectNode && (!draft.has("notes") || !draft.has("groups"))) {
            ObjectNode whole = draft.deepCopy();
            whole.withArray("/notes");
            whole.withArray("/groups");
            return whole;
        }
        return draft;
    }

    private static boolean isStorable(JsonNode node) {
        if (node.isTextual()) {
            return Texts.storable(node.asText()).equals(node.asText());
        }
        for (var field : node.properties()) {
            if (!Texts.storable(field.getKey()).equals(field.getKey())) {
                return false;
            }
        }
        for (var child : node) {
            if (!isStorable(child)) {
                return false;
            }
        }
        return true;
    }

    private void check(Tx tx, List<Trigger> triggers) {
        var flows = new HashSet<>(repository.flows(tx));
        var channels = new HashSet<>(repository.channels(tx));
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < triggers.size(); i++) {
            var trigger = triggers.get(i);
            if (!flows.contains(trigger.flowId())) {
                errors.add(new FieldError("data." + i + ".flow_id", "names a flow that does not exist"));
            }
            if (trigger.channelId() != null && !channels.contains(trigger.channelId())) {
                errors.add(new FieldError("data." + i + ".channel_id", "names a channel that does not exist"));
            }
            if (trigger.kind() == Trigger.Kind.KEYWORD && trigger.words().isEmpty()) {
                errors.add(new FieldError("data." + i + ".words", "must not be empty"));
            }
        }
        if (!errors.isEmpty()) {
            throw new Problem.Unprocessable(errors);
        }
    }

    private FlowRepository.Found stored(Tx tx, UUID id) {
        return repository.find(tx, id).orElseThrow(() -> new Problem.NotFound(OBJECT, id));
    }

    private FlowView found(Tx tx, UUID id) {
        var flow = stored(tx, id);
        return new FlowView(flow.summary(), flow.draft(), checked(tx, flow.draft(), null).findings());
    }

    /** @param person whose own uploads it may name; null when what it names is known already */
    private Checked checked(Tx tx, JsonNode draft, @Nullable UUID person) {
        return new Checked(draft, FlowCheck.findings(read(draft), types,
                new Around(new HashSet<>(repository.published(tx)), new HashSet<>(repository.secrets(tx)),
                        new HashSet<>(uploads.usable(tx, files(draft), person)))));
    }

    private Set<UUID> files(JsonNode draft) {
        return FlowCheck.files(read(draft), types);
    }

    /** What flows send, the newest first. */
    List<File> uploads(Caller caller) {
        return database.inTransaction(caller.organization(), tx -> uploads.list(tx.last(), MOST));
    }

    private void hold(Tx tx, UUID id, int revision) {
        int current = repository.hold(tx, id).orElseThrow(() -> new Problem.NotFound(OBJECT, id));
        if (current != revision) {
            throw new Problem.Conflict("Somebody has changed this flow meanwhile: load it again");
        }
    }

    /** The name of a flow, or of what belongs to one, as it is kept. */
    static String named(String name) {
        var plain = Texts.line(name, LONGEST_NAME);
        if (plain.isEmpty()) {
            throw new Problem.Unprocessable("name", "may not be empty");
        }
        return plain;
    }

    /** What keeps a draft from running, by where it is. */
    static FieldError error(Finding finding) {
        return new FieldError(finding.block().isEmpty() ? "draft" : "draft.blocks." + finding.block(), reason(finding));
    }

    private static String reason(Finding error) {
        return switch (error.code()) {
            case "duplicate_id" -> "is the id of another block too";
            case "unknown_type" -> "is of no known type: " + error.detail();
            case "unknown_block" -> "leads to no block by " + error.detail();
            case "unknown_port" -> "has no such way out: " + error.detail();
            case "unknown_variable" -> "names no variable: " + error.detail();
            default -> "has wrong settings: " + error.detail();
        };
    }
}
