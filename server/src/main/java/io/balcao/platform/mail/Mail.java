package io.balcao.platform.mail;

import java.time.Duration;

/**
 * A mail to be sent.
 *
 * @param kind what it is about, for the log and for whoever looks at the table: never anything of its content
 * @param isWorth how long it is worth sending: afterwards what it says is not true any more
 */
public record Mail(String kind, String recipient, Letter letter, Duration isWorth) {}
