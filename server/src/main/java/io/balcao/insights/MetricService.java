package io.balcao.insights;

import io.balcao.insights.MetricRepository.Fact;
import io.balcao.insights.MetricRepository.Place;
import io.balcao.insights.MetricRepository.Question;
import io.balcao.insights.MetricRepository.Share;
import io.balcao.insights.MetricRepository.Step;
import io.balcao.insights.MetricRepository.Time;
import io.balcao.insights.MetricRepository.Wanted;
import io.balcao.insights.OverviewView.Card;
import io.balcao.insights.OverviewView.PeriodView;
import io.balcao.insights.OverviewView.Series;
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
        repository.planEach(tx);
        return Period.of(days.from(), days.to(), repository.organization(tx).zone(), clock.instant());
    }

    OverviewView overview(Caller caller, Days days, MetricFilter filter) {
        return database.inTransaction(caller.organization(), tx -> overview(tx, period(tx, days), filter));
    }

    OverviewView overview(Tx tx, Period period, MetricFilter filter) {
        var summed = repository.sumUp(tx).orElse(null);
        var now = new Question(period.window(), filter, period.zone(), summed);
        var before = new Question(period.previous(), filter, period.zone(), summed);
        var steps = repository.byTime(tx, now, period.isShort());
        var stepsBefore = repository.byTime(tx, before, period.isShort());
        var sums = sums(steps, repository.times(tx, now));
        var sumsBefore = sums(stepsBefore, repository.times(tx, before));
        var cards = Arrays.stream(Metric.values()).filter(metric -> metric.isTold(filter))
                .map(metric -> Card.of(metric, sums.measure(metric), sumsBefore.measure(metric))).toList();
        return new OverviewView(PeriodView.of(period), cards,
                new Series(period.isShort() ? "hour" : "day", OverviewView.points(period.window(), period, steps),
                        OverviewView.points(period.previous(), period, stepsBefore)),
                OverviewView.hours(repository.byHour(tx, now)), OverviewView.channels(steps));
    }

    AttendanceView attendance(Caller caller, Days days, MetricFilter filter) {
        // What others do is a supervisor's to see.
        var supervises = caller.role().supervises() && caller.permissions().seesAll();
        var seen = supervises ? filter : filter.onlyOf(caller.userId());
        return database.inTransaction(caller.organization(), tx -> {
            var view = attendance(tx, period(tx, days), seen);
            return supervises ? view : view.withoutDepartments();
        });
    }

    AttendanceView attendance(Tx tx, Period period, MetricFilter filter) {
        var question = new Question(period.window(), filter, period.zone(), repository.sumUp(tx).orElse(null));
        var shares = new AttendanceView.Shares(repository.byHolder(tx, question),
                repository.timesByHolder(tx, question));
        return new AttendanceView(PeriodView.of(period),
                shares.lines(Share::user, Time::user, repository.users(tx), Metric.Scope.USER),
                shares.lines(Share::department, Time::department, repository.departments(tx),
                        Metric.Scope.DEPARTMENT));
    }

    TagsView tags(Caller caller, Days days, MetricFilter filter) {
        return database.inTransaction(caller.organization(), tx -> {
            var period = period(tx, days);
            return new TagsView(PeriodView.of(period), AttendanceView.lines(
                    repository.byTag(tx, new Question(period.window(), filter, period.zone(), null))));
        });
    }

    List<Fact> behind(Caller caller, Days days, MetricFilter filter, Wanted wanted, @Nullable Place after, int most) {
        return database.inTransaction(caller.organization(),
                tx -> repository.page(tx, period(tx, days), filter, wanted, after, most));
    }

    private static Sums sums(List<Step> steps, List<Time> times) {
        var sums = new Sums();
        steps.forEach(step -> sums.add(step.metric(), step.amount(), step.totalMs(), step.begunThen()));
        times.forEach(time -> sums.time(time.metric(), time.seconds(), time.amount()));
        return sums;
    }
}
