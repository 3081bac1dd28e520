package io.balcao.platform.mail;

import io.balcao.platform.Secret;
import java.util.Optional;

/**
 * The server that takes our mails.
 *
 * @param from what stands in the mails' From: an address, or a name with the address in angle brackets
 * @param authority certificates (PEM) of who vouches for the server; without them, those that Java knows
 */
public record MailSettings(String host, int port, Security security, Optional<Login> login, String from,
        Optional<String> authority) {
    /** A server that somebody vouches for whom Java knows, or that is not encrypted. */
    public MailSettings(String host, int port, Security security, Optional<Login> login, String from) {
        this(host, port, security, login, from, Optional.empty());
    }

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
