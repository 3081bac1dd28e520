package io.balcao.scheduling.dialogue;

import org.jspecify.annotations.Nullable;

/**
 * What the customer did.
 *
 * @param option that was chosen, by a press, its number or its name; null when it was none
 * @param text that was written; blank when an option was chosen
 */
record Said(@Nullable String option, String text) {}
