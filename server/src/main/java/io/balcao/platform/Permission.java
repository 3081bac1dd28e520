package io.balcao.platform;

import java.util.Locale;

/**
 * What an organization may give to a role, or not. An operation of the OpenAPI document names the one that it needs
 * ({@code x-permission}).
 */
public enum Permission {
    /** Write to customers, and so take conversations over. Notes are no message to a customer. */
    SEND,
    /** Give conversations to other people, departments or the bot. */
    TRANSFER,
    /** Take data away as a file. */
    EXPORT,
    /** See customers' phone numbers in full. */
    SEE_PHONE_NUMBERS,
    /** Erase all that is known of a customer. */
    ERASE,
    /** Change what the bot says and does. */
    EDIT_BOT,
    /** Change departments, hours, holidays and targets. */
    CHANGE_SETTINGS;

    /** The spelling of SQL and JSON: {@code edit_bot}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads the spelling of SQL and JSON. */
    public static Permission of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
