package io.balcao.platform.mail;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A mail to be sent.
 *
 * @param kind what it is about, for the log and for whoever looks at the table: never anything of its content
 * @param isWorth how long it is worth sending: afterwards what it says is not true any more
 */
public record Mail(String kind, String recipient, Letter letter, Duration isWorth, @Nullable Attachment attachment) {
    /** A file that goes with a mail; sealed and deleted as what the mail says. Some megabytes, for it is held in memory. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Attachment(String name, String type, byte[] bytes) {}

    /** One without a file. */
    public Mail(String kind, String recipient, Letter letter, Duration isWorth) {
        this(kind, recipient, letter, isWorth, null);
    }
}
