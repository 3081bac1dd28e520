package io.balcao.conversations.thread;

import io.balcao.channels.OutboundLimits;
import io.balcao.channels.Texts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The organization's words for the customer, with {@code {{attendant}}} and {@code {{department}}} to be filled in.
 *
 * @param someMinutes how long it takes, when that cannot be said
 */
public record CustomerTexts(String takeover, String transfer, String closing, String someMinutes) {
    /** Nothing for an empty text. Whoever is not known stands for the other: "to {{department}}" can be a person. */
    public static Optional<String> fill(String text, @Nullable String attendant, @Nullable String department) {
        var person = attendant == null ? department : attendant;
        var place = department == null ? attendant : department;
        var filled = text.replace("{{attendant}}", person == null ? "" : person)
                .replace("{{department}}", place == null ? "" : place).strip();
        return filled.isEmpty() ? Optional.empty() : Optional.of(Texts.shorten(filled, OutboundLimits.TEXT));
    }
}
