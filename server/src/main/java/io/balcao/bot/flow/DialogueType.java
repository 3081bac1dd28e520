package io.balcao.bot.flow;

/**
 * Blocks that ask several questions, and may look something up or do something between them, before they are left. Where in
 * it the run is, such a block keeps in a variable of its own.
 *
 * @param <S> the settings of a block
 */
public interface DialogueType<S> extends AskingType<S>, CallingType<S> {
    @Override
    default boolean isResting() {
        return true;
    }

    /** Begins with a question, or with a call. */
    @Override
    Move enter(S settings, Scene scene);
}
