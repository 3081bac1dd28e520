package io.balcao.operations.alerts;

import io.balcao.operations.alerts.Alert.Changed;
import io.balcao.operations.alerts.Alert.Condition;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import io.balcao.platform.mail.Mails;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Room;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after every organization once a minute, by one statement, whichever server comes first; tells consoles at once, and
 * by mail when something is new. What it counts of the installation stands in the metrics.
 */
final class AlertWatch {
    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);

    private final Database database;
    private final EventStream events;
    private final Mails mails;
    private final AlertMails letters;
    private final AlertRepository alerts;
    private final Installation installation;
    private final Certificate certificate;
    private volatile Map<String, Double> numbers = Map.of();

    /** Something began or ended. Which it is says the list. */
    private record Notice(String kind, UUID alertId, String alertKind, String change, String title, String body) {}

    AlertWatch(Database database, EventStream events, Mails mails, AlertMails letters, AlertRepository alerts,
            Installation installation, Certificate certificate) {
        this.database = database;
        this.events = events;
        this.mails = mails;
        this.letters = letters;
        this.alerts = alerts;
        this.installation = installation;
        this.certificate = certificate;
    }

    void count(MeterRegistry metrics) {
        gauge(metrics, "balcao.queue.waiting", "queue_waiting");
        gauge(metrics, "balcao.queue.oldest.seconds", "queue_oldest");
        gauge(metrics, "balcao.outbox.messages", "unsent");
        gauge(metrics, "balcao.outbox.oldest.seconds", "unsent_oldest");
        gauge(metrics, "balcao.unanswered.oldest.seconds", "unanswered_oldest");
        gauge(metrics, "balcao.windows.ending", "windows_ending");
        gauge(metrics, "balcao.numbers.down", "numbers_down");
        gauge(metrics, "balcao.token.end.seconds", "token_end");
        gauge(metrics, "balcao.dead.letters.open", "dead_letters");
        gauge(metrics, "balcao.dead.letters.unrouted", "unrouted");
        gauge(metrics, "balcao.alerts.open", "alerts");
        Gauge.builder("balcao.disk.free.bytes", installation, Installation::freeBytes).register(metrics);
        Gauge.builder("balcao.disk.free.ratio", installation, Installation::freeShare).register(metrics);
        Gauge.builder("balcao.certificate.end.seconds", certificate,
                shown -> shown.left().map(left -> (double) left.toSeconds()).orElse(Double.NaN)).register(metrics);
        Gauge.builder("balcao.backup.age.seconds", this,
                watch -> watch.installation.backupAge(watch.begun()).toSeconds()).register(metrics);
    }

    private void gauge(MeterRegistry metrics, String name, String number) {
        Gauge.builder(name, this, watch -> watch.numbers.getOrDefault(number, Double.NaN)).register(metrics);
    }

    /** When the installation was made. */
    private Instant begun() {
        var begun = numbers.get("begun");
        return begun == null ? installation.now() : Instant.ofEpochSecond(begun.longValue());
    }

    /** What came for no number of anybody here: usually one is missing in the settings. */
    private Optional<Condition> unrouted() {
        return Optional.of(numbers.getOrDefault("unrouted", 0.0)).filter(count -> count > 0).map(count -> new Condition(
                "letters_unrouted", "", null, "warning", Map.of("count", count.longValue())));
    }

    void look() {
        numbers = alerts.numbers();
        var due = alerts.toBeChecked();
        var operator = due.isEmpty() ? null : alerts.operator().orElse(null);
        for (var organization : due) {
            try {
                look(organization, organization.equals(operator));
            } catch (RuntimeException failure) {
                // The others are looked after all the same.
                LOG.warn("{} could not be looked after: {}", organization, failure.toString());
            }
        }
    }

    private void look(OrganizationId organization, boolean isOperator) {
        var changed = database.inTransaction(organization, tx -> {
            var more = isOperator
                    ? Stream.of(installation.conditions(alerts.settings(tx), begun()).stream(),
                            certificate.condition().stream(), unrouted().stream()).flatMap(found -> found).toList()
                    : List.<Condition>of();
            var found = alerts.check(tx, more);
            var news = found.stream().filter(Changed::isNew).filter(one -> !isToldElsewhere(one)).toList();
            if (!news.isEmpty() && mails.areSent()) {
                alerts.readers(tx).forEach(reader -> mails.write(tx, letters.opened(reader, news)));
            }
            return found;
        });
        if (!changed.isEmpty()) {
            mails.wake();
            events.publish(organization, changed.stream().map(one -> event(organization, one)).toList());
        }
    }

    /**
     * A number that stopped and an endpoint that was switched off are mailed about where that is noticed; a mail about
     * mails would not arrive.
     */
    private static boolean isToldElsewhere(Changed one) {
        return one.kind().equals("number_down") || one.kind().equals("mail_failing")
                || (one.kind().equals("endpoint_down") && one.details().getBoolean("is_off", false));
    }

    private static Event event(OrganizationId organization, Changed one) {
        return Event.of("notification", List.of(Room.organization(organization)), Buffer.buffer(
                Json.bytes(new Notice("alert", one.id(), one.kind(), one.change(), "", ""))));
    }
}
