package io.balcao.bot.library;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Phrases;
import io.balcao.bot.flow.Script;
import io.balcao.conversations.desk.Entrances.Handled;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Flows that begin though nobody wrote: because a request says so, or because people give a conversation back. */
final class FlowStarts {
    private final Database database;
    private final FlowRepository flows;
    private final Scripts scripts;
    private final InstantSource clock;
    private final StartRepository repository = new StartRepository();

    FlowStarts(Database database, FlowRepository flows, Scripts scripts, InstantSource clock) {
        this.database = database;
        this.flows = flows;
        this.scripts = scripts;
        this.clock = clock;
    }

    /**
     * Schema {@code StartFlowRunRequest} of the OpenAPI document.
     *
     * @param conversationId in which it begins; null with a customer
     * @param channelId by which the customer is written to; null is the one by which they wrote last
     */
    record Asked(@Nullable UUID conversationId, @Nullable UUID customerId, @Nullable UUID channelId,
            @Nullable JsonNode variables) {}

    /** Schema {@code StartedFlowRun}. */
    record Started(UUID id, UUID conversationId) {}

    /** A place where a flow can be entered: schema {@code FlowEntrance}. */
    record Entrance(UUID flowId, String flowName, List<Script.Place> blocks) {}

    private record All(List<Entrance> data) {}

    /** Where people may give conversations back to. */
    All entrances(Caller caller) {
        return database.inTransaction(caller.organization(), tx -> new All(flows.running(tx).stream()
                .map(flow -> new Entrance(flow.id(), flow.name(),
                        scripts.version(tx, flow.version()).orElseThrow().places()))
                .toList()));
    }

    Started start(Caller caller, UUID flow, Asked asked) {
        return database.inTransaction(caller.organization(), tx -> {
            var held = held(tx, asked);
            if (flows.triggers(tx).stream().noneMatch(trigger -> trigger.kind() == Trigger.Kind.API
                    && trigger.flowId().equals(flow)
                    && (trigger.channelId() == null || trigger.channelId().equals(held.channelId())))) {
                flows.require(tx, flow);
                throw new Problem.Conflict("No trigger lets requests begin this flow");
            }
            if (!held.owner().equals("bot")) {
                throw new Problem.Conflict(held.owner().equals("nobody")
                        ? "The conversation is closed"
                        : "People have this conversation");
            }
            var script = flows.published(tx, flow).flatMap(version -> scripts.version(tx, version))
                    .orElseThrow(() -> new Problem.Conflict("Nothing of this flow is published"));
            var run = Ids.next();
            repository.begin(tx, held.id(), Interpreter.begin(script, null, held.ownerVersion(), run,
                    variables(asked.variables(), script), clock.instant()).orElseThrow(), clock.instant());
            return new Started(run, held.id());
        });
    }

    /** What the bot keeps of a conversation that people give back at a block; empty when there is no such block. */
    Optional<JsonObject> entering(Tx tx, UUID flow, @Nullable String block, Handled handled, int ownerVersion) {
        return flows.published(tx, flow).flatMap(version -> scripts.version(tx, version))
                .flatMap(script -> Interpreter.begin(script, block, ownerVersion, Ids.next(),
                        new JsonObject().put("summary", summary(tx, handled)), clock.instant()));
    }

    /** Who had it and since when, and what they noted last. */
    private String summary(Tx tx, Handled handled) {
        var home = flows.home(tx);
        var phrases = new Phrases(Locale.forLanguageTag(home.locale()));
        var said = new StringBuilder();
        if (handled.userName() != null && handled.since() != null) {
            said.append(phrases.word("handled").replace("{{attendant}}", handled.userName()).replace("{{since}}",
                    phrases.moment(handled.since().atZone(home.zone()))));
        }
        if (handled.lastNote() != null) {
            said.append(said.isEmpty() ? "" : " ").append(handled.lastNote());
        }
        return said.toString();
    }

    private StartRepository.Held held(Tx tx, Asked asked) {
        var conversation = asked.conversationId();
        var customer = asked.customerId();
        if (conversation != null && customer == null) {
            return repository.hold(tx, conversation)
                    .orElseThrow(() -> new Problem.NotFound("conversation", conversation));
        }
        if (conversation != null || customer == null) {
            throw new Problem.Unprocessable("conversation_id", "names the conversation, or customer_id its customer");
        }
        var channel = repository.channel(tx, customer, asked.channelId())
                .orElseThrow(() -> new Problem.NotFound("customer", customer));
        return repository.open(tx, customer, channel);
    }

    /** Those that the flow has; another would be a mistake. */
    private static JsonObject variables(@Nullable JsonNode given, Script script) {
        var values = given == null ? new JsonObject() : new JsonObject(given.toString());
        for (var name : values.fieldNames()) {
            if (!script.declares(name)) {
                throw new Problem.Unprocessable("variables." + name, "is no variable of the flow");
            }
        }
        return values;
    }
}
