package io.balcao.insights;

import io.balcao.insights.MetricRepository.Channel;
import io.balcao.insights.MetricRepository.Hour;
import io.balcao.insights.MetricRepository.Step;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Schema {@code MetricsOverview} of the OpenAPI document. */
record OverviewView(PeriodView period, List<Card> metrics, Series series, List<HourView> byHour,
        List<ChannelView> byChannel) {
    /** Schema {@code MetricsPeriod}. */
    record PeriodView(String from, String to, String timeZone, String previousFrom, String previousTo,
            boolean isRunning) {
        static PeriodView of(Period period) {
            return new PeriodView(period.from().toString(), period.to().toString(), period.zone().getId(),
                    period.previousFrom().toString(), period.from().minusDays(1).toString(), period.window().until()
                            .isBefore(period.to().plusDays(1).atStartOfDay(period.zone()).toInstant()));
        }
    }

    /**
     * Schema {@code MetricCard}.
     *
     * @param value null when there is nothing to take it of
     * @param amount how many were measured; of a share, of how many it is a part
     * @param total the sum of what was measured; of a share, how many are the part
     * @param median of a time, what half of them did not exceed; null for what is no time
     * @param p90 of a time, what nine of ten did not exceed
     * @param scores of scores, how often each one was given, the lowest first; null for what is no score
     */
    record Card(String metric, String unit, @Nullable Double value, long amount, long total, @Nullable Long median,
            @Nullable Long p90, @Nullable List<Long> scores, @Nullable Double previousValue,
            @Nullable Long previousMedian) {
        static Card of(Metric metric, Measure now, Measure before) {
            return new Card(metric.wire(), metric.unit().wire(), now.value(metric), now.amount(), now.total(),
                    now.median(), now.p90(), now.scores(), before.value(metric), before.median());
        }
    }

    /** Schema {@code MetricsSeries}. */
    record Series(String step, List<Point> points, List<Point> previousPoints) {}

    /** Schema {@code MetricsPoint}. */
    record Point(String at, long opened, long received, long closed, long csatAnswers, @Nullable Double csat) {}

    /** Schema {@code MetricsHour}. */
    record HourView(int hour, long opened, long received) {}

    /** Schema {@code MetricsChannel}. */
    record ChannelView(UUID channelId, String name, String channel, long opened, long received, long closed,
            long csatAnswers,
            @Nullable Double csat) {}

    /** Every step of a window, also those in which nothing was. */
    static List<Point> points(Period.Window window, Period period, List<Step> steps) {
        var isByHour = period.isShort();
        var end = LocalDateTime.ofInstant(window.until(), period.zone());
        var points = new java.util.ArrayList<Point>();
        for (var at = LocalDateTime.ofInstant(window.from(), period.zone()); at.isBefore(end); at = isByHour
                ? at.plusHours(1)
                : at.plusDays(1)) {
            var now = at;
            // An hour that the clock skips is none.
            if (period.zone().getRules().getValidOffsets(at).isEmpty() && isByHour) {
                continue;
            }
            var here = steps.stream().filter(step -> step.at().equals(now)).toList();
            points.add(
                    new Point(at.format(DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm")), amount(here, Metric.OPENED),
                            amount(here, Metric.RECEIVED), amount(here, Metric.CLOSED), scores(here).amount(),
                            scores(here).value(Metric.CSAT)));
        }
        return points;
    }

    static List<HourView> hours(List<Hour> hours) {
        return IntStream.range(0, 24).mapToObj(hour -> new HourView(hour, amount(hours, hour, Metric.OPENED),
                amount(hours, hour, Metric.RECEIVED))).toList();
    }

    /** A line for each channel of which there is something, in the order of the names. */
    static List<ChannelView> channels(List<Step> steps, List<Channel> known) {
        var ofChannels = steps.stream().collect(Collectors.groupingBy(Step::channel));
        return known.stream().filter(one -> ofChannels.containsKey(one.id())).map(one -> {
            var here = Objects.requireNonNull(ofChannels.get(one.id()));
            return new ChannelView(one.id(), one.name(), one.kind(), amount(here, Metric.OPENED),
                    amount(here, Metric.RECEIVED), amount(here, Metric.CLOSED), scores(here).amount(),
                    scores(here).value(Metric.CSAT));
        }).toList();
    }

    private static Measure scores(List<Step> steps) {
        return Measure.ofScores(Metric.scores().stream().map(
                fact -> steps.stream().filter(step -> step.metric().equals(fact)).mapToLong(Step::amount).sum())
                .toList());
    }

    private static long amount(List<Step> steps, Metric metric) {
        return steps.stream().filter(step -> step.metric().equals(metric.wire())).mapToLong(Step::amount).sum();
    }

    private static long amount(List<Hour> hours, int hour, Metric metric) {
        return hours.stream().filter(one -> one.hour() == hour && one.metric().equals(metric.wire()))
                .mapToLong(Hour::amount).sum();
    }
}
