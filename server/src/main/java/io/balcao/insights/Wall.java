package io.balcao.insights;

import io.balcao.insights.MetricRepository.Question;
import io.balcao.insights.MetricRepository.Share;
import io.balcao.insights.MetricRepository.Step;
import io.balcao.insights.MetricRepository.Summed;
import io.balcao.insights.Period.Window;
import io.balcao.insights.WallRepository.Colleague;
import io.balcao.insights.WallRepository.Held;
import io.balcao.insights.WallView.AttendantView;
import io.balcao.insights.WallView.DayView;
import io.balcao.insights.WallView.DepartmentView;
import io.balcao.insights.WallView.HourView;
import io.balcao.insights.WallView.TodayView;
import io.balcao.insights.WallView.Totals;
import io.balcao.insights.WallView.WaitingView;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.WallSource;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * All of an organization's work at a glance, or that of a supervisor's departments. One reading of who is with whom makes every number of the moment, so that they
 * agree; the numbers of the day are the reports'.
 */
final class Wall implements WallSource {
    private static final Duration UNANSWERED_LIMIT = Duration.ofMinutes(5);
    private static final int MOST_WAITING = 30;
    private static final int WEEK = 7;
    private static final String ONLINE = "online";
    private static final String AWAY = "away";

    private final Database database;
    private final MetricRepository metrics;
    private final InstantSource clock;
    private final WallRepository repository = new WallRepository();

    Wall(Database database, MetricRepository metrics, InstantSource clock) {
        this.database = database;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** What the database says, at one moment. */
    private record Moment(Instant at, List<Held> all, Scope scope, List<Colleague> people,
            List<WallRepository.Department> departments, @Nullable Summed summed, List<Share> today) {
        /** What is on the wall; what people have besides counts for how much they have. */
        List<Held> held() {
            return all.stream().filter(one -> scope.has(one.department())).toList();
        }

        /** A promise says when an answer is late; where none was made, the usual limit does. */
        boolean isAtRisk(Held one) {
            var promise = one.promise();
            if (promise != null && (promise.isOfAnAnswer() || promise.isAtRisk(at))) {
                return promise.isAtRisk(at);
            }
            var since = waits(one);
            return since != null && Duration.between(since, at).compareTo(UNANSWERED_LIMIT) >= 0;
        }

        boolean isBroken(Held one) {
            var promise = one.promise();
            return promise != null && promise.isBroken(at);
        }
    }

    /** Which departments are on it; null: everything is. */
    private record Scope(@Nullable Set<UUID> departments) {
        boolean isAll() {
            return departments == null;
        }

        boolean has(@Nullable UUID department) {
            return departments == null || (department != null && departments.contains(department));
        }

        /** What began, where everything is seen; of departments, what reached them: a bot has none. */
        Metric begun() {
            return isAll() ? Metric.OPENED : Metric.RECEIVED;
        }

        List<Share> of(List<Share> shares) {
            return isAll() ? shares : shares.stream().filter(share -> has(share.department())).toList();
        }
    }

    @Override
    public byte[] wall(OrganizationId organization, @Nullable UUID supervisor) {
        return Json.bytes(read(organization, supervisor));
    }

    /** @param supervisor whose departments alone are on it; null when all of the organization is */
    WallView read(OrganizationId organization, @Nullable UUID supervisor) {
        return database.inTransaction(organization, tx -> {
            var scope = new Scope(supervisor == null ? null : repository.departmentsOf(tx, supervisor));
            var now = clock.instant();
            var zone = metrics.organization(tx).zone();
            var today = Period.of(Optional.empty(), Optional.empty(), zone, now).to();
            var day = Period.of(Optional.of(today.toString()), Optional.of(today.toString()), zone, now);
            var summed = metrics.sumUp(tx).orElse(null);
            var moment = new Moment(now, repository.withPeople(tx), scope, repository.people(tx),
                    repository.departments(tx).stream().filter(one -> scope.has(one.id())).toList(), summed,
                    scope.of(metrics.byHolder(tx, new Question(day.window(), MetricFilter.NONE, zone, summed))));
            var longest = moment.held().stream().filter(one -> waits(one) != null || moment.isAtRisk(one))
                    .sorted(Comparator.comparing(moment::isAtRisk).reversed().thenComparing(Wall::urgency))
                    .limit(MOST_WAITING).toList();
            var departments = departments(moment);
            var attendants = attendants(moment);
            return new WallView(now, zone.getId(), today.toString(), UNANSWERED_LIMIT.toSeconds(),
                    totals(moment, attendants), departments, attendants,
                    waiting(moment, longest, repository.customers(tx, longest.stream().map(Held::id).toList())),
                    today(tx, day, moment));
        });
    }

    /** Since when somebody waits for us: for a person's answer, or for a person at all. */
    private static @Nullable Instant waits(Held one) {
        return one.unansweredSince() != null ? one.unansweredSince() : one.waitingSince();
    }

    /** Who waits longest; of whom nobody waits for, when it is due. */
    private static Instant urgency(Held one) {
        var since = waits(one);
        return since != null ? since : Objects.requireNonNull(one.promise()).dueAt();
    }

    private static Totals totals(Moment moment, List<AttendantView> attendants) {
        var online = attendants.stream().filter(one -> one.status().equals(ONLINE)).toList();
        var queue = moment.held().stream().filter(one -> one.user() == null).toList();
        return new Totals(queue.size(), earliest(queue, Held::waitingSince), moment.held().size() - queue.size(),
                (int) moment.held().stream().filter(moment::isAtRisk).count(),
                (int) moment.held().stream().filter(moment::isBroken).count(), online.size(),
                (int) attendants.stream().filter(one -> one.status().equals(AWAY)).count(),
                online.stream().mapToDouble(AttendantView::load).sum(),
                online.stream().mapToInt(AttendantView::capacity).sum());
    }

    private static @Nullable Instant earliest(List<Held> some,
            java.util.function.Function<Held, @Nullable Instant> of) {
        return some.stream().map(of).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    }

    private static List<DepartmentView> departments(Moment moment) {
        var lines = new ArrayList<DepartmentView>();
        for (var one : moment.departments()) {
            lines.add(department(moment, one.id(), one.name()));
        }
        var known = moment.departments().stream().map(WallRepository.Department::id).toList();
        if (moment.held().stream().anyMatch(one -> one.department() == null || !known.contains(one.department()))) {
            lines.add(department(moment, null, null));
        }
        return lines;
    }

    private static DepartmentView department(Moment moment, @Nullable UUID id, @Nullable String name) {
        var known = moment.departments().stream().map(WallRepository.Department::id).toList();
        var here = moment.held().stream().filter(one -> id == null
                ? one.department() == null || !known.contains(one.department())
                : id.equals(one.department())).toList();
        var queue = here.stream().filter(one -> one.user() == null).toList();
        var online = moment.people().stream().filter(one -> id != null && one.departments().contains(id)
                && one.status().equals(ONLINE)).toList();
        return new DepartmentView(id, name, queue.size(), earliest(queue, Held::waitingSince),
                here.size() - queue.size(), (int) here.stream().filter(moment::isAtRisk).count(), online.size(),
                online.stream().mapToDouble(one -> load(moment, one)).sum(),
                online.stream().mapToInt(Colleague::capacity).sum(),
                amount(moment.today(), Metric.RECEIVED, share -> Objects.equals(id, share.department())),
                amount(moment.today(), Metric.CLOSED, share -> Objects.equals(id, share.department())));
    }

    private static double load(Moment moment, Colleague one) {
        return moment.all().stream().filter(held -> one.id().equals(held.user())).mapToDouble(Held::weight).sum();
    }

    /** Who answers customers: whose task it is, who is in a department, and whoever has a conversation now. */
    private static List<AttendantView> attendants(Moment moment) {
        return moment.people().stream().map(one -> attendant(moment, one))
                .filter(one -> one.conversations() > 0 || (moment.scope().isAll()
                        ? one.role().equals("attendant") || !one.departmentIds().isEmpty()
                        : one.departmentIds().stream().anyMatch(moment.scope()::has)))
                .toList();
    }

    private static AttendantView attendant(Moment moment, Colleague one) {
        var own = moment.held().stream().filter(held -> one.id().equals(held.user())).toList();
        var answers = moment.today().stream().filter(share -> one.id().equals(share.user())).toList();
        return new AttendantView(one.id(), one.name(), one.role(), one.status(), one.since(),
                load(moment, one), one.capacity(), own.size(),
                (int) own.stream().filter(moment::isAtRisk).count(), earliest(own, Held::unansweredSince),
                one.departments(), amount(answers, Metric.CLOSED, share -> true), firstResponse(answers));
    }

    private static List<WaitingView> waiting(Moment moment, List<Held> longest, Map<UUID, String> customers) {
        return longest.stream().map(one -> new WaitingView(one.id(), customers.getOrDefault(one.id(), ""),
                one.department(),
                moment.departments().stream().filter(other -> other.id().equals(one.department()))
                        .map(WallRepository.Department::name).findFirst().orElse(null),
                one.user(),
                moment.people().stream().filter(other -> other.id().equals(one.user())).map(Colleague::name)
                        .findFirst().orElse(null),
                waits(one), moment.isAtRisk(one), one.promise() == null ? null : one.promise().state(),
                one.promise() == null ? null : one.promise().target(),
                one.promise() == null ? null : one.promise().dueAt())).toList();
    }

    private TodayView today(Tx tx, Period day, Moment moment) {
        var zone = day.zone();
        var earlier = day.from().minusDays(WEEK);
        var begin = earlier.atStartOfDay(zone).toInstant();
        var asFar = new Window(begin, day.window().until().atZone(zone).minusDays(WEEK).toInstant());
        var whole = new Window(begin, earlier.plusDays(1).atStartOfDay(zone).toInstant());
        var scope = moment.scope();
        return new TodayView(day(day.from(), moment.today(), scope),
                day(earlier, scope.of(metrics.byHolder(tx, question(asFar, zone, moment, MetricFilter.NONE))), scope),
                hours(day, byTime(tx, day.window(), zone, moment), byTime(tx, whole, zone, moment), scope.begun()));
    }

    private List<Step> byTime(Tx tx, Window window, ZoneId zone, Moment moment) {
        var departments = moment.scope().departments();
        var filter = departments == null ? MetricFilter.NONE : MetricFilter.NONE.within(departments);
        return metrics.byTime(tx, question(window, zone, moment, filter), true);
    }

    private static Question question(Window window, ZoneId zone, Moment moment, MetricFilter filter) {
        return new Question(window, filter, zone, moment.summed());
    }

    private static DayView day(LocalDate date, List<Share> shares, Scope scope) {
        return new DayView(date.toString(), amount(shares, scope.begun(), share -> true),
                amount(shares, Metric.RECEIVED, share -> true), amount(shares, Metric.CLOSED, share -> true),
                firstResponse(shares));
    }

    private static List<HourView> hours(Period day, List<Step> now, List<Step> before, Metric begun) {
        var ends = day.window().until().atZone(day.zone());
        var over = ends.toLocalDate().isAfter(day.from()) ? 24 : ends.getHour() + (ends.getMinute() > 0 ? 1 : 0);
        return IntStream.range(0, 24)
                .mapToObj(hour -> new HourView(hour, hour < over ? amount(now, hour, begun) : null,
                        amount(before, hour, begun)))
                .toList();
    }

    private static long amount(List<Step> steps, int hour, Metric begun) {
        return steps.stream().filter(step -> step.at().getHour() == hour && step.metric().equals(begun.wire()))
                .mapToLong(Step::amount).sum();
    }

    private static long amount(List<Share> shares, Metric metric, Predicate<Share> which) {
        return shares.stream().filter(share -> share.metric().equals(metric.wire())).filter(which)
                .mapToLong(Share::amount).sum();
    }

    private static @Nullable Double firstResponse(List<Share> shares) {
        var own = shares.stream().filter(share -> share.metric().equals(Metric.FIRST_RESPONSE.wire())).toList();
        return new Measure(own.stream().mapToLong(Share::amount).sum(), own.stream().mapToLong(Share::totalMs).sum())
                .value(Metric.FIRST_RESPONSE);
    }
}
