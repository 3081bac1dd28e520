package io.balcao.simulator;

/** What goes wrong with webhooks on their way. Several can hold at once. */
public enum WebhookFault {
    /** Each goes out twice, at the same time. */
    TWICE,
    /** What gathers in a quarter of a second goes out last first, one after another. */
    REVERSED,
    /** What gathers in a quarter of a second goes out in one body. */
    BATCHED,
    /** They wait until this fault is taken away. */
    HELD
}
