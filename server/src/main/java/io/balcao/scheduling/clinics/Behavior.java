package io.balcao.scheduling.clinics;

/** What the assistant of a clinic does of its own accord; schema {@code ClinicBehavior}. */
record Behavior(boolean proactivity, boolean suggestions, boolean feedback, boolean autoEscalation,
        int escalationThreshold) {
    static final Behavior USUAL = new Behavior(true, true, true, true, 3);
}
