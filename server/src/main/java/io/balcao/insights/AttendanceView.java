package io.balcao.insights;

import io.balcao.insights.MetricRepository.Named;
import io.balcao.insights.MetricRepository.Share;
import io.balcao.insights.MetricRepository.Tagged;
import io.balcao.insights.MetricRepository.Time;
import io.balcao.insights.OverviewView.PeriodView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Schema {@code MetricsAttendance} of the OpenAPI document. */
record AttendanceView(PeriodView period, List<Line> byAttendant, List<Line> byDepartment) {
    /**
     * Schema {@code MetricsLine}.
     *
     * @param id null for what is in no department, or was done by nobody who logged in; and of a tag
     */
    record Line(@Nullable UUID id, @Nullable String name, List<Cell> metrics) {}

    /** Schema {@code MetricsCell}; as {@link OverviewView.Card}. */
    record Cell(String metric, String unit, @Nullable Double value, long amount, long total, @Nullable Long median,
            @Nullable Long p90, @Nullable List<Long> scores) {}

    private static List<Cell> cells(Sums sums, List<Metric> metrics) {
        return metrics.stream().map(metric -> {
            var measure = sums.measure(metric);
            return new Cell(metric.wire(), metric.unit().wire(), measure.value(metric), measure.amount(),
                    measure.total(), measure.median(), measure.p90(), measure.scores());
        }).toList();
    }

    /** What each one has a share of. */
    record Shares(List<Share> shares, List<Time> times) {
        /** Gathered by whose it is; under null what is nobody's. */
        private Map<@Nullable UUID, Sums> by(Function<Share, @Nullable UUID> whose,
                Function<Time, @Nullable UUID> whoseTime) {
            var lines = new HashMap<@Nullable UUID, Sums>();
            shares.forEach(share -> lines.computeIfAbsent(whose.apply(share), any -> new Sums())
                    .add(share.metric(), share.amount(), share.totalMs(), share.begunThen()));
            times.forEach(time -> lines.computeIfAbsent(whoseTime.apply(time), any -> new Sums())
                    .time(time.metric(), time.seconds(), time.amount()));
            return lines;
        }

        /** A line for each who is known and of whom there is something, in the order of the names; then what is nobody's. */
        List<Line> lines(Function<Share, @Nullable UUID> whose, Function<Time, @Nullable UUID> whoseTime,
                List<Named> known,
                Metric.Scope scope) {
            var metrics = Metric.of(scope);
            var sums = by(whose, whoseTime);
            var lines = new ArrayList<Line>();
            for (var one : known) {
                var own = sums.get(one.id());
                if (own != null && own.hasAny(metrics)) {
                    lines.add(new Line(one.id(), one.name(), cells(own, metrics)));
                }
            }
            var nobodys = sums.get(null);
            if (nobodys != null && nobodys.hasAny(metrics)) {
                lines.add(new Line(null, null, cells(nobodys, metrics)));
            }
            return lines;
        }
    }

    /** A line for each tag, in their order. */
    static List<Line> lines(List<Tagged> tagged) {
        var metrics = Metric.of(Metric.Scope.USER);
        var tags = new TreeMap<String, Sums>();
        for (var one : tagged) {
            var sums = tags.computeIfAbsent(one.tag(), any -> new Sums());
            sums.add(one.metric(), one.amount(), one.totalMs(), one.begunThen());
            if (one.seconds() != null) {
                sums.time(one.metric(), Objects.requireNonNull(one.seconds()), one.amount());
            }
        }
        return tags.entrySet().stream().map(tag -> new Line(null, tag.getKey(), cells(tag.getValue(), metrics)))
                .toList();
    }

    AttendanceView withoutDepartments() {
        return new AttendanceView(period, byAttendant, List.of());
    }
}
