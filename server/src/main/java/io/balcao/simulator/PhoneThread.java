package io.balcao.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** What one customer and one number of a business wrote to each other. The oldest messages are forgotten. */
final class PhoneThread {
    private static final int MOST_MESSAGES = 500;

    private final Line line;
    private final String customerId;
    private final Map<String, PhoneMessage> messages = new LinkedHashMap<>();
    private @Nullable Instant lastCustomerMessageAt;
    private @Nullable Instant typingUntil;

    PhoneThread(Line line, String customerId) {
        this.line = line;
        this.customerId = customerId;
    }

    Line line() {
        return line;
    }

    String customerId() {
        return customerId;
    }

    Collection<PhoneMessage> messages() {
        return messages.values();
    }

    Optional<PhoneMessage> find(@Nullable String id) {
        return Optional.ofNullable(messages.get(id));
    }

    /** The newest message for which this holds. */
    Optional<PhoneMessage> last(java.util.function.Predicate<PhoneMessage> wanted) {
        return List.copyOf(messages.values()).reversed().stream().filter(wanted).findFirst();
    }

    void add(PhoneMessage message) {
        messages.put(message.id(), message);
        if (messages.size() > MOST_MESSAGES) {
            messages.remove(messages.keySet().iterator().next());
        }
    }

    /** Changes a message that is still known; empty when it was forgotten. */
    Optional<PhoneMessage> change(String id, UnaryOperator<PhoneMessage> change) {
        return Optional.ofNullable(messages.computeIfPresent(id, (_, message) -> change.apply(message)));
    }

    /** The customer's messages up to this one that the business had not read. */
    List<PhoneMessage> unreadByBusinessUpTo(String id) {
        var unread = new ArrayList<PhoneMessage>();
        for (var message : messages.values()) {
            if (message.fromCustomer() && message.tick() != PhoneMessage.Tick.READ) {
                unread.add(message);
            }
            if (message.id().equals(id)) {
                break;
            }
        }
        return unread;
    }

    void customerWroteAt(Instant at) {
        if (lastCustomerMessageAt == null || at.isAfter(lastCustomerMessageAt)) {
            lastCustomerMessageAt = at;
        }
    }

    @Nullable
    Instant lastCustomerMessageAt() {
        return lastCustomerMessageAt;
    }

    void typingUntil(@Nullable Instant until) {
        typingUntil = until;
    }

    @Nullable
    Instant typingUntil() {
        return typingUntil;
    }
}
