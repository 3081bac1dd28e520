package io.balcao.bot;

import io.balcao.bot.MenuConfiguration.Action;
import io.balcao.bot.MenuConfiguration.Option;
import io.balcao.channels.Texts;
import io.balcao.channels.Typed;
import io.balcao.platform.Problem.FieldError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the OpenAPI document cannot say about a menu: that each word of it leads to one place, and the place exists. */
final class MenuCheck {
    private static final int MOST_ERRORS = 20;

    private final MenuConfiguration menu;
    private final Set<UUID> departments;
    private final List<FieldError> errors = new ArrayList<>();

    private MenuCheck(MenuConfiguration menu, Set<UUID> departments) {
        this.menu = menu;
        this.departments = departments;
    }

    /** What is wrong, by the names of the request's fields; empty when nothing is. */
    static List<FieldError> errors(MenuConfiguration menu, Set<UUID> departments) {
        var check = new MenuCheck(menu, departments);
        check.texts();
        check.options();
        check.words();
        return check.errors.size() > MOST_ERRORS ? check.errors.subList(0, MOST_ERRORS) : check.errors;
    }

    private void texts() {
        said("greeting", menu.greeting());
        said("menu_text", menu.menuText());
        said("button_label", menu.buttonLabel());
        said("invalid_choice_text", menu.invalidChoiceText());
        said("handover_text", menu.handoverText());
        said("away_text", menu.awayText());
        storable("closing_text", menu.closingText());
        storable("takeover_text", menu.takeoverText());
        storable("transfer_text", menu.transferText());
    }

    private void options() {
        Map<String, Integer> ids = new HashMap<>();
        for (int i = 0; i < menu.options().size(); i++) {
            var option = menu.options().get(i);
            var field = "options." + i + ".";
            if (ids.putIfAbsent(option.id(), i) != null) {
                error(field + "id", "is the id of another option too");
            }
            said(field + "label", option.label());
            for (int s = 0; s < option.synonyms().size(); s++) {
                said(field + "synonyms." + s, option.synonyms().get(s));
            }
            if (option.reply() != null) {
                said(field + "reply", option.reply());
            }
            target(field, option);
        }
    }

    private void target(String field, Option option) {
        var department = option.departmentId();
        if (option.action() == Action.REPLY && option.reply() == null) {
            error(field + "reply", "is needed for a reply");
        }
        if (option.action() == Action.DEPARTMENT && department == null) {
            error(field + "department_id", "is needed for a department");
        }
        if (department != null && !departments.contains(department)) {
            error(field + "department_id", "names no active department");
        }
    }

    /** What customers may type: the number, the label and the synonyms of an option, and the words for all of the menu. */
    private void words() {
        Map<String, Integer> meanings = new HashMap<>();
        for (int i = 0; i < menu.options().size(); i++) {
            meanings.put(Integer.toString(i + 1), i);
        }
        for (int i = 0; i < menu.options().size(); i++) {
            var option = menu.options().get(i);
            leads(meanings, "options." + i + ".label", option.label(), i);
            for (int s = 0; s < option.synonyms().size(); s++) {
                leads(meanings, "options." + i + ".synonyms." + s, option.synonyms().get(s), i);
            }
        }
        var humanWords = menu.humanWords().stream().map(Typed::plain).toList();
        for (int i = 0; i < menu.backToMenuWords().size(); i++) {
            var field = "back_to_menu_words." + i;
            var word = menu.backToMenuWords().get(i);
            said(field, word);
            if (meanings.containsKey(Typed.plain(word))) {
                error(field, "leads to an option already");
            } else if (humanWords.contains(Typed.plain(word))) {
                error(field, "calls a person already");
            }
        }
        for (int i = 0; i < menu.humanWords().size(); i++) {
            said("human_words." + i, menu.humanWords().get(i));
        }
    }

    private void leads(Map<String, Integer> meanings, String field, String text, int option) {
        var other = meanings.putIfAbsent(Typed.plain(text), option);
        if (other != null && other != option) {
            error(field, "leads to option " + (other + 1) + " already");
        }
    }

    private void said(String field, String text) {
        if (text.isBlank()) {
            error(field, "must not be blank");
        }
        storable(field, text);
    }

    private void storable(String field, String text) {
        if (!Texts.storable(text).equals(text)) {
            error(field, "has a character that cannot be stored");
        }
    }

    private void error(String field, String reason) {
        errors.add(new FieldError("value." + field, reason));
    }
}
