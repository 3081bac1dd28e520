package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import io.balcao.channels.MessageType;
import io.balcao.channels.Texts;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.platform.http.Json;
import java.util.List;
import java.util.stream.Stream;

/** Sends a template that WhatsApp approved: the only thing that can be said when the customer's 24 hours are over. */
final class TemplateBlock implements BlockType<TemplateBlock.Settings> {
    static final String NAME = "template";
    private static final int LONGEST_PARAMETER = 1024;

    /**
     * Which one.
     *
     * @param language such as {@code pt_BR}
     * @param parameters what stands for {@code {{1}}}, {@code {{2}}} … of its body, with variables
     * @param text how the conversation shows it to people
     */
    record Settings(String name, String language, List<String> parameters, String text) {
        Settings {
            parameters = List.copyOf(parameters);
        }
    }

    private static final Form FORM = Form.of(Group.TALK, new Settings("", "pt_BR", List.of(), ""))
            .with(Field.text("name").required().max(512).headline())
            .with(Field.text("language").required().max(32))
            .with(Field.of("parameters", Kind.TEXTS).variables().max(20))
            .with(Field.longText("text").variables().max(1024))
            .leaves(Way.always(NEXT), Way.always(ERROR));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public List<String> texts(Settings settings) {
        return Stream.concat(settings.parameters().stream(), Stream.of(settings.text())).toList();
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        if (settings.name().isBlank()) {
            return new Move.Leave(ERROR);
        }
        var metadata = Json.mapper().createObjectNode();
        var template = metadata.putObject("template").put("name", settings.name()).put("language", settings.language());
        var components = template.putArray("components");
        if (!settings.parameters().isEmpty()) {
            var parameters = components.addObject().put("type", "body").putArray("parameters");
            settings.parameters().forEach(text -> parameters.addObject().put("type", "text")
                    .put("text", parameter(scene.filled(text))));
        }
        var shown = scene.filled(settings.text());
        scene.say(List.of(Outgoing.bot(MessageType.TEMPLATE, shown.isBlank() ? settings.name() : shown, metadata)));
        return Move.next();
    }

    /** WhatsApp takes neither line breaks nor nothing. */
    private static String parameter(String value) {
        var line = Texts.line(value, LONGEST_PARAMETER);
        return line.isEmpty() ? "-" : line;
    }
}
