package io.balcao.insights;

import io.balcao.insights.MetricRepository.Named;
import io.balcao.insights.MetricRepository.Share;
import io.balcao.insights.MetricRepository.Time;
import io.balcao.insights.OverviewView.PeriodView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Schema {@code MetricsAttendance} of the OpenAPI document. */
record AttendanceView(PeriodView period, List<Line> byAttendant, List<Line> byDepartment) {
    private static final Sums NOTHING = new Sums();

    /**
     * Schema {@code MetricsLine}.
     *
     * @param id null for what is in no department, or was done by nobody who logged in; and of a tag
     */
    record Line(@Nullable UUID id, @Nullable String name, List<Cell> metrics) {}

    /** Schema {@code MetricsCell}; as {@link OverviewView.Card}. */
    record Cell(String metric, String unit, @Nullable Double value, long amount, long total, @Nullable Long median,
            @Nullable Long p90, @Nullable List<Long> scores, @Nullable Double previousValue,
            @Nullable Long previousMedian, @Nullable Long previousP90) {
        static Cell of(Metric metric, Measure now, Measure before) {
            return new Cell(metric.wire(), metric.unit().wire(), now.value(metric), now.amount(), now.total(),
                    now.median(), now.p90(), now.scores(), before.value(metric), before.median(), before.p90());
        }
    }

    private static List<Cell> cells(Sums now, Sums before, List<Metric> metrics) {
        return metrics.stream().map(metric -> Cell.of(metric, now.measure(metric), before.measure(metric))).toList();
    }

    /** What each one has a share of. */
    record Shares(List<Share> shares, List<Time> times) {
        /** Gathered by whose it is; under null what is nobody's. */
        Map<@Nullable UUID, Sums> by(Function<Share, @Nullable UUID> whose, Function<Time, @Nullable UUID> whoseTime) {
            var lines = new HashMap<@Nullable UUID, Sums>();
            shares.forEach(share -> lines.computeIfAbsent(whose.apply(share), any -> new Sums())
                    .add(share.metric(), share.amount(), share.totalMs(), share.begunThen()));
            times.forEach(time -> lines.computeIfAbsent(whoseTime.apply(time), any -> new Sums())
                    .time(time.metric(), time.seconds(), time.amounts()));
            return lines;
        }
    }

    /** A line for each who is known and of whom there is something, in the order of the names; then what is nobody's. */
    static List<Line> lines(Map<@Nullable UUID, Sums> now, Map<@Nullable UUID, Sums> before, List<Named> known,
            List<Metric> metrics) {
        var lines = new ArrayList<Line>();
        for (var one : known) {
            add(lines, one.id(), one.name(), now.get(one.id()), before.get(one.id()), metrics);
        }
        add(lines, null, null, now.get(null), before.get(null), metrics);
        return lines;
    }

    private static void add(List<Line> lines, @Nullable UUID id, @Nullable String name, @Nullable Sums now,
            @Nullable Sums before, List<Metric> metrics) {
        if (now != null && now.hasAny(metrics)) {
            lines.add(new Line(id, name, cells(now, before == null ? NOTHING : before, metrics)));
        }
    }

    /** A line for each tag of which there is something, in their order. */
    static List<Line> lines(Map<String, Sums> now, Map<String, Sums> before, List<Metric> metrics) {
        return now.entrySet().stream().filter(tag -> tag.getValue().hasAny(metrics))
                .map(tag -> new Line(null, tag.getKey(),
                        cells(tag.getValue(), before.getOrDefault(tag.getKey(), NOTHING), metrics)))
                .toList();
    }

    AttendanceView withoutDepartments() {
        return new AttendanceView(period, byAttendant, List.of());
    }
}
