package io.balcao.bot;

import io.balcao.bot.MenuConfiguration.Option;
import io.balcao.channels.Typed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a customer's message means in a menu. */
final class Understanding {
    /** Ids of ours have a colon, which an option's id cannot have. */
    static final String BACK = "menu:back";

    private final MenuConfiguration menu;
    private final Map<String, Option> byId = new HashMap<>();
    private final Map<String, Option> byWords = new HashMap<>();
    private final List<String> backWords;
    private final List<String> humanWords;

    sealed interface Meaning {
        /** @param byNumber whether only its number was named, which means something only to who saw the menu */
        record Chosen(Option option, boolean byNumber) implements Meaning {}

        /** A page of a long menu. */
        record Page(int page) implements Meaning {}

        record Person() implements Meaning {}

        record Unclear() implements Meaning {}
    }

    Understanding(MenuConfiguration menu) {
        this.menu = menu;
        for (var option : menu.options()) {
            byId.put(option.id(), option);
            byWords.putIfAbsent(Typed.plain(option.label()), option);
            option.synonyms().forEach(synonym -> byWords.putIfAbsent(Typed.plain(synonym), option));
        }
        this.backWords = menu.backToMenuWords().stream().map(Typed::plain).toList();
        this.humanWords = menu.humanWords().stream().map(Typed::plain).toList();
    }

    /**
     * Of a button or row that was pressed, perhaps weeks ago. When its option is gone, its title is taken as typed.
     *
     * @param page the page of the menu that the id asks for, if it does
     */
    Meaning ofPressed(String id, String title, Optional<Integer> page) {
        if (page.isPresent()) {
            return new Meaning.Page(page.get());
        }
        if (id.equals(BACK)) {
            return new Meaning.Page(0);
        }
        var option = byId.get(id);
        return option == null ? ofTyped(title) : new Meaning.Chosen(option, false);
    }

    /** Words before numbers, for "doce" is a cake here and twelve there; the menu's own words before a cry for help. */
    Meaning ofTyped(String text) {
        var plain = Typed.plain(text);
        var named = byWords.get(plain);
        if (named != null) {
            return new Meaning.Chosen(named, false);
        }
        if (backWords.contains(plain)) {
            return new Meaning.Page(0);
        }
        if (humanWords.stream().anyMatch(words -> Typed.holds(plain, words))) {
            return new Meaning.Person();
        }
        var number = Typed.number(plain);
        return number.isPresent() && number.getAsInt() >= 1 && number.getAsInt() <= menu.options().size()
                ? new Meaning.Chosen(menu.options().get(number.getAsInt() - 1), true)
                : new Meaning.Unclear();
    }
}
