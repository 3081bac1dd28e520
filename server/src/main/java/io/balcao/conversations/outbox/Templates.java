package io.balcao.conversations.outbox;

import io.balcao.channels.MediaKind;
import io.balcao.channels.OutboundContent;
import io.balcao.channels.OutboundContent.TemplateButton;
import io.balcao.channels.OutboundContent.TemplateHeader;
import io.balcao.channels.OutboundContent.TemplateText;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Locale;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code metadata.template} (schema {@code SendTemplate} of the OpenAPI document). */
final class Templates {
    private Templates() {}

    /** @param uploaded gives WhatsApp's id of a stored file */
    static OutboundContent read(JsonObject template, BiFunction<UUID, MediaKind, String> uploaded) {
        TemplateHeader header = null;
        var body = new ArrayList<TemplateText>();
        var buttons = new ArrayList<TemplateButton>();
        for (var component : objects(template, "components").toList()) {
            switch (component.getString("type")) {
                case "header" -> header = header(first(component), uploaded);
                case "body" -> objects(component, "parameters").map(Templates::text).forEach(body::add);
                default -> buttons.add(button(component));
            }
        }
        return new OutboundContent.Template(template.getString("name"), template.getString("language"), header, body,
                buttons);
    }

    private static TemplateHeader header(JsonObject parameter, BiFunction<UUID, MediaKind, String> uploaded) {
        var type = parameter.getString("type");
        if (type.equals("text")) {
            return new TemplateHeader.Words(text(parameter));
        }
        var kind = MediaKind.valueOf(type.toUpperCase(Locale.ROOT));
        return new TemplateHeader.File(kind, uploaded.apply(UUID.fromString(parameter.getString("media_id")), kind),
                null);
    }

    private static TemplateButton button(JsonObject component) {
        var kind = TemplateButton.Kind.valueOf(component.getString("sub_type", "quick_reply").toUpperCase(Locale.ROOT));
        return new TemplateButton(component.getInteger("index", 0), kind, first(component).getString("text", ""));
    }

    private static TemplateText text(JsonObject parameter) {
        return new TemplateText(name(parameter), parameter.getString("text", ""));
    }

    private static @Nullable String name(JsonObject parameter) {
        return parameter.getString("parameter_name");
    }

    private static JsonObject first(JsonObject component) {
        return objects(component, "parameters").findFirst().orElseGet(JsonObject::new);
    }

    private static Stream<JsonObject> objects(JsonObject parent, String key) {
        return parent.getJsonArray(key).stream().map(JsonObject.class::cast);
    }
}
