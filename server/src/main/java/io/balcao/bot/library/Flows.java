package io.balcao.bot.library;

import io.balcao.accounts.AuditTrail;
import io.balcao.bot.copies.ConfigCopies;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Outcome;
import io.balcao.bot.flow.Phrases;
import io.balcao.bot.flow.Script;
import io.balcao.bot.flow.Surroundings;
import io.balcao.conversations.desk.Entrances.Handled;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.Conversation;
import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.redis.Redis;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
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
    private final Beginnings beginnings;
    private final RunRepository runs = new RunRepository();
    private final FlowService service;
    private final FlowTrial trial;
    private final FlowTests tests;
    private final BlockTypes types;
    private final FlowFiles files;
    private final FlowReleases releases;
    private final FlowPresence presence;
    private final FlowFileRoutes.Gallery gallery;
    private final SecretRoutes secretRoutes;
    private final FlowStarts starts;
    private final FollowUps followUps;

    /** What flows are taken from, and begun with. */
    public record Shelf(Scripts scripts, FlowSecrets secrets, ConfigCopies copies, Redis redis,
            EventStream events, InstantSource clock) {}

    /** @param surroundings of an organization at some time, for who tries a flow out */
    public Flows(Database database, AuditTrail audit, Map<String, BlockType<?>> types, Shelf shelf,
            BiFunction<OrganizationId, Instant, Surroundings> surroundings) {
        this.scripts = shelf.scripts();
        var triggers = new Triggers(database, repository, shelf.copies());
        this.beginnings = new Beginnings(database, repository, triggers);
        this.starts = new FlowStarts(database, repository, scripts, shelf.clock());
        this.followUps = new FollowUps(database, repository, scripts, shelf.clock());
        this.database = database;
        this.presence = new FlowPresence(database, shelf.redis(), shelf.events(), shelf.clock(), repository);
        this.service = new FlowService(database, audit, types, repository, triggers, presence, shelf.clock());
        this.trial = new FlowTrial(types, surroundings);
        this.tests = new FlowTests(database, audit, trial, repository);
        this.types = BlockTypes.of(types.values());
        this.releases = new FlowReleases(database, audit, repository, service);
        this.files = new FlowFiles(database, repository, service);
        this.gallery = (organization, language) -> templates(surroundings.apply(organization, Instant.EPOCH), language);
        this.secretRoutes = new SecretRoutes(shelf.secrets());
    }

    /** A flow of the gallery, as an organization without departments has it. */
    public static JsonObject template(String key, Locale language) {
        return FlowTemplates.all(new Phrases(language), List.of()).stream().filter(one -> one.key().equals(key))
                .map(one -> new JsonObject(one.definition().toString())).findFirst().orElseThrow();
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
        new FlowPresenceRoutes(presence).addTo(mounted);
        secretRoutes.addTo(mounted);
        new StartRoutes(starts).addTo(mounted);
    }

    /** Begins what follows closings, as far as it is due. */
    public void followUp() {
        followUps.look();
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
        return beginnings.version(turn, surroundings)
                .flatMap(version -> scripts.version(turn.organization(), version));
    }

    /** What the bot keeps of a conversation that people give back at a block; empty when there is no such place. */
    public Optional<JsonObject> entering(Tx tx, UUID flow, @Nullable String block, Handled handled, int ownerVersion) {
        return starts.entering(tx, flow, block, handled, ownerVersion);
    }

    /** Notes what a turn did, with the turn. A menu is no flow of theirs, and is not noted. */
    public void note(Tx tx, Script script, Conversation conversation, Outcome outcome) {
        var version = Scripts.id(script.key());
        if (version.isPresent() && outcome.run().isPresent()) {
            runs.note(tx, outcome.run().get(), version.get(), conversation.id(), outcome);
        }
    }
}
