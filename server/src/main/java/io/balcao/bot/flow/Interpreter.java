package io.balcao.bot.flow;

import io.balcao.bot.flow.AskingType.Timing;
import io.balcao.bot.flow.Input.Press;
import io.balcao.bot.flow.Outcome.Passed;
import io.balcao.bot.flow.Outcome.Run;
import io.balcao.bot.flow.Script.Node;
import io.balcao.bot.flow.Surroundings.Department;
import io.balcao.channels.Typed;
import io.balcao.conversations.lane.Responder.Closing;
import io.balcao.conversations.lane.Responder.Ending;
import io.balcao.conversations.lane.Responder.Handover;
import io.balcao.conversations.lane.Responder.Turn;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a conversation through a flow, one turn. The messages are heard in order, and then answered together by these rules:
 *
 * <ul>
 * <li>What was understood is answered, each in its turn; what leads to people ends the run, and what was written after it
 * is for them.
 * <li>A question is asked once, at the end. What was not understood counts once however many messages it took to write it,
 * and not at all when something that was understood followed, or when the question is only now being asked.
 * <li>What a question offers by name comes before the words that count anywhere, and those before all else.
 * <li>A button works weeks later: the run goes to the block that offered it, as long as the flow has it.
 * <li>A flow that was called by another goes back to it when it has ended. What fails in it, and is not provided for there,
 * leaves the block that called it by {@code error}; the words and exits of the flows that called it hold where its own do
 * not.
 * <li>Free text is never sent when the customer's 24 hours are over: a block that would say something leaves by {@code error}.
 * <li>What follows a closing disturbs nobody: until the customer wrote in it, and when nothing more is to come, it closes.
 * <li>Nobody is left without an answer or an owner: a run that fails, or ends without a word, goes to people.
 * </ul>
 *
 * <p>It changes nothing outside, so that a turn can be computed again after a crash: what a turn does is in its outcome, and
 * calls to other servers are made under an id that the turn before left.
 */
public final class Interpreter {
    /** The id of every button that goes back. */
    public static final String BACK = "menu:back";

    private static final Logger LOG = LoggerFactory.getLogger(Interpreter.class);
    /** Blocks since the customer last wrote. More is a loop that nobody can leave. */
    private static final int MOST_STEPS = 200;
    /** Who writes in a pause that ends before this is heard by what comes after it, and is no reason to call people. */
    private static final Duration SOON = Duration.ofMinutes(1);

    private final RunState state;
    private final Surroundings surroundings;
    private final Calls calls;
    private final Scene scene;
    private final Instant now;
    private final List<Passed> trace = new ArrayList<>();
    private final Set<String> unasked = new HashSet<>();
    private Owed owed = new Owed.Nothing();
    private boolean hasHeard;
    private boolean isOver;
    private boolean hasFailed;
    private @Nullable Ending ending;
    private @Nullable Run run;

    /** What has to be said at the end of the turn, unless a later message makes it needless. */
    private sealed interface Owed {
        record Nothing() implements Owed {}

        record Question(int page) implements Owed {}

        /** @param why said above the question */
        record Apology(String why) implements Owed {}
    }

    private Interpreter(Script script, Turn turn, Surroundings surroundings, Calls calls) {
        this.calls = calls;
        this.now = surroundings.now();
        this.surroundings = surroundings;
        this.state = state(script, turn, surroundings);
        this.run = state.run() == null ? null : new Run(state.run(), false);
        this.scene = new Scene(turn.conversation(), surroundings);
        arrive();
    }

    private static RunState state(Script script, Turn turn, Surroundings surroundings) {
        return RunState.of(turn.state(), script, turn.conversation().ownerVersion(), surroundings.now(),
                surroundings::version);
    }

    /** Answers what the customer wrote, or goes on because it is time to. */
    public static Outcome answer(Script script, Turn turn, Surroundings surroundings) {
        return answer(script, turn, surroundings, Calls.REAL);
    }

    /** The same, and somebody says what becomes of calls to other servers. */
    public static Outcome answer(Script script, Turn turn, Surroundings surroundings, Calls calls) {
        return new Interpreter(script, turn, surroundings, calls)
                .answer(turn.messages().stream().map(Input::of).toList());
    }

    /** Whether a run of this script goes on with the turn; otherwise the turn begins one. */
    public static boolean isUnderWay(Script script, Turn turn, Surroundings surroundings) {
        return state(script, turn, surroundings).hasBegun();
    }

    /**
     * The flow that offered what the customer pressed first, when the run does not know it.
     *
     * @param script that the conversation is in the middle of; null when it is in none
     */
    public static Optional<UUID> pressedElsewhere(@Nullable Script script, Turn turn, Surroundings surroundings) {
        var pressed = turn.messages().stream().map(Input::of).findFirst().flatMap(Input::press).map(Press::flow);
        if (script == null || pressed.isEmpty()) {
            return pressed;
        }
        var state = state(script, turn, surroundings);
        return pressed.filter(flow -> state.called(flow) == null
                && state.scripts().stream().noneMatch(known -> flow.equals(known.id())));
    }

    /** Whether a flow has what the customer pressed first. */
    public static boolean isOffering(Script script, Turn turn) {
        return turn.messages().stream().map(Input::of).findFirst().flatMap(input -> pressed(script, input)).isPresent();
    }

    /**
     * What to keep of a conversation so that a run begins in it by itself; empty when there is no such block.
     *
     * @param block null is the flow's beginning
     * @param ownerVersion the stretch of the conversation in which the bot owns it
     */
    public static Optional<JsonObject> begin(Script script, @Nullable String block, int ownerVersion, UUID run,
            JsonObject variables, Instant now) {
        return script.node(block == null ? script.flow().start() : block)
                .map(node -> RunState.beginning(script, node.id(), ownerVersion, run, variables, now));
    }

    /** The same for a run that follows a closing: people get it only if the customer writes, and then as ever. */
    public static Optional<JsonObject> follow(Script script, int ownerVersion, UUID run, Instant now) {
        return begin(script, null, ownerVersion, run, new JsonObject(), now).map(RunState::following);
    }

    /** Whether the turn will wait for somebody else's server. */
    public static boolean isSlow(Turn turn) {
        return turn.state().containsKey("call");
    }

    private Outcome answer(List<Input> inputs) {
        goOn(!inputs.isEmpty());
        for (var input : inputs) {
            if (!isOver && input.isForUs(!state.hasBegun())) {
                state.forgiveSteps();
                state.hear();
                hear(input);
                hasHeard = true;
            }
        }
        settle();
        if (hasHeard && isSilent()) {
            // A way that leads back without a word: the question itself is the answer then.
            owed = new Owed.Question(0);
            settle();
        }
        return new Outcome(state.toJson(now), scene.replies(), scene.deeds(), Optional.ofNullable(ending),
                state.dueAt(now), Optional.ofNullable(run),
                trace);
    }

    /** What the run does by itself: makes its call, ends its pause, stops to wait. An answer that came counts, though late. */
    private void goOn(boolean isAnswered) {
        var node = script().node(state.at()).orElse(null);
        var call = state.call();
        if (node == null) {
            return;
        }
        if (state.isBeginning()) {
            run = state.run() == null ? null : new Run(state.run(), true);
            state.leave();
            go(node.id());
        } else if (state.isLost()) {
            state.leave();
            leave(node, BlockType.ERROR);
        } else if (call != null) {
            state.leave();
            move(node, guarded(node, () -> node.called(scene, call, calls)));
        } else if (state.isDue(now) && state.isGathering()) {
            apply(node, node.gathered(scene, state.takeGathered()), Timing.ASKED);
        } else if (state.isDue(now) && !node.isAsking()) {
            state.leave();
            leave(node, BlockType.NEXT);
        } else if (state.isDue(now) && !isAnswered) {
            state.answered();
            leave(node, AskingType.TIMEOUT);
        }
    }

    private boolean isSilent() {
        return !isOver && scene.replies().isEmpty() && !state.isGathering() && state.call() == null
                && script().isAsking(state.at());
    }

    private Script script() {
        return state.script();
    }

    /** After the run went from one flow to another. */
    private void arrive() {
        scene.within(script(), words(), state.variables());
    }

    /** Of the flow at hand, and then of those that called it. */
    private Flow.Words words() {
        if (!state.isCalled()) {
            return script().flow().words();
        }
        var all = state.scripts().stream().map(one -> one.flow().words()).toList();
        return new Flow.Words(all.stream().flatMap(one -> one.back().stream()).toList(),
                all.stream().flatMap(one -> one.human().stream()).toList(),
                all.stream().flatMap(one -> one.restart().stream()).toList());
    }

    private void hear(Input input) {
        if (state.hasBegun()) {
            hear(input, unasked.contains(place()) ? Timing.UNASKED : Timing.ASKED);
            return;
        }
        state.begin(input.message().id());
        run = new Run(input.message().id(), true);
        if (!heardElsewhere(input)) {
            go(script().flow().start());
            if (!isOver) {
                hear(input, Timing.FIRST_WORDS);
            }
        }
    }

    private String place() {
        return script().key() + "/" + state.at();
    }

    private void hear(Input any, Timing timing) {
        var node = script().node(state.at()).orElseThrow();
        var input = any.in(script());
        var named = node.named(scene, input);
        if (named.isPresent()) {
            apply(node, named.get(), timing);
        } else if (!heardElsewhere(any) && !heardAnywhere(input)) {
            if (node.isAsking()) {
                apply(node, node.hear(scene, input, timing), timing);
            } else if (timing == Timing.ASKED) {
                heardInPause(node);
            }
        }
    }

    /** A press of what another block of the flow offered, perhaps weeks ago. */
    private boolean heardElsewhere(Input input) {
        if (input.press().isEmpty()) {
            return false;
        }
        for (var flow : state.scripts()) {
            var pressed = pressed(flow, input);
            if (pressed.isPresent()) {
                while (state.isCalled() && script() != flow) {
                    giveBack();
                }
                apply(pressed.get());
                return true;
            }
        }
        return heardWhereItWas(input);
    }

    /** A press of what a flow offered that the run called, and came back from. */
    private boolean heardWhereItWas(Input input) {
        var called = state.called(input.press().map(Press::flow).orElse(null));
        var version = called == null ? Optional.<Script>empty() : surroundings.version(called.version());
        var pressed = version.flatMap(flow -> pressed(flow, input));
        if (called == null || pressed.isEmpty() || state.scripts().stream()
                .noneMatch(flow -> flow.key().equals(called.by()) && flow.has(called.at()))) {
            return false;
        }
        while (!script().key().equals(called.by())) {
            giveBack();
        }
        if (!state.mayCall()) {
            return false;
        }
        state.enter(version.get(), called.at());
        arrive();
        apply(pressed.get());
        return true;
    }

    /** What was pressed, and at which block. */
    private record Pressed(Node<?> node, Heard heard) {}

    private static Optional<Pressed> pressed(Script script, Input any) {
        var input = any.in(script);
        return input.press().isEmpty()
                ? Optional.empty()
                : script.nodes().stream()
                        .flatMap(node -> node.pressed(input).map(heard -> new Pressed(node, heard)).stream())
                        .findFirst();
    }

    private void apply(Pressed pressed) {
        state.waitAt(pressed.node().id());
        apply(pressed.node(), pressed.heard(), Timing.ASKED);
    }

    /** The words that count at every block. */
    private boolean heardAnywhere(Input input) {
        var words = scene.words();
        var plain = input.plain();
        if (input.press().filter(press -> press.id().equals(BACK)).isPresent() || holds(words.back(), plain)) {
            back(true);
        } else if (holds(words.restart(), plain)) {
            state.end();
            arrive();
            owed = new Owed.Nothing();
            go(script().flow().start());
        } else if (words.human().stream().anyMatch(word -> Typed.holds(plain, Typed.plain(word)))) {
            callHuman();
        } else {
            return false;
        }
        return true;
    }

    private static boolean holds(List<String> words, String plain) {
        return words.stream().anyMatch(word -> Typed.plain(word).equals(plain));
    }

    private void heardInPause(Node<?> node) {
        if (node.target(BlockType.REPLY).isPresent()) {
            state.leave();
            leave(node, BlockType.REPLY);
        } else if (state.call() == null && !state.isSoon(now, SOON)) {
            callHuman();
        }
    }

    private void apply(Node<?> node, Heard heard, Timing timing) {
        switch (heard) {
            case Heard.Answered(var port, var kept, var done) -> {
                kept.forEach(scene::keep);
                done.forEach(scene::have);
                state.answered();
                owed = new Owed.Nothing();
                leave(node, port);
            }
            case Heard.Onward(var kept, var isCalling) -> {
                kept.forEach(scene::keep);
                state.understood();
                owed = new Owed.Nothing();
                move(node, isCalling ? new Move.Call() : new Move.Ask());
            }
            case Heard.Part(var text) -> state.gather(text, now.plus(node.gathering()));
            case Heard.Page(var page) -> {
                state.understood();
                owed = new Owed.Question(page);
            }
            case Heard.Unclear(var why) -> owed = timing == Timing.ASKED
                    ? new Owed.Apology(why)
                    : new Owed.Question(0);
            case Heard.Ignored() -> {
                // What is owed stays owed.
            }
        }
    }

    private void callHuman() {
        state.answered();
        owed = new Owed.Nothing();
        while (script().flow().exits().human() == null && state.isCalled()) {
            giveBack();
        }
        var exit = script().flow().exits().human();
        if (exit == null) {
            end(toAnybody());
        } else {
            go(exit);
        }
    }

    private Handover toAnybody() {
        return new Handover(scene.department(Optional.empty()).map(Department::id), true);
    }

    private void back(boolean isAsked) {
        boolean isBack = state.back();
        arrive();
        if (isBack) {
            owed = isAsked ? new Owed.Question(0) : new Owed.Nothing();
        } else {
            end();
        }
    }

    private void leave(Node<?> node, String port) {
        passed(node.id(), port);
        var target = node.target(port);
        if (target.isPresent()) {
            go(target.get());
        } else if (BlockType.FAILURES.contains(port)) {
            fail();
        } else {
            end();
        }
    }

    private void passed(String block, String port) {
        trace.add(new Passed(block, port, state.isElsewhere() ? script().key() : null));
    }

    /** Goes back to the flow that called this one, which does not go on by itself: gives the block that called. */
    private Node<?> giveBack() {
        var block = state.returned();
        arrive();
        return script().node(block).orElseThrow();
    }

    private void go(String block) {
        var node = script().node(block).orElse(null);
        if (node == null) {
            LOG.warn("A flow leads nowhere at block {}: {}", block, script().key());
            fail();
        } else if (state.step() > MOST_STEPS) {
            LOG.warn("A flow goes in circles at block {}: {}", block, script().key());
            passed(block, Outcome.LOOP);
            fail();
        } else {
            move(node, guarded(node, () -> node.enter(scene)));
        }
    }

    private void move(Node<?> node, Move move) {
        switch (move) {
            case Move.Leave(var port) -> leave(node, port);
            case Move.Ask() -> {
                state.waitAt(node.id());
                unasked.add(place());
                owed = new Owed.Question(0);
            }
            case Move.Call() -> {
                state.callFrom(node.id());
                unasked.add(place());
                owed = new Owed.Nothing();
            }
            case Move.Pause(var until) -> {
                state.waitAt(node.id(), until);
                unasked.add(place());
                owed = new Owed.Nothing();
            }
            case Move.Back(var isAsked) -> {
                passed(node.id(), "");
                back(isAsked);
            }
            case Move.Jump(var block) -> {
                passed(node.id(), "");
                go(block);
            }
            case Move.Enter(var flow, var returns) -> enter(node, flow, returns);
            case Move.End(var how) -> {
                passed(node.id(), "");
                end(how);
            }
        }
    }

    /** Goes to another flow, in the version in which the run went there first. */
    private void enter(Node<?> from, UUID flow, boolean returns) {
        var known = state.called(flow);
        var version = known == null ? surroundings.published(flow) : surroundings.version(known.version());
        if (version.isEmpty() || (returns && !state.mayCall())) {
            leave(from, BlockType.ERROR);
            return;
        }
        if (returns) {
            state.enter(version.get(), from.id());
        } else {
            passed(from.id(), "");
            state.replace(version.get(), from.id());
        }
        arrive();
        go(script().flow().start());
    }

    /** What goes wrong in a block is a way out of it. */
    private Move guarded(Node<?> node, Supplier<Move> block) {
        try {
            return block.get();
        } catch (RuntimeException failure) {
            LOG.warn("Block {} of {} failed: {}", node.id(), script().key(), failure.toString());
            LOG.debug("Block", failure);
            return new Move.Leave(BlockType.ERROR);
        }
    }

    /** Once: a failure on the way out of a failure goes straight to people. */
    private void fail() {
        var exit = script().flow().exits().failure();
        if (hasFailed || (exit == null && !state.isCalled())) {
            end(toAnybody());
            return;
        }
        if (exit == null) {
            leave(giveBack(), BlockType.ERROR);
            return;
        }
        hasFailed = true;
        state.forgiveSteps();
        state.leave();
        owed = new Owed.Nothing();
        go(exit);
    }

    /** Nothing follows. Who got no word gets people. */
    private void end() {
        if (state.isCalled()) {
            leave(giveBack(), BlockType.NEXT);
        } else if (state.isFollowing()) {
            end(new Closing());
        } else if (scene.replies().isEmpty()) {
            end(toAnybody());
        } else {
            isOver = true;
            state.end();
        }
    }

    private void end(Ending how) {
        while (state.isCalled()) {
            passed(giveBack().id(), "");
        }
        isOver = true;
        ending = state.isFollowing() && !state.wasHeard() ? new Closing() : how;
        owed = new Owed.Nothing();
        state.end();
    }

    /** Asks what is owed. What was misunderstood too often leads on, perhaps to another question. */
    private void settle() {
        while (!isOver && !(owed instanceof Owed.Nothing)) {
            var node = script().node(state.at()).orElseThrow();
            var due = owed;
            owed = new Owed.Nothing();
            if (due instanceof Owed.Apology) {
                state.missed();
            }
            if (state.misses() >= node.tries() && due instanceof Owed.Apology) {
                state.answered();
                leave(node, AskingType.NO_MATCH);
            } else if (asked(node, due)) {
                state.waitUntil(node.patience().map(now::plus).orElse(null));
            } else {
                state.leave();
                leave(node, BlockType.ERROR);
            }
        }
    }

    /** False when it could not be said. */
    private boolean asked(Node<?> node, Owed due) {
        try {
            node.ask(scene, due instanceof Owed.Question(var page) ? page : 0,
                    due instanceof Owed.Apology(var why) ? why : "");
            return true;
        } catch (RuntimeException failure) {
            LOG.warn("Block {} of {} could not be asked: {}", node.id(), script().key(), failure.toString());
            LOG.debug("Block", failure);
            return false;
        }
    }
}
