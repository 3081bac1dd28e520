package io.balcao.channels;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What we can say (Meta for Developers, <i>Send messages</i> and one page a type). {@link OutboundLimits} tells what of
 * it would be refused.
 */
public sealed interface OutboundContent {
    /** The value of {@code message_type}. */
    MessageType messageType();

    record Text(String body, boolean previewUrl) implements OutboundContent {
        @Override
        public MessageType messageType() {
            return MessageType.TEXT;
        }
    }

    /**
     * A file that was uploaded before, by the provider's id of it.
     *
     * @param fileName
     *            what the customer sees of a document
     * @param voice
     *            an OGG/OPUS sound shown as a voice note
     */
    record Media(MediaKind kind, String mediaId, @Nullable String caption, @Nullable String fileName,
            boolean voice) implements OutboundContent {
        @Override
        public MessageType messageType() {
            return kind.messageType();
        }
    }

    /**
     * Up to three buttons under a text. Made by {@link Choices}.
     *
     * @param header
     *            a line above the text
     * @param footer
     *            a small line below it
     */
    record Buttons(@Nullable String header, String body, @Nullable String footer,
            List<Button> buttons) implements OutboundContent {
        @Override
        public MessageType messageType() {
            return MessageType.INTERACTIVE;
        }
    }

    record Button(String id, String title) {}

    /** A text with a button that opens a list of up to ten rows. Made by {@link Choices}. */
    record Menu(@Nullable String header, String body, @Nullable String footer, String button,
            List<Section> sections) implements OutboundContent {
        @Override
        public MessageType messageType() {
            return MessageType.INTERACTIVE;
        }
    }

    /** Rows under a heading; the only section of a list needs none. */
    record Section(@Nullable String title, List<MenuRow> rows) {
        /** Rows that stand one after another under the same heading are a section. */
        public static List<Section> of(List<HeadedRow> rows) {
            var sections = new ArrayList<Section>();
            for (var one : rows) {
                if (sections.isEmpty() || !Objects.equals(sections.getLast().title(), one.heading())) {
                    sections.add(new Section(one.heading(), new ArrayList<>()));
                }
                sections.getLast().rows().add(one.row());
            }
            return sections.stream().map(one -> new Section(one.title(), List.copyOf(one.rows()))).toList();
        }
    }

    /** A row with the heading that it stands under, as it is stored. */
    record HeadedRow(@Nullable String heading, MenuRow row) {}

    record MenuRow(String id, String title, @Nullable String description) {}

    /**
     * A message that Meta approved beforehand: the only kind that may open a conversation.
     *
     * @param language
     *            such as {@code pt_BR}
     * @param header
     *            what fills the header, when it has a variable or a file
     * @param body
     *            what fills the body: all named or none
     */
    record Template(String name, String language, @Nullable TemplateHeader header, List<TemplateText> body,
            List<TemplateButton> buttons) implements OutboundContent {
        @Override
        public MessageType messageType() {
            return MessageType.TEMPLATE;
        }
    }

    /** A template's header is a line of text or a file. */
    sealed interface TemplateHeader {
        record Words(TemplateText text) implements TemplateHeader {}

        record File(MediaKind kind, String mediaId, @Nullable String fileName) implements TemplateHeader {}
    }

    /** A value for a variable; {@code name} only when the template was made with named variables. */
    record TemplateText(@Nullable String name, String text) {}

    /** What fills a button: the payload of a quick reply, or the end of an address. Buttons are counted from 0. */
    record TemplateButton(int index, Kind kind, String value) {
        public enum Kind {
            QUICK_REPLY, URL, COPY_CODE
        }
    }

    /** A sign put on a message of the customer; null takes it back. */
    record Reaction(String messageId, @Nullable String emoji) implements OutboundContent {
        @Override
        public MessageType messageType() {
            return MessageType.REACTION;
        }
    }
}
