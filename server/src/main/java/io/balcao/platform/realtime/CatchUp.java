package io.balcao.platform.realtime;

import java.util.List;

/** What a client that was away has missed. */
sealed interface CatchUp {
    /** Nothing, or it was never here. */
    record Nothing() implements CatchUp {}

    /** These, of which those for a conversation's subscribers are still to be filtered by what it may see. */
    record Missed(List<Frame> frames) implements CatchUp {}

    /** So much, or so long ago, that it must load afresh. */
    record TooMuch() implements CatchUp {}

    /** It may be found in the stream. */
    record Elsewhere(EventId since, Position until) implements CatchUp {}
}
