package io.balcao.bot;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the bot says and offers: schema {@code BotMenu} of the OpenAPI document, which says what each text is for.
 *
 * @param closingText said by people's acts, as are the two after it; blank says nothing
 */
public record MenuConfiguration(String greeting, String menuText, String buttonLabel, List<Option> options,
        String invalidChoiceText, int maxInvalidChoices, String handoverText, String awayText,
        String closingText, String takeoverText, String transferText,
        List<String> backToMenuWords, List<String> humanWords) {
    public MenuConfiguration {
        options = List.copyOf(options);
        backToMenuWords = List.copyOf(backToMenuWords);
        humanWords = List.copyOf(humanWords);
    }

    /** What a customer can choose. Its number is its place, counted from 1. */
    public record Option(String id, String label, List<String> synonyms, Action action, @Nullable UUID departmentId,
            @Nullable String reply) {
        public Option {
            synonyms = List.copyOf(synonyms);
        }
    }

    /** What a choice leads to. */
    public enum Action {
        /** The queue of a department. */
        @JsonProperty("department")
        DEPARTMENT,
        /** A text; the customer stays in the menu. */
        @JsonProperty("reply")
        REPLY,
        /** A person, as soon as one can. */
        @JsonProperty("attendant")
        ATTENDANT
    }
}
