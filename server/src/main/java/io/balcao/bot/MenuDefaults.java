package io.balcao.bot;

import io.balcao.bot.flow.Phrases;
import java.util.List;

/** What a new organization's bot says: a greeting, and people. */
final class MenuDefaults {
    private static final int MAX_INVALID_CHOICES = 3;

    private MenuDefaults() {}

    static MenuConfiguration in(Phrases words) {
        return new MenuConfiguration(words.word("greeting"), words.word("menu"), words.word("button"), List.of(),
                words.word("invalid_choice"), MAX_INVALID_CHOICES, words.word("handover"), words.word("away"),
                words.word("closing"), words.word("takeover"), words.word("transfer"),
                words.words("back_to_menu_words"), words.words("human_words"));
    }
}
