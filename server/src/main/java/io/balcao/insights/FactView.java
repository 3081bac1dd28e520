package io.balcao.insights;

import io.balcao.insights.MetricRepository.Fact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code MetricFact} of the OpenAPI document: a conversation behind a number.
 *
 * @param score that a customer gave; null of anything else
 * @param outcome of a target, whether it was {@code met} or {@code missed}; null of anything else
 */
record FactView(UUID conversationId, String customerName, Instant occurredAt, @Nullable Long milliseconds,
        @Nullable String outcome, @Nullable Integer score, @Nullable String departmentName, @Nullable String userName,
        String channel, String channelName, String status) {
    static FactView of(Fact fact, Metric metric, MetricFilter filter) {
        return new FactView(fact.conversation(), fact.customer(), fact.at(),
                filter.isInBusinessHours() ? fact.businessMs() : fact.ms(), outcome(fact, metric),
                Metric.scoreOf(fact.metric()), fact.department(),
                fact.user(), fact.channel(), fact.number(), fact.status());
    }

    private static @Nullable String outcome(Fact fact, Metric metric) {
        if (!metric.isOfTargets()) {
            return null;
        }
        return fact.metric().equals(metric.met()) ? "met" : "missed";
    }
}
