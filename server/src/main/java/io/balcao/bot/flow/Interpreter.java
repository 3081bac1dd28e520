package io.balcao.bot.flow;

import io.balcao.bot.flow.AskingType.Timing;
import io.balcao.bot.flow.Outcome.Passed;
import io.balcao.bot.flow.Outcome.Run;
import io.balcao.bot.flow.Script.Node;
import io.balcao.bot.flow.Surroundings.Department;
import io.balcao.channels.Typed;
import io.balcao.conversations.lane.Responder.Ending;
import io.balcao.conversations.lane.Responder.Handover;
import io.balcao.conversations.lane.Responder.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private final Script script;
    private final RunState state;
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

    private Interpreter(Script script, Turn turn, Surroundings surroundings) {
        this.script = script;
        this.now = surroundings.now();
        this.state = RunState.of(turn.state(), script, turn.conversation().ownerVersion(), now);
        this.run = state.run() == null ? null : new Run(state.run(), false);
        this.scene = new Scene(turn.conversation(), script.flow().words(), surroundings, state.variables());
    }

    /** Answers what the customer wrote, or goes on because it is time to. */
    public static Outcome answer(Script script, Turn turn, Surroundings surroundings) {
        return new Interpreter(script, turn, surroundings)
                .answer(turn.messages().stream().map(Input::of).toList());
    }

    /** Whether a run of this script goes on with the turn; otherwise the turn begins one. */
    public static boolean isUnderWay(Script script, Turn turn, Instant now) {
        return RunState.of(turn.state(), script, turn.conversation().ownerVersion(), now).hasBegun();
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
        var node = script.node(state.at()).orElse(null);
        var call = state.call();
        if (node == null) {
            return;
        }
        if (call != null) {
            state.leave();
            move(node, guarded(node, () -> node.called(scene, call)));
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
        return !isOver && scene.replies().isEmpty() && !state.isGathering()
                && script.node(state.at()).filter(Node::isAsking).isPresent();
    }

    private void hear(Input input) {
        if (state.hasBegun()) {
            hear(input, unasked.contains(state.at()) ? Timing.UNASKED : Timing.ASKED);
            return;
        }
        state.begin(input.message().id());
        run = new Run(input.message().id(), true);
        if (!heardElsewhere(input)) {
            go(script.flow().start());
            if (!isOver) {
                hear(input, Timing.FIRST_WORDS);
            }
        }
    }

    private void hear(Input input, Timing timing) {
        var node = script.node(state.at()).orElseThrow();
        var named = node.named(scene, input);
        if (named.isPresent()) {
            apply(node, named.get(), timing);
        } else if (!heardElsewhere(input) && !heardAnywhere(input)) {
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
        for (var node : script.nodes()) {
            var pressed = node.pressed(input);
            if (pressed.isPresent()) {
                state.waitAt(node.id());
                apply(node, pressed.get(), Timing.ASKED);
                return true;
            }
        }
        return false;
    }

    /** The words that count at every block. */
    private boolean heardAnywhere(Input input) {
        var words = script.flow().words();
        var plain = input.plain();
        if (input.press().filter(press -> press.id().equals(BACK)).isPresent() || holds(words.back(), plain)) {
            back(true);
        } else if (holds(words.restart(), plain)) {
            state.end();
            owed = new Owed.Nothing();
            go(script.flow().start());
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
            case Heard.Answered(var port) -> {
                state.answered();
                owed = new Owed.Nothing();
                leave(node, port);
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
        var exit = script.flow().exits().human();
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
        if (state.back(script)) {
            owed = isAsked ? new Owed.Question(0) : new Owed.Nothing();
        } else {
            end();
        }
    }

    private void leave(Node<?> node, String port) {
        trace.add(new Passed(node.id(), port));
        var target = node.target(port);
        if (target.isPresent()) {
            go(target.get());
        } else if (BlockType.FAILURES.contains(port)) {
            fail();
        } else {
            end();
        }
    }

    private void go(String block) {
        var node = script.node(block).orElse(null);
        if (node == null || state.step() > MOST_STEPS) {
            LOG.warn("A flow leads nowhere or in circles at block {}: {}", block, script.key());
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
                unasked.add(node.id());
                owed = new Owed.Question(0);
            }
            case Move.Call() -> {
                state.callFrom(node.id());
                unasked.add(node.id());
                owed = new Owed.Nothing();
            }
            case Move.Pause(var until) -> {
                state.waitAt(node.id(), until);
                unasked.add(node.id());
                owed = new Owed.Nothing();
            }
            case Move.Back(var isAsked) -> {
                trace.add(new Passed(node.id(), ""));
                back(isAsked);
            }
            case Move.End(var how) -> {
                trace.add(new Passed(node.id(), ""));
                end(how);
            }
        }
    }

    /** What goes wrong in a block is a way out of it. */
    private Move guarded(Node<?> node, Supplier<Move> block) {
        try {
            return block.get();
        } catch (RuntimeException failure) {
            LOG.warn("Block {} of {} failed: {}", node.id(), script.key(), failure.toString());
            LOG.debug("Block", failure);
            return new Move.Leave(BlockType.ERROR);
        }
    }

    /** Once: a failure on the way out of a failure goes straight to people. */
    private void fail() {
        var exit = script.flow().exits().failure();
        if (exit == null || hasFailed) {
            end(toAnybody());
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
        if (scene.replies().isEmpty()) {
            end(toAnybody());
        } else {
            isOver = true;
            state.end();
        }
    }

    private void end(Ending how) {
        isOver = true;
        ending = how;
        owed = new Owed.Nothing();
        state.end();
    }

    /** Asks what is owed. What was misunderstood too often leads on, perhaps to another question. */
    private void settle() {
        while (!isOver && !(owed instanceof Owed.Nothing)) {
            var node = script.node(state.at()).orElseThrow();
            var due = owed;
            owed = new Owed.Nothing();
            if (due instanceof Owed.Apology) {
                state.missed();
            }
            if (state.misses() >= node.tries() && due instanceof Owed.Apology) {
                state.answered();
                leave(node, AskingType.NO_MATCH);
            } else {
                node.ask(scene, due instanceof Owed.Question(var page) ? page : 0,
                        due instanceof Owed.Apology(var why) ? why : "");
                state.waitUntil(node.patience().map(now::plus).orElse(null));
            }
        }
    }
}
