package io.balcao.insights;

import io.balcao.insights.MetricRepository.Fact;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schema {@code MetricFact} of the OpenAPI document: a conversation behind a number. */
record FactView(UUID conversationId, String customerName, Instant occurredAt, @Nullable Long milliseconds,
        @Nullable String departmentName, @Nullable String userName, String channel, String status) {
    static FactView of(Fact fact) {
        return new FactView(fact.conversation(), fact.customer(), fact.at(), fact.ms(), fact.department(), fact.user(),
                fact.channel(), fact.status());
    }
}
