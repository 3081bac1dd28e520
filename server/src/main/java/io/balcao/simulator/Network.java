package io.balcao.simulator;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * Who is on the pretend network and what they wrote. {@link BusinessSide} and {@link CustomerSide} make things happen on
 * it; everything that changes passes through here, so that pages, waiting tests and the memory hear of it.
 */
final class Network {
    private record Watcher(PhoneThread thread, Predicate<PhoneMessage> wanted, Promise<PhoneMessage> seen) {}

    private final Customers customers = new Customers();
    private final Map<String, Line> lines = new LinkedHashMap<>();
    private final List<Watcher> watchers = new ArrayList<>();
    private final LiveEvents events;
    private boolean changedSinceSaved;

    Network(LiveEvents events) {
        this.events = events;
    }

    Customers customers() {
        return customers;
    }

    Collection<Line> lines() {
        return lines.values();
    }

    Optional<Line> line(@Nullable String phoneNumberId) {
        return Optional.ofNullable(lines.get(phoneNumberId));
    }

    Line add(BusinessNumber number) {
        return lines.computeIfAbsent(number.phoneNumberId(), _ -> new Line(number));
    }

    Customer customerOf(PhoneThread thread) {
        return customers.get(thread.customerId());
    }

    /** A person who writes under this number: an old acquaintance in any spelling of it, or somebody new. */
    Customer meet(String name, String waId) {
        return customers.findByNumber(waId).orElseGet(() -> {
            var customer = customers.add(name, waId, null);
            changed(customer);
            return customer;
        });
    }

    /** The first message of the thread for which this holds, now or later. */
    Future<PhoneMessage> await(PhoneThread thread, Predicate<PhoneMessage> wanted) {
        var already = thread.last(wanted);
        if (already.isPresent()) {
            return Future.succeededFuture(already.get());
        }
        var watcher = new Watcher(thread, wanted, Promise.promise());
        watchers.add(watcher);
        return watcher.seen().future();
    }

    void changed(PhoneThread thread, PhoneMessage message) {
        changedSinceSaved = true;
        events.publish("message", () -> addressOf(thread).put("message", Views.message(message)).put("thread",
                Views.summary(thread)));
        if (!watchers.isEmpty()) {
            var seen = watchers.stream()
                    .filter(watcher -> watcher.thread() == thread && watcher.wanted().test(message)).toList();
            watchers.removeAll(seen);
            seen.forEach(watcher -> watcher.seen().complete(message));
        }
    }

    void changed(Customer customer) {
        changedSinceSaved = true;
        events.publish("customer", () -> Views.customer(customer));
    }

    void typing(PhoneThread thread, @Nullable Instant until) {
        if (until == null && thread.typingUntil() == null) {
            return;
        }
        thread.typingUntil(until);
        events.publish("typing",
                () -> addressOf(thread).put("until", until == null ? null : until.toString()));
    }

    /** Whether there is something new to save; asking takes it as saved. */
    boolean takeChanged() {
        var changed = changedSinceSaved;
        changedSinceSaved = false;
        return changed;
    }

    private static JsonObject addressOf(PhoneThread thread) {
        return JsonObject.of("phone_number_id", thread.line().number().phoneNumberId(), "customer_id",
                thread.customerId());
    }
}
