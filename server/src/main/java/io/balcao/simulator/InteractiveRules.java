package io.balcao.simulator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The limits of buttons, lists and their kin. */
final class InteractiveRules {
    private static final int ANY = Integer.MAX_VALUE;

    private InteractiveRules() {}

    static void check(Fields interactive) {
        interactive.only("type", "header", "body", "footer", "action");
        var type = interactive.text("type", 1, ANY);
        interactive.object("body").text("text", 1, type.equals("list") ? 4096 : 1024);
        interactive.optionalObject("footer").ifPresent(footer -> footer.text("text", 1, 60));
        var action = interactive.object("action");
        switch (type) {
            case "button" -> {
                header(interactive, Set.of("text", "image", "video", "document"));
                buttons(action);
            }
            case "list" -> {
                header(interactive, Set.of("text"));
                list(action);
            }
            case "cta_url" -> {
                header(interactive, Set.of("text", "image", "video", "document"));
                link(action);
            }
            case "location_request_message" -> {
                header(interactive, Set.of());
                named(action, "send_location");
            }
            case "flow" -> {
                header(interactive, Set.of("text", "image", "video", "document"));
                flow(action);
            }
            default -> throw interactive.invalid("type", "has the unknown value \"" + type + '"');
        }
    }

    private static void header(Fields interactive, Set<String> allowed) {
        interactive.optionalObject("header").ifPresent(header -> {
            var type = header.text("type", 1, ANY);
            if (!allowed.contains(type)) {
                throw header.invalid("type", "must be one of " + allowed.stream().sorted().toList());
            }
            if (type.equals("text")) {
                header.text("text", 1, 60);
            } else {
                SendRules.media(header.object(type), "filename");
            }
        });
    }

    private static void buttons(Fields action) {
        action.only("buttons");
        var ids = new HashSet<String>();
        var titles = new HashSet<String>();
        for (var button : action.list("buttons", 1, 3)) {
            button.only("type", "reply");
            if (!button.text("type", 1, ANY).equals("reply")) {
                throw button.invalid("type", "must be \"reply\"");
            }
            var reply = button.object("reply");
            reply.only("id", "title");
            unique(reply, "id", reply.text("id", 1, 256), ids);
            unique(reply, "title", reply.text("title", 1, 20), titles);
        }
    }

    private static void list(Fields action) {
        action.only("button", "sections");
        action.text("button", 1, 20);
        var sections = action.list("sections", 1, 10);
        var ids = new HashSet<String>();
        for (var section : sections) {
            section.only("title", "rows");
            if (sections.size() > 1) {
                section.text("title", 1, 24);
            }
            section.optionalText("title", 24);
            rows(section.list("rows", 1, 10), ids);
        }
        if (ids.size() > 10) {
            throw action.invalid("sections", "has " + ids.size() + " rows; 10 are allowed in all");
        }
    }

    private static void rows(List<Fields> rows, Set<String> ids) {
        for (var row : rows) {
            row.only("id", "title", "description");
            unique(row, "id", row.text("id", 1, 200), ids);
            row.text("title", 1, 24);
            row.optionalText("description", 72);
        }
    }

    private static void link(Fields action) {
        named(action, "cta_url");
        var parameters = action.object("parameters");
        parameters.text("display_text", 1, 20);
        parameters.text("url", 1, 2000);
    }

    private static void flow(Fields action) {
        named(action, "flow");
        var parameters = action.object("parameters");
        parameters.text("flow_message_version", 1, ANY);
        parameters.text("flow_cta", 1, 30);
        if (parameters.has("flow_id") == parameters.has("flow_name")) {
            throw new GraphRefusal(100, "Exactly one of \"flow_id\" and \"flow_name\" must be given.");
        }
    }

    private static void named(Fields action, String name) {
        if (!action.text("name", 1, ANY).equals(name)) {
            throw action.invalid("name", "must be \"" + name + '"');
        }
    }

    private static void unique(Fields of, String key, String value, Set<String> seen) {
        if (!seen.add(value)) {
            throw of.invalid(key, "is there twice");
        }
    }
}
