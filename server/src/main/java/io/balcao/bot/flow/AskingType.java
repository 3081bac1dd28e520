package io.balcao.bot.flow;

import java.time.Duration;
import java.util.Optional;

/**
 * Blocks at which a run waits for the customer. A question is asked at the end of the turn: who has answered it already is
 * not asked, and who wrote three messages is asked once.
 *
 * @param <S> the settings of a block
 */
public interface AskingType<S> extends BlockType<S> {
    /** The way out when the customer was not understood too often. */
    String NO_MATCH = "no_match";

    /** The way out when the customer did not answer in time. */
    String TIMEOUT = "timeout";

    @Override
    default boolean isResting() {
        return true;
    }

    @Override
    default Move enter(S settings, Scene scene) {
        return new Move.Ask();
    }

    @Override
    default boolean isSaying() {
        return true;
    }

    @Override
    default Optional<Duration> silence(S settings, String port) {
        return port.equals(TIMEOUT)
                ? patience(settings)
                : port.equals(ERROR) ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    /**
     * Says the question.
     *
     * @param page of a long list of options, counted from 0
     * @param apology said before it; empty when nothing is to be excused
     */
    void ask(S settings, Scene scene, int page, String apology);

    /** What a press means that a block of this type offered; empty when it offered no such thing. */
    default Optional<Heard> pressed(String block, S settings, Input.Press press) {
        return Optional.empty();
    }

    /** What counts before the words that count anywhere: an option's own name. */
    default Optional<Heard> named(S settings, Scene scene, Input input) {
        return Optional.empty();
    }

    /** What the message means here. */
    Heard hear(S settings, Scene scene, Input input, Timing timing);

    /** How often a customer may be misunderstood before the run leaves by {@link #NO_MATCH}. */
    int tries(S settings);

    /** How long an answer is waited for, from 1 s; empty waits as long as a conversation is remembered. */
    default Optional<Duration> patience(S settings) {
        return Optional.empty();
    }

    /** How long the parts of an answer are waited for that was begun; asked when {@link #hear} gave a part. */
    default Duration gathering(S settings) {
        return Duration.ZERO;
    }

    /** What the parts of an answer mean together. */
    default Heard gathered(S settings, Scene scene, String text) {
        return new Heard.Ignored();
    }

    /** What the customer had seen when the message was written. */
    enum Timing {
        /** Nothing of the flow: it is the message that began the run. */
        FIRST_WORDS,
        /** Not this question yet. */
        UNASKED,
        /** This question. */
        ASKED
    }
}
