package io.balcao.bot.blocks;

import io.balcao.bot.flow.Heard;
import io.balcao.bot.flow.Input.Press;
import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Scene;
import io.balcao.bot.flow.Surroundings.File;
import io.balcao.channels.Choices;
import io.balcao.channels.MediaKind;
import io.balcao.channels.OutboundLimits;
import io.balcao.channels.Texts;
import io.balcao.conversations.thread.Offered;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.platform.http.Json;
import java.util.List;
import java.util.Optional;

/** Makes messages of texts and options; what buttons and lists look like is decided by {@link Choices}. */
public final class Replies {
    private Replies() {}

    /** A text alone, in as many messages as it takes. */
    public static List<Outgoing> text(Scene scene, String text) {
        return messages(choices(scene, text, List.of(), ""), 0);
    }

    /** Whether a text can stand under a file; otherwise it follows. */
    static boolean fitsUnder(File file, String text) {
        return MediaKind.forSending(file.mimeType()) != MediaKind.AUDIO && Texts.count(text) <= OutboundLimits.CAPTION;
    }

    /** A file, as the kind of message that shows it best. */
    static Outgoing file(File file, String caption) {
        var kind = MediaKind.forSending(file.mimeType());
        var metadata = Json.mapper().createObjectNode();
        // As with what people record: WhatsApp shows it as a voice note when it is told so.
        if (kind == MediaKind.AUDIO && MediaKind.bare(file.mimeType()).equals("audio/ogg")) {
            metadata.put("voice", true);
        }
        return Outgoing.bot(kind.messageType(), caption, metadata, file.id());
    }

    /** A text with the button that leads back, when there is a word for it. */
    public static List<Outgoing> withWayBack(Scene scene, String text) {
        var words = scene.words().back();
        return words.isEmpty()
                ? text(scene, text)
                : messages(choices(scene, text, List.of(new Choices.Option(Interpreter.BACK, titled(words.getFirst()))),
                        ""), 0);
    }

    /** Options under a text. */
    public static List<Outgoing> options(Scene scene, String text, List<Choices.Option> options, String button,
            int page) {
        return messages(choices(scene, text, options, button), page);
    }

    private static Choices choices(Scene scene, String text, List<Choices.Option> options, String button) {
        return new Choices(null, text, null, options,
                new Choices.Labels(button, scene.surroundings().phrases().more()), pages(scene.offering()));
    }

    /** How the ids of rows begin that ask for another page of a block. */
    static String pages(String block) {
        return block + ":page";
    }

    /** The page that a press asks for; empty when it asks for none of this block's. */
    public static Optional<Heard.Page> page(String block, Press press) {
        var pages = pages(block) + ":";
        if (!press.id().startsWith(pages)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Heard.Page(Integer.parseInt(press.id().substring(pages.length()))));
        } catch (NumberFormatException _) {
            return Optional.of(new Heard.Page(0));
        }
    }

    private static String titled(String word) {
        var first = word.codePointAt(0);
        return Character.toString(Character.toTitleCase(first)) + word.substring(Character.charCount(first));
    }

    private static List<Outgoing> messages(Choices choices, int page) {
        return choices.messages(page).stream().map(Offered::byBot).toList();
    }
}
