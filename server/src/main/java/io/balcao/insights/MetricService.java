package io.balcao.insights;

import io.balcao.insights.MetricRepository.Fact;
import io.balcao.insights.MetricRepository.Place;
import io.balcao.insights.MetricRepository.Step;
import io.balcao.insights.OverviewView.Card;
import io.balcao.insights.OverviewView.PeriodView;
import io.balcao.insights.OverviewView.Series;
import io.balcao.insights.Period.Window;
import io.balcao.platform.Caller;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers what is asked of the metrics. */
final class MetricService {
    private final Database database;
    private final InstantSource clock;
    private final MetricRepository repository;

    MetricService(Database database, MetricRepository repository, InstantSource clock) {
        this.database = database;
        this.repository = repository;
        this.clock = clock;
    }

    /** The days that are asked for, as the reader wrote them. */
    record Days(Optional<String> from, Optional<String> to) {}

    Period period(Tx tx, Days days) {
        return Period.of(days.from(), days.to(), repository.organization(tx).zone(), clock.instant());
    }

    OverviewView overview(Caller caller, Days days, MetricFilter filter) {
        return database.inTransaction(caller.organization(), tx -> {
            var period = period(tx, days);
            var now = steps(tx, period, period.window(), filter);
            var before = steps(tx, period, period.previous(), filter);
            var cards = Arrays.stream(Metric.values()).filter(metric -> metric.isTold(filter))
                    .map(metric -> Card.of(metric, measure(tx, now, period.window(), filter, metric),
                            measure(tx, before, period.previous(), filter, metric)))
                    .toList();
            return new OverviewView(PeriodView.of(period), cards,
                    new Series(period.isShort() ? "hour" : "day", OverviewView.points(period.window(), period, now),
                            OverviewView.points(period.previous(), period, before)),
                    OverviewView.hours(repository.byHour(tx, period.window(), filter, period.zone())),
                    OverviewView.channels(now));
        });
    }

    AttendanceView attendance(Caller caller, Days days, MetricFilter filter) {
        // What others do is a supervisor's to see.
        var supervises = caller.role().supervises() && caller.permissions().seesAll();
        var seen = supervises ? filter : filter.onlyOf(caller.userId());
        return database.inTransaction(caller.organization(), tx -> {
            var period = period(tx, days);
            var shares = repository.byHolder(tx, period.window(), seen);
            var attendants = AttendanceView.lines(shares, MetricRepository.Share::user, repository.users(tx),
                    Metric.Scope.USER);
            return new AttendanceView(PeriodView.of(period), attendants, supervises
                    ? AttendanceView.lines(shares, MetricRepository.Share::department, repository.departments(tx),
                            Metric.Scope.DEPARTMENT)
                    : List.of());
        });
    }

    List<Fact> behind(Caller caller, Days days, MetricFilter filter, Metric metric, @Nullable Place after, int most) {
        return database.inTransaction(caller.organization(),
                tx -> repository.page(tx, period(tx, days).window(), filter, metric, after, most));
    }

    private List<Step> steps(Tx tx, Period period, Window window, MetricFilter filter) {
        return repository.byTime(tx, window, filter, period.isShort(), period.zone());
    }

    private Measure measure(Tx tx, List<Step> steps, Window window, MetricFilter filter, Metric metric) {
        return switch (metric) {
            case RESOLUTION_RATE -> new Measure(begun(steps), repository.begunThen(tx, window, filter, metric));
            case CONTAINMENT -> new Measure(begun(steps),
                    begun(steps) - repository.begunThen(tx, window, filter, metric));
            default -> {
                var own = steps.stream().filter(step -> step.metric().equals(metric.wire())).toList();
                var amount = own.stream().mapToLong(Step::amount).sum();
                yield new Measure(amount, metric.unit() == Metric.Unit.COUNT
                        ? amount
                        : own.stream().mapToLong(Step::totalMs).sum());
            }
        };
    }

    /** The services that began: conversations that were opened, or opened again. */
    private static long begun(List<Step> steps) {
        return steps.stream().filter(step -> step.metric().equals(Metric.OPENED.wire())
                || step.metric().equals(Metric.REOPENED.wire())).mapToLong(Step::amount).sum();
    }
}
