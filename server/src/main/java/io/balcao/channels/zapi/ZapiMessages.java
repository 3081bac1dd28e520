package io.balcao.channels.zapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.MediaKind;
import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.Media;
import io.balcao.channels.OutboundContent.Menu;
import io.balcao.channels.OutboundContent.Reaction;
import io.balcao.channels.OutboundMessage;
import io.balcao.channels.wire.ProviderHttp;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes our messages as the bodies that Z-API's methods take. */
final class ZapiMessages {
    private ZapiMessages() {}

    static ObjectNode text(OutboundMessage message, String text) {
        return to(message).put("message", text);
    }

    static ObjectNode buttons(OutboundMessage message, Buttons content) {
        var body = to(message).put("message", framed(content.header(), content.body(), content.footer()));
        var buttons = body.putObject("buttonList").putArray("buttons");
        content.buttons().forEach(button -> buttons.addObject().put("id", button.id()).put("label", button.title()));
        return body;
    }

    static ObjectNode menu(OutboundMessage message, Menu content) {
        var body = to(message).put("message", framed(null, content.body(), content.footer()));
        var list = body.putObject("optionList")
                .put("title", Objects.requireNonNullElse(content.header(), content.button()))
                .put("buttonLabel", content.button());
        var options = list.putArray("options");
        content.sections().forEach(section -> section.rows().forEach(row -> options.addObject().put("id", row.id())
                .put("title", row.title()).put("description", Objects.requireNonNullElse(row.description(), ""))));
        return body;
    }

    static ObjectNode reaction(OutboundMessage message, Reaction content) {
        var body = JsonNodeFactory.instance.objectNode().put("phone", phone(message)).put("messageId",
                content.messageId());
        return content.emoji() == null ? body : body.put("reaction", content.emoji());
    }

    /** All but the file itself. */
    static ObjectNode file(OutboundMessage message, Media media, OutgoingFile file) {
        var body = to(message);
        if (media.caption() != null) {
            body.put("caption", media.caption());
        }
        return media.kind() == MediaKind.DOCUMENT
                ? body.put("fileName", Objects.requireNonNullElse(media.fileName(), file.fileName()))
                : body;
    }

    /** The method that sends such a file. A document's ends in the extension of its name. */
    static String methodOf(MediaKind kind, OutgoingFile file) {
        if (kind != MediaKind.DOCUMENT) {
            return "send-" + kind.wire();
        }
        var dot = file.fileName().lastIndexOf('.');
        var extension = dot < 0 ? "" : file.fileName().substring(dot + 1);
        return "send-document/" + ProviderHttp.encoded(extension.matches("[A-Za-z0-9]{1,10}") ? extension : "bin");
    }

    private static ObjectNode to(OutboundMessage message) {
        var body = JsonNodeFactory.instance.objectNode().put("phone", phone(message));
        return message.replyTo() == null ? body : body.put("messageId", message.replyTo());
    }

    private static String phone(OutboundMessage message) {
        var number = message.to().waId();
        return number == null ? Objects.requireNonNull(message.to().userId()) : number;
    }

    /** There is no place for a header and a footer of their own. */
    private static String framed(@Nullable String header, String body, @Nullable String footer) {
        return Stream.of(header == null ? "" : "*" + header + "*", body, footer == null ? "" : "_" + footer + "_")
                .filter(part -> !part.isBlank()).collect(Collectors.joining("\n\n"));
    }
}
