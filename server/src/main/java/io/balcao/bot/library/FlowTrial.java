package io.balcao.bot.library;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Calls;
import io.balcao.bot.flow.Surroundings;
import io.balcao.bot.library.Rehearsal.Rehearsed;
import io.balcao.bot.library.Rehearsal.Result;
import io.balcao.bot.library.Rehearsal.Said;
import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Takes somebody who draws a flow through its draft, with no customer involved. Nothing is kept here: whoever tries it out
 * holds the run's state, and gives it back with the next turn.
 */
final class FlowTrial {
    private final Map<String, BlockType<?>> types;
    private final BiFunction<OrganizationId, Instant, Surroundings> surroundings;

    FlowTrial(Map<String, BlockType<?>> types, BiFunction<OrganizationId, Instant, Surroundings> surroundings) {
        this.types = types;
        this.surroundings = surroundings;
    }

    /**
     * Schema {@code TestFlowRequest} of the OpenAPI document.
     *
     * @param draft as it is on somebody's screen; null for the stored one
     * @param state as the turn before gave it; null begins anew
     * @param at the time that the run believes it is
     * @param makesCalls whether blocks that ask other servers do so; otherwise they leave by {@code error}. Blocks that
     *     can rehearse what they do never do it
     */
    record Asked(@Nullable JsonNode draft, @Nullable JsonNode state, List<Said> messages, Instant at,
            boolean makesCalls, int seed) {
        Asked {
            messages = List.copyOf(messages);
        }
    }

    Result turn(Caller caller, JsonNode draft, Asked asked) {
        var rehearsal = rehearsal(caller, draft, asked.seed(), asked.makesCalls()
                ? Calls.TRIED
                : Calls.REHEARSED);
        return rehearsal.go(asked.state() == null ? new JsonObject() : new JsonObject(asked.state().toString()),
                asked.messages(), asked.at());
    }

    /** @throws io.balcao.platform.Problem.Unprocessable with what keeps the draft from running */
    Rehearsal rehearsal(Caller caller, JsonNode draft, int seed, Calls calls) {
        return new Rehearsal(caller.organization(), new Rehearsed(FlowService.read(draft), types), seed, surroundings,
                calls);
    }
}
