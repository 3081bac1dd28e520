package io.balcao.simulator;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Every webhook with its answers, the newest ones only. */
final class DeliveryLog {
    private final Map<Long, WebhookDelivery> deliveries = new LinkedHashMap<>();
    private final int size;
    private final Clock clock;
    private final Consumer<WebhookDelivery> changed;
    private long lastId;

    DeliveryLog(int size, Clock clock, Consumer<WebhookDelivery> changed) {
        this.size = size;
        this.clock = clock;
        this.changed = changed;
    }

    WebhookDelivery open(BusinessNumber number, String what, String about, String body) {
        var delivery = new WebhookDelivery(++lastId, number.phoneNumberId(), what, about, body, clock.instant(),
                WebhookDelivery.Outcome.WAITING, List.of());
        update(delivery);
        if (deliveries.size() > size) {
            deliveries.remove(deliveries.keySet().iterator().next());
        }
        return delivery;
    }

    void update(WebhookDelivery delivery) {
        deliveries.put(delivery.id(), delivery);
        changed.accept(delivery);
    }

    Optional<WebhookDelivery> find(long id) {
        return Optional.ofNullable(deliveries.get(id));
    }

    Collection<WebhookDelivery> all() {
        return deliveries.values();
    }
}
