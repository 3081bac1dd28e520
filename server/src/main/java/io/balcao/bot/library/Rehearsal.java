package io.balcao.bot.library;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Calls;
import io.balcao.bot.flow.Flow;
import io.balcao.bot.flow.FlowCheck;
import io.balcao.bot.flow.FlowCheck.Around;
import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Outcome;
import io.balcao.bot.flow.Scene;
import io.balcao.bot.flow.Script;
import io.balcao.bot.flow.Surroundings;
import io.balcao.bot.flow.Surroundings.File;
import io.balcao.conversations.lane.Responder.Closing;
import io.balcao.conversations.lane.Responder.Deed;
import io.balcao.conversations.lane.Responder.Handover;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.Owner;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Problem.FieldError;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One run of a draft with no customer involved, at times that whoever rehearses says. What is due by then goes on at its own
 * time, as it would have. Of one person, and not for two threads.
 */
final class Rehearsal {
    /** The same for all, so that a state goes on in a draft that was changed. */
    private static final String KEY = "trial";
    /** Kept beside what the interpreter keeps. */
    private static final String DUE = "due_at";
    /** Whoever rehearses, what the bot says is the same. */
    private static final String CUSTOMER = "Maria";
    /** Until when free text can be sent, as of the customer's last message: see {@code Scene}. */
    private static final String WINDOW_END = "window_end";
    private static final Duration WINDOW = Duration.ofDays(1);
    private static final int MOST_ERRORS = 20;
    /** Other errors keep it from being published, and can be tried out. */
    private static final Set<String> KEEPING_FROM_RUNNING = Set.of("unknown_type", "bad_settings");
    /** A flow that goes on by itself for ever is looked at in parts. */
    private static final int MOST_TURNS = 100;

    private final OrganizationId organization;
    private final UUID conversation;
    private final Script script;
    private final BiFunction<OrganizationId, Instant, Surroundings> surroundings;
    private final Calls calls;
    private final List<Called> called = new ArrayList<>();

    /** @param seed another one takes other shares where runs are split */
    Rehearsal(OrganizationId organization, Rehearsed draft, int seed,
            BiFunction<OrganizationId, Instant, Surroundings> surroundings,
            Calls calls) {
        this.organization = organization;
        this.conversation = new UUID(0, seed);
        this.surroundings = surroundings;
        this.calls = calls;
        this.script = draft.script();
    }

    /** A draft in a shape that may run. */
    record Rehearsed(Flow flow, Map<String, BlockType<?>> types) {
        private Script script() {
            try {
                return Script.of(KEY, flow, types);
            } catch (IllegalArgumentException e) {
                throw new Problem.Unprocessable(errors(e));
            }
        }

        private List<FieldError> errors(IllegalArgumentException failure) {
            var errors = FlowCheck.findings(flow, types, new Around(Set.of(), Set.of(), Set.of())).stream()
                    .filter(finding -> KEEPING_FROM_RUNNING.contains(finding.code())).limit(MOST_ERRORS)
                    .map(FlowService::error).toList();
            return errors.isEmpty()
                    ? List.of(new FieldError("draft", "cannot run: " + failure.getMessage()))
                    : errors;
        }
    }

    /** @param buttonId of what was pressed; null when it was typed */
    record Said(String text, @Nullable String buttonId, @Nullable Attached file) {}

    /** A file that nobody stored: blocks see its name and type. */
    record Attached(String name, String mimeType) {
        private String messageType() {
            var kind = mimeType.substring(0, Math.max(0, mimeType.indexOf('/')));
            return kind.equals("image") || kind.equals("audio") || kind.equals("video") ? kind : "document";
        }

        private MessageView.Media media() {
            return new MessageView.Media(UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)), mimeType, name,
                    null, "ready");
        }
    }

    /** Schema {@code FlowTrial} of the OpenAPI document. */
    record Result(JsonObject state, List<Reply> replies, List<Passed> trace, List<Called> calls, List<Done> deeds,
            @Nullable String at, JsonObject variables, @Nullable Instant dueAt, @Nullable String ending,
            @Nullable UUID departmentId, @Nullable UUID userId, boolean needsAttention, boolean beganAnew) {}

    /** @param media what a message shows; null when it shows no file, or the file is gone */
    record Reply(String messageType, String content, JsonNode metadata, @Nullable File media, Instant saidAt) {}

    /** @param versionId of the flow that was called and has the block; null for blocks of the draft */
    record Passed(String block, String port, Instant passedAt, @Nullable String versionId) {}

    /** @param answer null when there was none */
    record Called(String block, @Nullable JsonNode answer) {}

    /** @param kind of what the bot did to the conversation, such as {@code tag} */
    record Done(String kind, String detail) {
        static Done of(Deed deed) {
            return switch (deed) {
                case Deed.Tag(var name) -> new Done("tag", name);
                case Deed.Untag(var name) -> new Done("untag", name);
                case Deed.Prioritize(var priority) -> new Done("priority", priority);
                case Deed.Score(var score) -> new Done("score", Short.toString(score));
                case Deed.Note(var text) -> new Done("note", text);
                case Deed.Describe(var key, var value) -> new Done("field", key + ": " + value);
            };
        }
    }

    /** What one stretch of time brought. */
    private static final class Heard {
        private final List<Reply> replies = new ArrayList<>();
        private final List<Passed> trace = new ArrayList<>();
        private final List<Done> deeds = new ArrayList<>();
        private JsonObject state;
        private @Nullable Instant due;
        private @Nullable Instant window;
        private @Nullable String ending;
        private Optional<Handover> handover = Optional.empty();

        Heard(JsonObject state) {
            this.state = state;
            this.due = state.getValue(DUE) instanceof Number millis ? Instant.ofEpochMilli(millis.longValue()) : null;
            this.window = state.getValue(WINDOW_END) instanceof Number millis
                    ? Instant.ofEpochMilli(millis.longValue())
                    : null;
        }

        boolean isDue(Instant by) {
            return due != null && !due.isAfter(by);
        }

        void add(Outcome outcome, Surroundings here, Instant at) {
            outcome.replies().forEach(said -> replies.add(reply(said, here, at)));
            outcome.trace()
                    .forEach(passed -> trace.add(new Passed(passed.block(), passed.port(), at, passed.versionId())));
            outcome.deeds().forEach(deed -> deeds.add(Done.of(deed)));
            state = outcome.state();
            due = outcome.dueAt().orElse(null);
            handover = outcome.ending().filter(Handover.class::isInstance).map(Handover.class::cast);
            ending = !state.isEmpty() || outcome.run().isEmpty()
                    ? null
                    : outcome.hasLooped() ? "loop" : outcome.ending().map(how -> switch (how) {
                        case Handover _ -> "handover";
                        case Closing() -> "closed";
                    }).orElse("finished");
        }

        private static Reply reply(Outgoing said, Surroundings here, Instant at) {
            var media = said.mediaId() == null ? null : here.file(said.mediaId()).orElse(null);
            return new Reply(said.type().wire(), said.content(), said.metadata(), media, at);
        }
    }

    /**
     * Brings the run to a time: what is due until then happens when it is due, then the messages are heard, and what they
     * have done at once is done.
     *
     * @param before as the stretch before left it; empty begins a run with the messages
     */
    Result go(JsonObject before, List<Said> messages, Instant at) {
        called.clear();
        var heard = new Heard(before);
        var next = heard.due != null && heard.isDue(at) ? heard.due : at;
        boolean isLost = before.containsKey("at")
                && !Interpreter.isUnderWay(script, turn(before, heard.window, List.of(), next),
                        surroundings.apply(organization, next));
        int turns = goOn(heard, at, 0);
        if (!messages.isEmpty()) {
            heard.window = at.plus(WINDOW);
            turn(heard, messages, at);
        }
        goOn(heard, at, turns);
        // As it will be read: a number that was written may be another one than that which was counted.
        var state = new JsonObject(heard.state.encode());
        if (heard.due != null) {
            state.put(DUE, heard.due.toEpochMilli());
        }
        if (heard.window != null && !state.isEmpty()) {
            state.put(WINDOW_END, heard.window.toEpochMilli());
        }
        return new Result(state, heard.replies, heard.trace, List.copyOf(called), heard.deeds, Outcome.place(state),
                declared(state.getJsonObject("variables", new JsonObject())), heard.due, heard.ending,
                heard.handover.flatMap(Handover::department).orElse(null),
                heard.handover.flatMap(Handover::user).orElse(null),
                heard.handover.map(Handover::needsAttention).orElse(false), isLost);
    }

    /** Without what blocks keep for themselves, which nobody who draws a flow knows. */
    private static JsonObject declared(JsonObject variables) {
        var seen = variables.copy();
        seen.fieldNames().removeIf(Scene::isOfBlocks);
        return seen;
    }

    private int goOn(Heard heard, Instant by, int turns) {
        int done = turns;
        while (heard.isDue(by) && done < MOST_TURNS) {
            turn(heard, List.of(), heard.due == null ? by : heard.due);
            done++;
        }
        return done;
    }

    private void turn(Heard heard, List<Said> messages, Instant at) {
        var here = surroundings.apply(organization, at);
        heard.add(Interpreter.answer(script, turn(heard.state, heard.window, messages, at), here, this::answered), here,
                at);
    }

    private Turn turn(JsonObject state, @Nullable Instant window, List<Said> messages, Instant at) {
        return new Turn(organization, conversation(at, window == null ? at.plus(WINDOW) : window), state,
                messages.stream().map(said -> message(said, at)).toList());
    }

    private Conversation conversation(Instant at, Instant window) {
        return new Conversation(conversation, new Conversation.Customer(conversation, CUSTOMER, null, false),
                conversation, Owner.BOT, 1, null, null, null, null, "open", "normal", false, 0, null, at,
                window, null, null, List.of(), new JsonObject(), 1, at, null, null, null);
    }

    private MessageView message(Said said, Instant at) {
        var metadata = new JsonObject();
        if (said.buttonId() != null) {
            metadata.put("interactive_kind", "button_reply").put("interactive_reply",
                    new JsonObject().put("id", said.buttonId()).put("title", said.text()));
        }
        var file = said.file();
        var type = file != null ? file.messageType() : said.buttonId() == null ? "text" : "interactive";
        return new MessageView(Ids.next(), conversation, "customer", null, null, said.text(), type, null,
                file == null ? null : file.media(), null, List.of(), metadata, false, "received", null, null, null,
                null, at, at, MessageView.FIRST_VERSION);
    }

    private @Nullable JsonObject answered(String block, Calls.Call call) {
        JsonObject answer = null;
        try {
            answer = calls.answer(block, call);
            return answer;
        } finally {
            called.add(new Called(block, answer == null ? null : Json.mapper().valueToTree(answer)));
        }
    }
}
