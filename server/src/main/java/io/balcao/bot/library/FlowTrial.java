package io.balcao.bot.library;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.CallingType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Outcome;
import io.balcao.bot.flow.Scene;
import io.balcao.bot.flow.Script;
import io.balcao.bot.flow.Surroundings;
import io.balcao.conversations.lane.Responder.Closing;
import io.balcao.conversations.lane.Responder.Ending;
import io.balcao.conversations.lane.Responder.Handover;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.Owner;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes somebody who draws a flow through its draft, with no customer involved. Nothing is kept here: whoever tries it out
 * holds the run's state, and gives it back with the next turn.
 */
final class FlowTrial {
    private static final String KEY = "trial";
    private static final UUID CONVERSATION = new UUID(0, 0);
    private static final Duration WINDOW = Duration.ofDays(1);

    private final Map<String, BlockType<?>> types;
    private final BiFunction<OrganizationId, Instant, Surroundings> surroundings;

    FlowTrial(Map<String, BlockType<?>> types, BiFunction<OrganizationId, Instant, Surroundings> surroundings) {
        this.types = types;
        this.surroundings = surroundings;
    }

    /**
     * Schema {@code TestFlowRequest} of the OpenAPI document.
     *
     * @param state as the turn before gave it; null begins anew
     * @param at the time that the run believes it is
     * @param makesCalls whether blocks that ask other servers do so; otherwise they leave by {@code error}
     */
    record Asked(@Nullable JsonNode state, List<Said> messages, Instant at, boolean makesCalls) {
        Asked {
            messages = List.copyOf(messages);
        }
    }

    /** @param buttonId of what was pressed; null when it was typed */
    record Said(String text, @Nullable String buttonId) {}

    /** Schema {@code FlowTrial} of the OpenAPI document. */
    record Result(JsonObject state, List<Reply> replies, List<Outcome.Passed> trace, @Nullable String at,
            JsonObject variables, @Nullable Instant dueAt, @Nullable String ending, @Nullable UUID departmentId) {}

    record Reply(String messageType, String content, JsonNode metadata) {}

    Result turn(Caller caller, JsonNode draft, Asked asked) {
        var state = asked.state() == null ? new JsonObject() : new JsonObject(asked.state().toString());
        var turn = new Turn(caller.organization(), conversation(caller, asked.at()), state,
                asked.messages().stream().map(said -> message(said, asked.at())).toList());
        var script = script(draft, Interpreter.isSlow(turn) && !asked.makesCalls() ? silenced() : types);
        var outcome = Interpreter.answer(script, turn, surroundings.apply(caller.organization(), asked.at()));
        var after = outcome.state();
        return new Result(after, outcome.replies().stream().map(FlowTrial::reply).toList(), outcome.trace(),
                after.getString("at"), after.getJsonObject("variables", new JsonObject()), outcome.dueAt().orElse(null),
                outcome.ending().map(FlowTrial::name).orElse(null),
                outcome.ending().filter(Handover.class::isInstance).flatMap(to -> ((Handover) to).department())
                        .orElse(null));
    }

    private static Script script(JsonNode draft, Map<String, BlockType<?>> types) {
        try {
            return Script.of(KEY, FlowService.read(draft), types);
        } catch (IllegalArgumentException e) {
            throw new Problem.Unprocessable("draft", "cannot run: " + e.getMessage());
        }
    }

    private Map<String, BlockType<?>> silenced() {
        return types.values().stream()
                .map(type -> type instanceof CallingType<?> calling ? new Silent<>(calling) : type)
                .collect(Collectors.toMap(BlockType::name, Function.identity()));
    }

    /** A type that asks nobody. */
    private record Silent<S>(CallingType<S> type) implements CallingType<S> {
        @Override
        public String name() {
            return type.name();
        }

        @Override
        public Class<S> settings() {
            return type.settings();
        }

        @Override
        public Form form() {
            return type.form();
        }

        @Override
        public List<String> ports(S settings) {
            return type.ports(settings);
        }

        @Override
        public JsonObject call(S settings, Scene scene, UUID id) {
            return new JsonObject();
        }

        @Override
        public Move resume(S settings, Scene scene, JsonObject answer) {
            return new Move.Leave(ERROR);
        }
    }

    private static Conversation conversation(Caller caller, Instant at) {
        return new Conversation(CONVERSATION, new Conversation.Customer(CONVERSATION, caller.userName(), null, false),
                CONVERSATION, Owner.BOT, 1, null, null, null, null, "open", "normal", false, 0, null, at,
                at.plus(WINDOW), null, null, List.of(), new JsonObject(), 1, at, null, null, null);
    }

    private static MessageView message(Said said, Instant at) {
        var metadata = new JsonObject();
        if (said.buttonId() != null) {
            metadata.put("interactive_kind", "button_reply").put("interactive_reply",
                    new JsonObject().put("id", said.buttonId()).put("title", said.text()));
        }
        return new MessageView(Ids.next(), CONVERSATION, "customer", null, null, said.text(),
                said.buttonId() == null ? "text" : "interactive", null, null, null, List.of(), metadata, false,
                "received",
                null, null, null, null, at, at, MessageView.FIRST_VERSION);
    }

    private static Reply reply(Outgoing said) {
        return new Reply(said.type().wire(), said.content(), said.metadata());
    }

    private static String name(Ending ending) {
        return switch (ending) {
            case Handover _ -> "handover";
            case Closing() -> "closed";
        };
    }
}
