package io.balcao.simulator;

/** What goes wrong with the statuses of sent messages. Several can hold at once. */
public enum StatusFault {
    /** None comes. */
    OFF,
    /** Each comes twice. */
    TWICE,
    /** {@code read} and {@code delivered} come before {@code sent}. */
    REVERSED,
    /** {@code sent} was delivered and answered before the send itself is answered. */
    BEFORE_ANSWER,
    /** Failures do not carry our own id. */
    FAILED_WITHOUT_CALLBACK
}
