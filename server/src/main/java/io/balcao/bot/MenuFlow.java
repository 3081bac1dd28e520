package io.balcao.bot;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.bot.MenuConfiguration.Action;
import io.balcao.bot.MenuConfiguration.Option;
import io.balcao.bot.flow.Flow;
import io.balcao.bot.flow.Flow.Block;
import io.balcao.platform.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The flow that a menu is: a greeting, a choice, and behind each option a text or people. A number means an option's place,
 * outside the business hours the menu works as ever, and who wants people is told that they are away, and queues.
 */
final class MenuFlow {
    private static final String GREETING = "greeting";
    private static final String MENU = "menu";
    private static final String PERSON = "person";
    private static final String QUEUE = "queue";
    private static final String BACK = "back";

    private final MenuConfiguration menu;
    private final List<Block> blocks = new ArrayList<>();

    private MenuFlow(MenuConfiguration menu) {
        this.menu = menu;
    }

    static Flow of(MenuConfiguration menu) {
        return new MenuFlow(menu).flow();
    }

    private Flow flow() {
        add(GREETING, "message", message(menu.greeting(), false),
                Map.of("next", menu.options().isEmpty() ? QUEUE : MENU));
        add(PERSON, "handover", handover(null, true), Map.of());
        add(QUEUE, "handover", handover(null, false), Map.of());
        if (!menu.options().isEmpty()) {
            // Without a word for the way back the menu itself follows each reply.
            add(BACK, "back", settings().put("is_asked", menu.backToMenuWords().isEmpty()), Map.of());
            menu();
        }
        return new Flow(GREETING, new Flow.Words(menu.backToMenuWords(), menu.humanWords(), List.of()),
                new Flow.Exits(PERSON, PERSON), List.of(), blocks);
    }

    private void menu() {
        var choice = settings().put("text", menu.menuText()).put("button_label", menu.buttonLabel())
                .put("retry_text", menu.invalidChoiceText()).put("tries", menu.maxInvalidChoices());
        var options = choice.putArray("options");
        Map<String, String> edges = new HashMap<>();
        for (var option : menu.options()) {
            options.addObject().put("id", option.id()).put("label", option.label())
                    .set("synonyms", Json.mapper().valueToTree(option.synonyms()));
            edges.put("option." + option.id(), behind(option));
        }
        edges.put("no_match", PERSON);
        add(MENU, "choice", choice, edges);
    }

    /** The block that an option leads to. */
    private String behind(Option option) {
        var said = "reply." + option.id();
        var reply = option.reply();
        if (option.action() == Action.REPLY) {
            add(said, "message", message(reply == null ? menu.menuText() : reply, true), Map.of("next", BACK));
            return said;
        }
        var queue = "queue." + option.id();
        add(queue, "handover", handover(option.departmentId(), option.action() == Action.ATTENDANT), Map.of());
        if (reply == null) {
            return queue;
        }
        add(said, "message", message(reply, false), Map.of("next", queue));
        return said;
    }

    private static ObjectNode message(String text, boolean offersWayBack) {
        return settings().put("text", text).put("offers_way_back", offersWayBack);
    }

    private ObjectNode handover(@Nullable UUID department, boolean needsAttention) {
        return settings().put("department_id", department == null ? null : department.toString())
                .put("text", menu.handoverText()).put("away_text", menu.awayText())
                .put("needs_attention", needsAttention);
    }

    private void add(String id, String type, ObjectNode settings, Map<String, String> edges) {
        blocks.add(new Block(id, type, settings, edges));
    }

    private static ObjectNode settings() {
        return Json.mapper().createObjectNode();
    }
}
