package io.balcao.simulator;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** A business number at work: its threads, its limits, and what is broken about it. */
final class Line {
    private final BusinessNumber number;
    private final FaultState faults;
    private final SendLimits limits = new SendLimits();
    private @Nullable URI zapiAddress;
    private final Map<String, PhoneThread> threads = new LinkedHashMap<>();

    Line(BusinessNumber number) {
        this.number = number;
        this.faults = new FaultState(number.accessToken());
    }

    BusinessNumber number() {
        return number;
    }

    FaultState faults() {
        return faults;
    }

    SendLimits limits() {
        return limits;
    }

    /** Where an instance of Z-API was told to send what it receives. */
    @Nullable
    URI zapiAddress() {
        return zapiAddress;
    }

    void zapiAddress(URI other) {
        zapiAddress = other;
    }

    Map<String, PhoneThread> threads() {
        return threads;
    }

    PhoneThread thread(Customer customer) {
        return threads.computeIfAbsent(customer.id(), id -> new PhoneThread(this, id));
    }
}
