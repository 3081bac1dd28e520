package io.balcao.bot.flow;

import io.balcao.conversations.lane.Responder.Deed;
import java.util.List;
import java.util.Map;

/** What a message means to a question. */
public sealed interface Heard {
    /**
     * An answer, which leaves by this way.
     *
     * @param kept values by the variables that keep them
     * @param done to the conversation
     */
    record Answered(String port, Map<String, Object> kept, List<Deed> done) implements Heard {
        public Answered {
            kept = Map.copyOf(kept);
            done = List.copyOf(done);
        }

        public Answered(String port, Map<String, Object> kept) {
            this(port, kept, List.of());
        }

        public Answered(String port) {
            this(port, Map.of());
        }
    }

    /**
     * One of several answers that a {@link DialogueType} asks for: it goes on at the same block.
     *
     * @param kept values by the variables that keep them
     * @param isCalling whether the call is made now; otherwise the next question is asked
     */
    record Onward(Map<String, Object> kept, boolean isCalling) implements Heard {
        public Onward {
            kept = Map.copyOf(kept);
        }
    }

    /** A part of an answer, of which more may follow soon. */
    record Part(String text) implements Heard {}

    /** The wish to see another page of the options. */
    record Page(int page) implements Heard {}

    /** @param apology said before the question is asked again */
    record Unclear(String apology) implements Heard {}

    /** Nothing that needs an answer. */
    record Ignored() implements Heard {}
}
