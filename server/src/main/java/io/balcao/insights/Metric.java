package io.balcao.insights;

import io.balcao.platform.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

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
    CONTAINMENT(Unit.SHARE, Scope.ORGANIZATION);

    /** In what a value is given. */
    enum Unit {
        COUNT, MILLISECONDS, SHARE;

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
        return switch (scope) {
            case USER -> true;
            case DEPARTMENT -> filter.user() == null;
            case ORGANIZATION -> filter.user() == null && filter.department() == null;
        };
    }

    boolean isOf(Scope wanted) {
        return scope.compareTo(wanted) >= 0;
    }

    /** The fact whose rows stand behind a value. */
    String fact() {
        return switch (this) {
            case RESOLUTION_RATE -> CLOSED.wire();
            case CONTAINMENT -> RECEIVED.wire();
            default -> wire();
        };
    }

    /** Whether only services that began in the period count. */
    boolean isOfTheSamePeriod() {
        return unit == Unit.SHARE;
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
        return Arrays.stream(values()).filter(metric -> metric.isOf(scope)).filter(Objects::nonNull).toList();
    }
}
