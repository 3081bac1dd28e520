package io.balcao.simulator;

import java.util.LinkedHashMap;
import java.util.Map;

/** A business number at work: its threads, its limits, and what is broken about it. */
final class Line {
    private final BusinessNumber number;
    private final FaultState faults;
    private final SendLimits limits = new SendLimits();
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

    Map<String, PhoneThread> threads() {
        return threads;
    }

    PhoneThread thread(Customer customer) {
        return threads.computeIfAbsent(customer.id(), id -> new PhoneThread(this, id));
    }
}
