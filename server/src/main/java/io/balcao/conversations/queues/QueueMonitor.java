package io.balcao.conversations.queues;

import io.balcao.conversations.queues.AnomalyRepository.Anomaly;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks whether anybody waits though somebody is free, says how many ({@code balcao.queues.stranded}), and puts right what
 * is wrong. There should be nothing: what it finds after the commits of everybody else is a mistake of ours, or the rare
 * end of a conversation that no person made (two customers who turn out to be one). It also does what has become due by
 * the mere passing of time.
 */
final class QueueMonitor {
    private static final Logger LOG = LoggerFactory.getLogger(QueueMonitor.class);

    private final Database database;
    private final Queues queues;
    private final QueueRepository repository;
    private final Rules rules;
    private final AnomalyRepository anomalies = new AnomalyRepository();
    private final AtomicLong stranded = new AtomicLong();
    private final Counter repaired;

    QueueMonitor(Database database, Queues queues, QueueRepository repository, MeterRegistry metrics) {
        this.database = database;
        this.queues = queues;
        this.repository = repository;
        this.rules = new Rules(queues, repository);
        metrics.gauge("balcao.queues.stranded", stranded);
        this.repaired = metrics.counter("balcao.queues.repaired");
    }

    void look() {
        stranded.set(QueueRepository.inTrouble(database).stream().mapToLong(this::look).sum());
    }

    private long look(OrganizationId organization) {
        queues.tellPlaces(organization);
        if (!database.inTransaction(organization, rules::isAnythingDue)) {
            return 0;
        }
        var found = new ArrayList<Anomaly>();
        queues.alone(organization, tx -> {
            repository.forgetLapsedPresence(tx);
            repository.stranded(tx).forEach(id -> found.add(new Anomaly(id, "stranded")));
            var done = rules.apply(tx);
            var wrong = Stream.concat(found.stream(), done.anomalies().stream()).toList();
            if (!wrong.isEmpty()) {
                LOG.warn("Of {}, wrong in the queues were {}", organization, wrong);
                repaired.increment(wrong.size());
                anomalies.record(tx, wrong);
            }
            return done.handed().and(queues.drain(tx));
        });
        return found.size();
    }
}
