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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        return database.inTransaction(caller.organization(),
                tx -> overview(tx, period(tx, days), seen(tx, caller, filter)));
    }

    /** Of what is asked for, what somebody may see: everything, their departments, or what is their own. */
    MetricFilter seen(Tx tx, Caller caller, MetricFilter filter) {
        if (!caller.role().supervises()) {
            return filter.onlyOf(caller.userId());
        }
        return switch (caller.permissions().sight()) {
            case ALL -> filter;
            case DEPARTMENTS -> filter.within(repository.departmentsOf(tx, caller.userId()));
            case OWN, QUEUE -> filter.onlyOf(caller.userId());
        };
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
                OverviewView.hours(repository.byHour(tx, now)),
                OverviewView.channels(steps, repository.channels(tx)));
    }

    AttendanceView attendance(Caller caller, Days days, MetricFilter filter) {
        return database.inTransaction(caller.organization(), tx -> {
            var seen = seen(tx, caller, filter);
            var view = attendance(tx, period(tx, days), seen);
            // Whoever sees only their own work is in no table of others.
            return caller.userId().equals(seen.user()) && !seen.equals(filter) ? view.withoutDepartments() : view;
        });
    }

    AttendanceView attendance(Tx tx, Period period, MetricFilter filter) {
        var summed = repository.sumUp(tx).orElse(null);
        var now = shares(tx, new Question(period.window(), filter, period.zone(), summed));
        var before = shares(tx, new Question(period.previous(), filter, period.zone(), summed));
        var users = repository.users(tx);
        var departments = repository.departments(tx);
        return new AttendanceView(PeriodView.of(period),
                AttendanceView.lines(now.by(Share::user, Time::user), before.by(Share::user, Time::user), users,
                        metrics(Metric.Scope.USER, filter)),
                AttendanceView.lines(now.by(Share::department, Time::department),
                        before.by(Share::department, Time::department), departments,
                        metrics(Metric.Scope.DEPARTMENT, filter)));
    }

    private AttendanceView.Shares shares(Tx tx, Question question) {
        return new AttendanceView.Shares(repository.byHolder(tx, question), repository.timesByHolder(tx, question));
    }

    private static List<Metric> metrics(Metric.Scope scope, MetricFilter filter) {
        return Metric.of(scope).stream().filter(metric -> metric.isTold(filter)).toList();
    }

    TagsView tags(Caller caller, Days days, MetricFilter filter) {
        return database.inTransaction(caller.organization(),
                tx -> tags(tx, period(tx, days), seen(tx, caller, filter)));
    }

    TagsView tags(Tx tx, Period period, MetricFilter filter) {
        var summed = repository.sumUp(tx).orElse(null);
        var now = tagged(tx, new Question(period.window(), filter, period.zone(), summed));
        var before = tagged(tx, new Question(period.previous(), filter, period.zone(), summed));
        return new TagsView(PeriodView.of(period), AttendanceView.lines(now, before,
                Metric.of(Metric.Scope.USER).stream().filter(metric -> !metric.isOfTheSamePeriod()).toList()));
    }

    private Map<String, Sums> tagged(Tx tx, Question question) {
        var tags = new TreeMap<String, Sums>();
        repository.byTag(tx, question).forEach(one -> tags.computeIfAbsent(one.tag(), any -> new Sums())
                .add(one.metric(), one.amount(), one.totalMs(), one.begunThen()));
        repository.timesByTag(tx, question).forEach(one -> tags.computeIfAbsent(one.tag(), any -> new Sums())
                .time(one.metric(), one.seconds(), one.amounts()));
        return tags;
    }

    List<Fact> behind(Caller caller, Days days, MetricFilter filter, Wanted wanted, @Nullable Place after, int most) {
        return database.inTransaction(caller.organization(),
                tx -> repository.page(tx, period(tx, days), seen(tx, caller, filter), wanted, after, most));
    }

    private static Sums sums(List<Step> steps, List<Time> times) {
        var sums = new Sums();
        steps.forEach(step -> sums.add(step.metric(), step.amount(), step.totalMs(), step.begunThen()));
        times.forEach(time -> sums.time(time.metric(), time.seconds(), time.amounts()));
        return sums;
    }
}
