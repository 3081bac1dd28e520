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
import io.balcao.platform.Caller;
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
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** The door of the flows that people draw: what they do with them, and what a conversation is to run. */
public final class Flows {
    private final Database database;
    private final Scripts scripts;
    private final FlowRepository repository = new FlowRepository();
    private final Beginnings beginnings = new Beginnings(repository);
    private final RunRepository runs = new RunRepository();
    private final FlowService service;
    private final FlowTrial trial;
    private final FlowTests tests;
    private final BlockTypes types;
    private final FlowFiles files;
    private final FlowReleases releases;
    private final FlowFileRoutes.Gallery gallery;
    private final SecretRoutes secretRoutes;

    /** @param surroundings of an organization at some time, for who tries a flow out */
    public Flows(Database database, AuditTrail audit, Map<String, BlockType<?>> types, Scripts scripts,
            FlowSecrets secrets,
            BiFunction<OrganizationId, Instant, Surroundings> surroundings) {
        this.database = database;
        this.scripts = scripts;
        this.service = new FlowService(database, audit, types, repository);
        this.trial = new FlowTrial(types, surroundings);
        this.tests = new FlowTests(database, audit, trial, repository);
        this.types = BlockTypes.of(types.values());
        this.releases = new FlowReleases(database, audit, repository, service);
        this.files = new FlowFiles(database, repository, service);
        this.gallery = (organization, language) -> templates(surroundings.apply(organization, Instant.EPOCH), language);
        this.secretRoutes = new SecretRoutes(secrets);
    }

    private static List<FlowTemplate> templates(Surroundings of, Optional<String> language) {
        return FlowTemplates.all(language.map(Locale::forLanguageTag).map(Phrases::new).orElseGet(of::phrases),
                of.departments());
    }

    /**
     * Mounts the operations.
     *
     * @param sees whether somebody may read a conversation
     */
    public void addTo(Routes mounted, BiPredicate<Caller, UUID> sees) {
        new FlowRoutes(service, trial, tests, new FlowHistory(database, repository, runs, sees), types).addTo(mounted);
        new FlowFileRoutes(files, gallery).addTo(mounted);
        new FlowReleaseRoutes(releases).addTo(mounted);
        secretRoutes.addTo(mounted);
    }

    /** The flow that the conversation is in the middle of, in the version in which it began. */
    public Optional<Script> underWay(Turn turn, Surroundings surroundings) {
        return turn.state().getValue("script") instanceof String key
                ? scripts.version(turn.organization(), key)
                        .filter(script -> Interpreter.isUnderWay(script, turn, surroundings))
                : Optional.empty();
    }

    /** The flow that offered what the customer pressed, perhaps weeks ago; empty when the run at hand knows it. */
    public Optional<Script> pressed(@Nullable Script underWay, Turn turn, Surroundings surroundings) {
        return Interpreter.pressedElsewhere(underWay, turn, surroundings)
                .flatMap(flow -> scripts.published(turn.organization(), flow))
                .filter(script -> Interpreter.isOffering(script, turn));
    }

    /** The flow that the conversation is to begin; empty when no trigger fits. */
    public Optional<Script> begun(Turn turn, Surroundings surroundings) {
        return database.inTransaction(turn.organization(), tx -> beginnings.version(tx, turn, surroundings))
                .flatMap(version -> scripts.version(turn.organization(), version));
    }

    /** Notes what a turn did, with the turn. A menu is no flow of theirs, and is not noted. */
    public void note(Tx tx, Script script, Conversation conversation, Outcome outcome) {
        var version = Scripts.id(script.key());
        if (version.isPresent() && outcome.run().isPresent()) {
            runs.note(tx, outcome.run().get(), version.get(), conversation.id(), outcome);
        }
    }
}
