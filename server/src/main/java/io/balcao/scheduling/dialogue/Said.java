package io.balcao.scheduling.dialogue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the customer did.
 *
 * @param option that was chosen, by a press, its number or its name; null when it was none
 * @param text that was written; blank when an option was chosen
 * @param at when it was written, by WhatsApp's clock; null when that does not matter, or is not known
 */
record Said(@Nullable String option, String text, @Nullable Instant at) {
    static Said option(String chosen) {
        return new Said(chosen, "", null);
    }
}
