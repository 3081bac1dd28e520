package io.balcao.conversations.outbox;

import io.balcao.channels.OutboundContent;
import io.vertx.core.json.JsonObject;

/** Reads {@code metadata.interactive} (schema {@code Interactive} of the OpenAPI document). */
final class Interactives {
    private Interactives() {}

    static OutboundContent read(String body, JsonObject interactive) {
        var header = interactive.getString("header");
        var footer = interactive.getString("footer");
        if (interactive.getString("kind").equals("buttons")) {
            return new OutboundContent.Buttons(header, body, footer, interactive.getJsonArray("buttons").stream()
                    .map(JsonObject.class::cast)
                    .map(button -> new OutboundContent.Button(button.getString("id"), button.getString("title")))
                    .toList());
        }
        var rows = interactive.getJsonArray("rows").stream().map(JsonObject.class::cast)
                .map(row -> new OutboundContent.HeadedRow(row.getString("section"), new OutboundContent.MenuRow(
                        row.getString("id"), row.getString("title"), row.getString("description"))))
                .toList();
        return new OutboundContent.Menu(header, body, footer, interactive.getString("button_label"),
                OutboundContent.Section.of(rows));
    }
}
