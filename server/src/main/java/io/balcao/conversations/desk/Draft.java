package io.balcao.conversations.desk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.Failure;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MessageType;
import io.balcao.channels.OutboundContent;
import io.balcao.channels.OutboundContent.Button;
import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.HeadedRow;
import io.balcao.channels.OutboundContent.Media;
import io.balcao.channels.OutboundContent.Menu;
import io.balcao.channels.OutboundContent.MenuRow;
import io.balcao.channels.OutboundContent.Reaction;
import io.balcao.channels.OutboundContent.Section;
import io.balcao.channels.OutboundContent.Template;
import io.balcao.channels.OutboundContent.Text;
import io.balcao.channels.OutboundLimits;
import io.balcao.channels.OutboundLimits.Violation;
import io.balcao.channels.Texts;
import io.balcao.conversations.thread.MessageView;
import io.balcao.platform.Problem;
import io.balcao.platform.http.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to say, checked against what WhatsApp would refuse: better now than as a failure a second later.
 *
 * @param content clean of what cannot be stored
 */
record Draft(SendMessageRequest request, MessageType type, String content) {
    /** Finds out what kind of message it is. A file's kind may follow from its type, which is not known yet. */
    static Draft of(SendMessageRequest request) {
        var type = request.messageType() == null
                ? implied(request)
                : MessageType.valueOf(request.messageType().toUpperCase(Locale.ROOT));
        var draft = new Draft(request, type, Texts.storable(request.content()));
        draft.checkParts();
        return draft;
    }

    private static MessageType implied(SendMessageRequest request) {
        if (request.template() != null) {
            return MessageType.TEMPLATE;
        }
        if (request.interactive() != null) {
            return MessageType.INTERACTIVE;
        }
        return request.mediaId() == null ? MessageType.TEXT : MessageType.DOCUMENT;
    }

    boolean isNote() {
        return type == MessageType.NOTE;
    }

    /** Whether it may be sent only while the customer's 24 hours last. */
    boolean needsWindow() {
        return type != MessageType.TEMPLATE && type != MessageType.NOTE;
    }

    private void checkParts() {
        belongs("template", request.template() != null, type == MessageType.TEMPLATE);
        belongs("interactive", request.interactive() != null, type == MessageType.INTERACTIVE);
        belongs("media_id", request.mediaId() != null, MediaKind.of(type).isPresent());
        if (type == MessageType.REACTION && request.replyTo() == null) {
            throw new Problem.Unprocessable("reply_to", "names the message that is reacted to");
        }
    }

    private static void belongs(String field, boolean isGiven, boolean isWanted) {
        if (isGiven != isWanted) {
            throw new Problem.Unprocessable(field,
                    isWanted ? "is missing for this message_type" : "does not go with this message_type");
        }
    }

    /** The same with the kind that fits the file best, when none was asked for. */
    Draft with(MessageView.Media media) {
        return request.messageType() == null
                ? new Draft(request, MediaKind.forSending(media.mimeType()).messageType(), content)
                : this;
    }

    /** Throws when WhatsApp would refuse it. */
    void check(MessageView.@Nullable Media media) {
        if (media != null) {
            checkFile(media);
        }
        OutboundLimits.check(outbound(media)).ifPresent(violation -> {
            throw new Problem.Unprocessable(field(violation), reason(violation));
        });
    }

    private void checkFile(MessageView.Media media) {
        var kind = MediaKind.of(type).orElseThrow();
        if (!kind.accepts(media.mimeType())) {
            throw new Problem.Unprocessable("media_id",
                    "WhatsApp takes no " + media.mimeType() + " as " + kind.wire());
        }
        if (media.size() != null && media.size() > kind.outboundLimit()) {
            throw new Problem.Unprocessable("media_id",
                    "is larger than the " + kind.outboundLimit() + " bytes that WhatsApp takes as " + kind.wire());
        }
    }

    private OutboundContent outbound(MessageView.@Nullable Media media) {
        if (media != null) {
            return new Media(MediaKind.of(type).orElseThrow(), "", content.isEmpty() ? null : content, media.fileName(),
                    false);
        }
        if (request.interactive() != null) {
            return interactive(request.interactive());
        }
        if (request.template() != null) {
            return new Template(request.template().path("name").asText(), request.template().path("language").asText(),
                    null, List.of(), List.of());
        }
        return type == MessageType.REACTION ? new Reaction("", content) : new Text(content, false);
    }

    private OutboundContent interactive(JsonNode interactive) {
        var header = text(interactive, "header");
        var footer = text(interactive, "footer");
        if (interactive.path("kind").asText().equals("buttons")) {
            return new Buttons(header, content, footer, items(interactive, "buttons")
                    .map(button -> new Button(button.path("id").asText(), button.path("title").asText())).toList());
        }
        var rows = items(interactive, "rows").map(row -> new HeadedRow(text(row, "section"), new MenuRow(
                row.path("id").asText(), row.path("title").asText(), text(row, "description")))).toList();
        return new Menu(header, content, footer, interactive.path("button_label").asText(),
                Section.of(rows));
    }

    private static java.util.stream.Stream<JsonNode> items(JsonNode node, String name) {
        return StreamSupport.stream(node.path(name).spliterator(), false);
    }

    private static @Nullable String text(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name)).map(JsonNode::asText).orElse(null);
    }

    /** The request's own name of what the limits call by WhatsApp's. */
    private String field(Violation violation) {
        var field = violation.field();
        if (field.equals("body") || field.equals("caption") || field.equals("emoji")) {
            return "content";
        }
        if (type == MessageType.TEMPLATE) {
            return "template." + field;
        }
        if (type == MessageType.INTERACTIVE) {
            return "interactive." + (field.equals("button") ? "button_label" : field);
        }
        return field.equals("file_name") ? "media_id" : field;
    }

    private static String reason(Violation violation) {
        var sentence = Failure.text(violation.reason(), Locale.ENGLISH);
        return violation.limit() == 0 ? sentence : sentence + " (" + violation.limit() + ")";
    }

    /** What the console draws and the channel sends: {@code MessageMetadata} of the OpenAPI document. */
    ObjectNode metadata(MessageView.@Nullable Media media) {
        var metadata = Json.mapper().createObjectNode();
        if (request.interactive() != null) {
            metadata.set("interactive", request.interactive());
        }
        if (request.template() != null) {
            metadata.set("template", request.template());
        }
        if (type == MessageType.REACTION && request.replyTo() != null) {
            metadata.putObject("reaction").put("emoji", content).put("message_id", request.replyTo().toString());
        }
        // Browsers record OGG; WhatsApp shows it as a voice note when it is told so.
        if (type == MessageType.AUDIO && media != null && MediaKind.bare(media.mimeType()).equals("audio/ogg")) {
            metadata.put("voice", true);
        }
        return metadata;
    }

    /** The files that a template names. */
    List<java.util.UUID> templateFiles() {
        var files = new ArrayList<java.util.UUID>();
        if (request.template() != null) {
            request.template().findValues("media_id").forEach(id -> files.add(java.util.UUID.fromString(id.asText())));
        }
        return files;
    }
}
