package io.balcao.bot.flow;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What blocks of one type do. Features add types of their own by handing them to {@link io.balcao.bot.Bot}.
 *
 * <p>A type decides and changes nothing: the same run in the same scene moves the same way, so that a turn can be computed
 * again after a crash.
 *
 * @param <S> a record with the settings of a block, as JSON holds them
 */
public interface BlockType<S> {
    /** The way out that most blocks have. */
    String NEXT = "next";
    /** The way out of what can fail. */
    String ERROR = "error";
    /** The way out of a pause in which the customer wrote. */
    String REPLY = "reply";
    /** Ways out that lead to people when nobody drew an edge: nothing went as it should. */
    Set<String> FAILURES = Set.of(ERROR, AskingType.NO_MATCH);

    /** As {@link Flow.Block#type()} names it: lower case letters and underscores. */
    String name();

    Class<S> settings();

    /** How blocks of this type are edited. */
    Form form();

    /** The ways out, in the order in which they are drawn. Types whose settings decide it say so themselves. */
    default List<String> ports(S settings) {
        return form().fixedWays();
    }

    /** The settings that may have variables in them. */
    default List<String> texts(S settings) {
        return List.of();
    }

    /** The variables that the block fills. */
    default List<String> keeps(S settings) {
        return List.of();
    }

    /** Blocks of the same flow that a run may go to without an edge. */
    default List<String> jumps(S settings) {
        return List.of();
    }

    /** Flows that a run may go to. */
    default List<UUID> calls(S settings) {
        return List.of();
    }

    /** Files that the block sends. */
    default List<UUID> files(S settings) {
        return List.of();
    }

    /** Whether {@code {{secret.NAME}}} means something in its texts: only what goes to another server may have them. */
    default boolean takesSecrets() {
        return false;
    }

    /** Whether a block says something of its own, which can be sent only within 24 hours after the customer wrote. */
    default boolean isSaying() {
        return false;
    }

    /** For how long at most the customer may not have written when a block is left by this way; empty when they just did. */
    default Optional<Duration> silence(S settings, String port) {
        return Optional.of(Duration.ZERO);
    }

    /** What stands for something in this type's texts, besides variables. */
    default Set<String> names() {
        return Set.of();
    }

    /** Whether a run stays here until something happens. A loop without such a block cannot be left. */
    default boolean isResting() {
        return false;
    }

    /** Acts when a run reaches the block. */
    Move enter(S settings, Scene scene);
}
