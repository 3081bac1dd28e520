package io.balcao.platform.mail;

import io.balcao.platform.Secret;
import java.util.Optional;

/**
 * The server that takes our mails.
 *
 * @param from what stands in the mails' From: an address, or a name with the address in angle brackets
 */
public record MailSettings(String host, int port, Security security, Optional<Login> login, String from) {
    /** How the connection is encrypted. */
    public enum Security {
        /** Not at all: only for a server on this machine. */
        NONE,
        /** From the first byte on. */
        TLS,
        /** After STARTTLS, and no mail without it. */
        STARTTLS
    }

    public record Login(String user, Secret password) {}
}
