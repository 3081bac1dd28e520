package io.balcao.bot.flow;

import io.balcao.bot.flow.AskingType.Timing;
import io.balcao.bot.flow.Outcome.Passed;
import io.balcao.bot.flow.Script.Node;
import io.balcao.channels.Typed;
import io.balcao.conversations.lane.Responder.Handover;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.MessageView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 */
public final class Interpreter {
    private static final Logger LOG = LoggerFactory.getLogger(Interpreter.class);
    /** Blocks in a turn. More is a loop that nobody can leave. */
    private static final int MOST_STEPS = 200;
    /** The id of every button that goes back. */
    public static final String BACK = "menu:back";

    private final Script script;
    private final RunState state;
    private final Scene scene;
    private final Surroundings surroundings;
    private final List<Passed> trace = new ArrayList<>();
    private final Set<String> unasked = new HashSet<>();
    private Owed owed = new Owed.Nothing();
    private int steps;
    private boolean isOver;
    private boolean hasFailed;
    private @Nullable Handover handover;

    /** What has to be said at the end of the turn, unless a later message makes it needless. */
    private sealed interface Owed {
        record Nothing() implements Owed {}

        record Question(int page) implements Owed {}

        /** @param why said above the question */
        record Apology(String why) implements Owed {}
    }

    private Interpreter(Script script, Turn turn, Surroundings surroundings) {
        this.script = script;
        this.surroundings = surroundings;
        this.state = RunState.of(turn.state(), script, turn.conversation().ownerVersion(), surroundings.now());
        this.scene = new Scene(turn.conversation(), script.flow().words(), surroundings, state.variables());
    }

    /** Answers what the customer wrote. Changes nothing: the same turn gets the same answer. */
    public static Outcome answer(Script script, Turn turn, Surroundings surroundings) {
        return new Interpreter(script, turn, surroundings).answer(turn.messages());
    }

    private Outcome answer(List<MessageView> messages) {
        for (var message : messages) {
            var input = Input.of(message);
            if (isOver) {
                break;
            }
            if (input.isForUs(!state.hasBegun())) {
                hear(input);
            }
        }
        settle();
        return new Outcome(state.toJson(surroundings.now()), scene.replies(), Optional.ofNullable(handover), trace);
    }

    private void hear(Input input) {
        if (state.hasBegun()) {
            hear(input, unasked.contains(state.at()) ? Timing.UNASKED : Timing.ASKED);
        } else if (!heardElsewhere(input)) {
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
            apply(node, node.hear(scene, input, timing), timing);
        }
    }

    /** A press of what another block of the flow offered, perhaps weeks ago. */
    private boolean heardElsewhere(Input input) {
        if (input.press().isEmpty()) {
            return false;
        }
        for (var node : script.nodes()) {
            var named = node.pressed(input);
            if (named.isPresent()) {
                state.waitAt(node.id());
                apply(node, named.get(), Timing.ASKED);
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

    private void apply(Node<?> node, Heard heard, Timing timing) {
        switch (heard) {
            case Heard.Answered(var port) -> {
                state.answered();
                owed = new Owed.Nothing();
                leave(node, port);
            }
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
            handOver(new Handover(scene.department(Optional.empty()).map(Surroundings.Department::id), true));
        } else {
            go(exit);
        }
    }

    private void back(boolean isAsked) {
        if (state.back()) {
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
        if (node == null || ++steps > MOST_STEPS) {
            LOG.warn("A flow leads nowhere or in circles at block {}: {}", block, script.key());
            fail();
            return;
        }
        switch (entered(node)) {
            case Move.Leave(var port) -> leave(node, port);
            case Move.Ask() -> {
                state.waitAt(node.id());
                unasked.add(node.id());
                owed = new Owed.Question(0);
            }
            case Move.Back(var isAsked) -> {
                trace.add(new Passed(node.id(), ""));
                back(isAsked);
            }
            case Move.HandOver(var to) -> {
                trace.add(new Passed(node.id(), ""));
                handOver(to);
            }
        }
    }

    private Move entered(Node<?> node) {
        try {
            return node.enter(scene);
        } catch (RuntimeException failure) {
            LOG.warn("Block {} of {} failed: {}", node.id(), script.key(), failure.toString());
            return new Move.Leave(BlockType.ERROR);
        }
    }

    /** Once: a failure on the way out of a failure goes straight to people. */
    private void fail() {
        var exit = script.flow().exits().failure();
        if (exit == null || hasFailed) {
            handOver(new Handover(scene.department(Optional.empty()).map(Surroundings.Department::id), true));
            return;
        }
        hasFailed = true;
        steps = 0;
        state.answered();
        owed = new Owed.Nothing();
        go(exit);
    }

    private void end() {
        if (scene.replies().isEmpty()) {
            handOver(new Handover(scene.department(Optional.empty()).map(Surroundings.Department::id), true));
        } else {
            isOver = true;
            state.end();
        }
    }

    private void handOver(Handover to) {
        isOver = true;
        handover = to;
        owed = new Owed.Nothing();
        state.end();
    }

    /** Asks what is owed. What was misunderstood too often leads on, perhaps to another question. */
    private void settle() {
        while (!isOver && !(owed instanceof Owed.Nothing)) {
            var node = script.node(state.at()).orElseThrow();
            var due = owed;
            owed = new Owed.Nothing();
            switch (due) {
                case Owed.Nothing() -> {
                    // Not reached: the loop ends with it.
                }
                case Owed.Question(var page) -> node.ask(scene, page, "");
                case Owed.Apology(var why) -> {
                    state.missed();
                    if (state.misses() < node.tries()) {
                        node.ask(scene, 0, why);
                    } else {
                        state.answered();
                        leave(node, AskingType.NO_MATCH);
                    }
                }
            }
        }
    }
}
