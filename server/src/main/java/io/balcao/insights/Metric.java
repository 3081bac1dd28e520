package io.balcao.insights;

import io.balcao.platform.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What is measured. What each one counts is said in {@code sql/R__metrics.sql}, and in the reader's words in the console.
 */
enum Metric {
    OPENED(Unit.COUNT, Scope.ORGANIZATION), RECEIVED(Unit.COUNT, Scope.DEPARTMENT), CLOSED(Unit.COUNT,
            Scope.USER), REOPENED(Unit.COUNT, Scope.USER), TRANSFERRED(Unit.COUNT, Scope.USER), FIRST_RESPONSE(
                    Unit.MILLISECONDS,
                    Scope.USER), RESPONSE(Unit.MILLISECONDS, Scope.USER), QUEUE_TIME(Unit.MILLISECONDS,
                            Scope.DEPARTMENT), HANDLING_TIME(Unit.MILLISECONDS, Scope.USER), BOT_TIME(Unit.MILLISECONDS,
                                    Scope.ORGANIZATION), RESOLUTION_TIME(Unit.MILLISECONDS, Scope.USER),
    /** Of the services that began in a period, how many were closed in it. */
    RESOLUTION_RATE(Unit.SHARE, Scope.ORGANIZATION),
    /** Of the services that began in a period, how many did not reach people in it. */
    CONTAINMENT(Unit.SHARE, Scope.ORGANIZATION),
    /** Of the targets that came to an end in a period, how many were met; as the two after it. */
    SLA_FIRST_RESPONSE(Unit.SHARE, Scope.USER), SLA_NEXT_RESPONSE(Unit.SHARE, Scope.USER), SLA_RESOLUTION(Unit.SHARE,
            Scope.USER),
    /** The scores that customers gave, from 1 to 5. */
    CSAT(Unit.SCORE, Scope.USER),
    /** Of the customers who were asked for a score in a period, how many gave one in it. */
    CSAT_ANSWERED(Unit.SHARE, Scope.USER);

    /** The fact of a question for a score. */
    static final String ASKED = "csat_asked";
    private static final int BEST = 5;

    /** In what a value is given. */
    enum Unit {
        COUNT, MILLISECONDS, SHARE, SCORE;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Down to whom it can be told apart: a time in the queue is no attendant's. */
    enum Scope {
        ORGANIZATION, DEPARTMENT, USER
    }

    private final Unit unit;
    private final Scope scope;

    Metric(Unit unit, Scope scope) {
        this.unit = unit;
        this.scope = scope;
    }

    Unit unit() {
        return unit;
    }

    /** Whether it means something for what a filter leaves. */
    boolean isTold(MetricFilter filter) {
        // What had a tag when it began and what had it when it ended may be different ones: a share of them is none.
        if (filter.tag() != null && isOfTheSamePeriod()) {
            return false;
        }
        return switch (scope) {
            case USER -> true;
            case DEPARTMENT -> filter.user() == null;
            case ORGANIZATION -> filter.user() == null && filter.departments() == null;
        };
    }

    boolean isOf(Scope wanted) {
        return scope.compareTo(wanted) >= 0;
    }

    /** The facts whose rows stand behind a value: of what was contained, what began. */
    List<String> behind() {
        return this == CONTAINMENT ? List.of(OPENED.wire(), REOPENED.wire()) : facts();
    }

    /** The facts that a value is made of. */
    List<String> facts() {
        return switch (this) {
            case RESOLUTION_RATE -> List.of(CLOSED.wire());
            case CONTAINMENT -> List.of(RECEIVED.wire());
            case SLA_FIRST_RESPONSE, SLA_NEXT_RESPONSE, SLA_RESOLUTION -> List.of(met(), missed());
            case CSAT, CSAT_ANSWERED -> scores();
            default -> List.of(wire());
        };
    }

    /** The facts of the scores, the lowest first. */
    static List<String> scores() {
        return IntStream.rangeClosed(1, BEST).mapToObj(Metric::ofScore).toList();
    }

    /** The fact of a score. */
    static String ofScore(int score) {
        return CSAT.wire() + "_" + score;
    }

    /** What a fact is called: all scores are of one name. */
    static String nameOf(String fact) {
        return scoreOf(fact) == null ? fact : CSAT.wire();
    }

    /** The score that a fact tells of; null of any other. */
    static @Nullable Integer scoreOf(String fact) {
        var place = scores().indexOf(fact);
        return place < 0 ? null : place + 1;
    }

    /** Whether it is the share of a policy's targets that were met. */
    boolean isOfTargets() {
        return this == SLA_FIRST_RESPONSE || this == SLA_NEXT_RESPONSE || this == SLA_RESOLUTION;
    }

    String met() {
        return wire() + "_met";
    }

    String missed() {
        return wire() + "_missed";
    }

    /** Whether only what began in the period counts. */
    boolean isOfTheSamePeriod() {
        return this == RESOLUTION_RATE || this == CONTAINMENT || this == CSAT_ANSWERED;
    }

    /** The spelling of SQL and JSON. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Metric of(String wire) {
        return Arrays.stream(values()).filter(metric -> metric.wire().equals(wire)).findFirst()
                .orElseThrow(() -> new Problem.Unprocessable("metric", "is no metric"));
    }

    /** Those of which something can be told for a department, or for a user. */
    static List<Metric> of(Scope scope) {
        return Arrays.stream(values()).filter(metric -> metric.isOf(scope)).toList();
    }
}
