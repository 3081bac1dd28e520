package io.balcao.bot.library;

import io.balcao.accounts.AuditTrail;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Outcome;
import io.balcao.bot.flow.Phrases;
import io.balcao.bot.flow.Script;
import io.balcao.bot.flow.Surroundings;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.Conversation;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Routes;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** The door of the flows that people draw: what they do with them, and what a conversation is to run. */
public final class Flows {
    /** Made ready and kept: versions never change. */
    private static final int MOST_KEPT = 1000;

    private final Database database;
    private final Map<String, BlockType<?>> types;
    private final FlowRepository repository = new FlowRepository();
    private final Beginnings beginnings = new Beginnings(repository);
    private final RunRepository runs = new RunRepository();
    private final FlowRoutes routes;
    private final Map<Kept, Script> kept = new ConcurrentHashMap<>();

    private record Kept(OrganizationId organization, UUID version) {}

    /** @param surroundings of an organization at some time, for who tries a flow out */
    public Flows(Database database, AuditTrail audit, Map<String, BlockType<?>> types,
            BiFunction<OrganizationId, Instant, Surroundings> surroundings) {
        this.database = database;
        this.types = types;
        var service = new FlowService(database, audit, types, repository);
        this.routes = new FlowRoutes(service, new FlowTrial(types, surroundings),
                new FlowHistory(database, repository, runs), new FlowFiles(database, repository, service),
                (organization, language) -> templates(surroundings.apply(organization, Instant.EPOCH), language));
    }

    private static List<FlowTemplate> templates(Surroundings of, Optional<String> language) {
        return FlowTemplates.all(language.map(Locale::forLanguageTag).map(Phrases::new).orElseGet(of::phrases),
                of.departments());
    }

    /** Mounts the operations. */
    public void addTo(Routes mounted) {
        routes.addTo(mounted);
    }

    /** The flow that the conversation is in the middle of, in the version in which it began. */
    public Optional<Script> underWay(Turn turn, Instant now) {
        return turn.state().getValue("script") instanceof String key
                ? id(key).flatMap(version -> script(turn.organization(), version))
                        .filter(script -> Interpreter.isUnderWay(script, turn, now))
                : Optional.empty();
    }

    /** The flow that the conversation is to begin; empty when no trigger fits. */
    public Optional<Script> begun(Turn turn, Surroundings surroundings) {
        return database.inTransaction(turn.organization(), tx -> beginnings.version(tx, turn, surroundings))
                .flatMap(version -> script(turn.organization(), version));
    }

    /** Notes what a turn did, with the turn. A menu is no flow of theirs, and is not noted. */
    public void note(Tx tx, Script script, Conversation conversation, Outcome outcome) {
        var version = id(script.key());
        if (version.isPresent() && outcome.run().isPresent()) {
            runs.note(tx, outcome.run().get(), version.get(), conversation.id(), outcome);
        }
    }

    private Optional<Script> script(OrganizationId organization, UUID version) {
        var key = new Kept(organization, version);
        var known = kept.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        var made = database.inTransaction(organization, tx -> repository.definition(tx.last(), version))
                .map(definition -> Script.of(version.toString(), FlowService.read(definition), types));
        made.ifPresent(script -> {
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(key, script);
        });
        return made;
    }

    private static Optional<UUID> id(String key) {
        try {
            return Optional.of(UUID.fromString(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
