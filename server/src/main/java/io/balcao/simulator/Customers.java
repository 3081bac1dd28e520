package io.balcao.simulator;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** Everybody with a phone, found by number in any spelling or by business-scoped id. */
final class Customers {
    private final Map<String, Customer> byId = new LinkedHashMap<>();
    private final Map<String, String> idByNumber = new HashMap<>();

    Collection<Customer> all() {
        return byId.values();
    }

    Optional<Customer> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    Customer get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no customer " + id));
    }

    Optional<Customer> findByNumber(String number) {
        return Optional.ofNullable(idByNumber.get(PhoneNumbers.canonical(number))).map(byId::get);
    }

    Optional<Customer> findByUserId(BusinessNumber number, String userId) {
        return byId.values().stream().filter(customer -> customer.userIdFor(number).equals(userId)).findAny();
    }

    Customer add(String name, @Nullable String waId, @Nullable String userId) {
        var customer = Customer.of(UUID.randomUUID().toString(), name,
                waId == null ? null : PhoneNumbers.digitsOf(waId), userId);
        put(customer);
        return customer;
    }

    /** Adds the customer, or takes the place of an earlier state of the same one. */
    void put(Customer customer) {
        var before = byId.put(customer.id(), customer);
        if (before != null && before.waId() != null) {
            idByNumber.remove(PhoneNumbers.canonical(before.waId()), customer.id());
        }
        if (customer.waId() != null) {
            idByNumber.put(PhoneNumbers.canonical(customer.waId()), customer.id());
        }
    }
}
