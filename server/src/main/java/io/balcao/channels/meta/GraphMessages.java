package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.MediaKind;
import io.balcao.channels.OutboundContent;
import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.Media;
import io.balcao.channels.OutboundContent.Menu;
import io.balcao.channels.OutboundContent.Reaction;
import io.balcao.channels.OutboundContent.Template;
import io.balcao.channels.OutboundContent.TemplateButton;
import io.balcao.channels.OutboundContent.TemplateHeader;
import io.balcao.channels.OutboundContent.TemplateText;
import io.balcao.channels.OutboundContent.Text;
import io.balcao.channels.OutboundMessage;
import org.jspecify.annotations.Nullable;

/** Writes our messages as the bodies that {@code POST /{phone_number_id}/messages} takes. */
final class GraphMessages {
    private GraphMessages() {}

    static ObjectNode body(OutboundMessage message) {
        var body = start().put("recipient_type", "individual");
        put(body, "to", message.to().waId());
        put(body, "recipient", message.to().userId());
        if (message.replyTo() != null) {
            body.putObject("context").put("message_id", message.replyTo());
        }
        put(body, "biz_opaque_callback_data", message.opaqueId());
        var type = message.content().messageType().wire();
        body.put("type", type).set(type, payload(message.content()));
        return body;
    }

    /** Marks a message and the ones before it as read; only together with that can "typing" be shown. */
    static ObjectNode read(String messageId, boolean typing) {
        var body = start().put("status", "read").put("message_id", messageId);
        if (typing) {
            body.putObject("typing_indicator").put("type", "text");
        }
        return body;
    }

    private static ObjectNode start() {
        return object().put("messaging_product", "whatsapp");
    }

    private static ObjectNode payload(OutboundContent content) {
        return switch (content) {
            case Text(var body, var previewUrl) -> object().put("body", body).put("preview_url", previewUrl);
            case Media media -> media(media);
            case Buttons buttons -> buttons(buttons);
            case Menu menu -> menu(menu);
            case Template template -> template(template);
            case Reaction(var messageId, var emoji) ->
                object().put("message_id", messageId).put("emoji", emoji == null ? "" : emoji);
        };
    }

    private static ObjectNode media(Media media) {
        var payload = object().put("id", media.mediaId());
        put(payload, "caption", media.caption());
        if (media.kind() == MediaKind.DOCUMENT) {
            put(payload, "filename", media.fileName());
        }
        if (media.voice() && media.kind() == MediaKind.AUDIO) {
            payload.put("voice", true);
        }
        return payload;
    }

    private static ObjectNode buttons(Buttons message) {
        var payload = frame("button", message.header(), message.body(), message.footer());
        var buttons = payload.putObject("action").putArray("buttons");
        for (var button : message.buttons()) {
            buttons.addObject().put("type", "reply").putObject("reply").put("id", button.id())
                    .put("title", button.title());
        }
        return payload;
    }

    private static ObjectNode menu(Menu menu) {
        var payload = frame("list", menu.header(), menu.body(), menu.footer());
        var sections = payload.putObject("action").put("button", menu.button()).putArray("sections");
        for (var section : menu.sections()) {
            var written = sections.addObject();
            put(written, "title", section.title());
            var rows = written.putArray("rows");
            for (var row : section.rows()) {
                put(rows.addObject().put("id", row.id()).put("title", row.title()), "description", row.description());
            }
        }
        return payload;
    }

    private static ObjectNode frame(String type, @Nullable String header, String body, @Nullable String footer) {
        var payload = object().put("type", type);
        if (header != null) {
            payload.putObject("header").put("type", "text").put("text", header);
        }
        payload.putObject("body").put("text", body);
        if (footer != null) {
            payload.putObject("footer").put("text", footer);
        }
        return payload;
    }

    private static ObjectNode template(Template template) {
        var payload = object().put("name", template.name());
        payload.putObject("language").put("code", template.language());
        var components = payload.putArray("components");
        if (template.header() != null) {
            var parameters = components.addObject().put("type", "header").putArray("parameters");
            header(parameters, template.header());
        }
        if (!template.body().isEmpty()) {
            var parameters = components.addObject().put("type", "body").putArray("parameters");
            template.body().forEach(text -> text(parameters, text));
        }
        template.buttons().forEach(button -> button(components, button));
        if (components.isEmpty()) {
            payload.remove("components");
        }
        return payload;
    }

    private static void header(ArrayNode parameters, TemplateHeader header) {
        switch (header) {
            case TemplateHeader.Words(var words) -> text(parameters, words);
            case TemplateHeader.File(var kind, var mediaId, var fileName) -> {
                var file = parameters.addObject().put("type", kind.wire()).putObject(kind.wire()).put("id", mediaId);
                put(file, "filename", kind == MediaKind.DOCUMENT ? fileName : null);
            }
        }
    }

    private static void text(ArrayNode parameters, TemplateText text) {
        var parameter = parameters.addObject().put("type", "text");
        put(parameter, "parameter_name", text.name());
        parameter.put("text", text.text());
    }

    /** The index is written as a text, as in Meta's own examples. */
    private static void button(ArrayNode components, TemplateButton button) {
        var written = components.addObject().put("type", "button").put("index", String.valueOf(button.index()));
        switch (button.kind()) {
            case QUICK_REPLY -> button(written, "quick_reply", "payload", "payload", button.value());
            case URL -> button(written, "url", "text", "text", button.value());
            case COPY_CODE -> button(written, "copy_code", "coupon_code", "coupon_code", button.value());
        }
    }

    private static void button(ObjectNode written, String subType, String type, String key, String value) {
        written.put("sub_type", subType).putArray("parameters").addObject().put("type", type).put(key, value);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void put(ObjectNode object, String key, @Nullable String value) {
        if (value != null) {
            object.put(key, value);
        }
    }
}
