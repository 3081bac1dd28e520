package io.balcao.conversations.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What came in, counted. */
final class IngestMetrics {
    private final Counter messages;
    private final Counter statuses;
    private final Counter refused;
    private final Counter buried;

    IngestMetrics(MeterRegistry registry) {
        messages = registry.counter("balcao.webhook.messages");
        statuses = registry.counter("balcao.webhook.statuses");
        refused = registry.counter("balcao.webhook.refused");
        buried = registry.counter("balcao.webhook.dead.letters");
    }

    void message() {
        messages.increment();
    }

    void status() {
        statuses.increment();
    }

    /** A body whose signature fits nobody. */
    void refused() {
        refused.increment();
    }

    /** Something that went to the dead letters. */
    void buried() {
        buried.increment();
    }
}
