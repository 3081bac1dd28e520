package io.balcao.bot.flow;

/** What a message means to a question. */
public sealed interface Heard {
    /** An answer, which leaves by this way. */
    record Answered(String port) implements Heard {}

    /** A part of an answer, of which more may follow soon. */
    record Part(String text) implements Heard {}

    /** The wish to see another page of the options. */
    record Page(int page) implements Heard {}

    /** @param apology said before the question is asked again */
    record Unclear(String apology) implements Heard {}

    /** Nothing that needs an answer. */
    record Ignored() implements Heard {}
}
