package io.balcao.insights;

import io.balcao.insights.MetricRepository.Named;
import io.balcao.insights.MetricRepository.Share;
import io.balcao.insights.OverviewView.PeriodView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Schema {@code MetricsAttendance} of the OpenAPI document. */
record AttendanceView(PeriodView period, List<Line> byAttendant, List<Line> byDepartment) {
    /**
     * Schema {@code MetricsLine}.
     *
     * @param id null for what is in no department, or was done by nobody who logged in
     */
    record Line(@Nullable UUID id, @Nullable String name, List<Cell> metrics) {}

    /** Schema {@code MetricsCell}; as {@link OverviewView.Card}. */
    record Cell(String metric, String unit, @Nullable Double value, long amount, long total) {}

    /** A line for each who is known and of whom there is something, in the order of the names; then what is nobody's. */
    static List<Line> lines(List<Share> shares, Function<Share, @Nullable UUID> whose, List<Named> known,
            Metric.Scope scope) {
        var metrics = Metric.of(scope);
        var told = shares.stream().filter(share -> metrics.stream().anyMatch(one -> one.wire().equals(share.metric())))
                .toList();
        var lines = new ArrayList<Line>();
        for (var one : known) {
            var own = told.stream().filter(share -> one.id().equals(whose.apply(share))).toList();
            if (!own.isEmpty()) {
                lines.add(new Line(one.id(), one.name(), cells(own, metrics)));
            }
        }
        var nobodys = told.stream().filter(share -> Objects.isNull(whose.apply(share))).toList();
        if (!nobodys.isEmpty()) {
            lines.add(new Line(null, null, cells(nobodys, metrics)));
        }
        return lines;
    }

    private static List<Cell> cells(List<Share> shares, List<Metric> metrics) {
        return metrics.stream().map(metric -> {
            var measure = measure(shares, metric);
            return new Cell(metric.wire(), metric.unit().wire(), measure.value(metric), measure.amount(),
                    measure.total());
        }).toList();
    }

    private static Measure measure(List<Share> shares, Metric metric) {
        var own = shares.stream().filter(share -> share.metric().equals(metric.wire())).toList();
        var amount = own.stream().mapToLong(Share::amount).sum();
        return new Measure(amount, metric.unit() == Metric.Unit.COUNT
                ? amount
                : own.stream().mapToLong(Share::totalMs).sum());
    }
}
