package io.balcao.bot.blocks;

import io.balcao.bot.flow.AskingType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Heard;
import io.balcao.bot.flow.Input;
import io.balcao.bot.flow.Input.Press;
import io.balcao.bot.flow.Scene;
import io.balcao.channels.Choices;
import io.balcao.channels.Typed;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Offers options, as buttons, a list or pages of lists, and takes a press, a label, a synonym or a number. The number of an
 * option is its place, counted from 1 through all pages.
 */
final class ChoiceBlock implements AskingType<ChoiceBlock.Settings> {
    static final String NAME = "choice";
    /** Between a block's id and an option's: neither can have it. */
    private static final String OF = "#";
    private static final int DEFAULT_TRIES = 3;
    private static final Form FORM = Form.of(Group.ASK, new Settings("", "", List.of(), "", DEFAULT_TRIES))
            .with(Field.longText("text").required().variables().max(1024).headline())
            .with(Field.text("button_label").max(20))
            .with(Field.list("options", Field.of("id", Kind.ID), Field.text("label").required().variables().max(24),
                    Field.text("description").nullable().max(72), Field.of("synonyms", Kind.TEXTS).max(20))
                    .required().min(1).max(100))
            .with(Field.longText("retry_text").variables().max(1024))
            .with(Field.number("tries", 1, 10))
            .leaves(Way.each("option", "options"), Way.always(NO_MATCH));

    /**
     * What is offered.
     *
     * @param buttonLabel on the button that opens a list
     * @param retryText said above the text to who was not understood
     * @param tries how often, from 1, before the run leaves by {@code no_match}
     */
    record Settings(String text, String buttonLabel, List<Option> options, String retryText, int tries) {
        Settings {
            options = List.copyOf(options);
        }
    }

    /** What a customer can choose. */
    record Option(String id, String label, @Nullable String description, List<String> synonyms) {
        Option {
            synonyms = List.copyOf(synonyms);
        }

        boolean isCalled(String plain) {
            return Stream.concat(Stream.of(label), synonyms.stream()).anyMatch(name -> Typed.plain(name).equals(plain));
        }
    }

    /** The way out of an option. */
    static String port(String option) {
        return "option." + option;
    }

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
    public List<String> ports(Settings settings) {
        return Stream.concat(settings.options().stream().map(option -> port(option.id())), Stream.of(NO_MATCH))
                .toList();
    }

    @Override
    public List<String> texts(Settings settings) {
        return Stream.concat(Stream.of(settings.text(), settings.retryText()),
                settings.options().stream().map(Option::label)).toList();
    }

    @Override
    public int tries(Settings settings) {
        return settings.tries();
    }

    @Override
    public void ask(Settings settings, Scene scene, int page, String apology) {
        var text = scene.filled(settings.text());
        scene.say(Replies.options(scene, apology.isEmpty() ? text : apology + "\n\n" + text, settings.options().stream()
                .map(option -> new Choices.Option(scene.offering() + OF + option.id(), scene.filled(option.label()),
                        option.description()))
                .toList(), settings.buttonLabel(), page));
    }

    @Override
    public Optional<Heard> pressed(String block, Settings settings, Press press) {
        var page = Replies.page(block, press);
        if (page.isPresent()) {
            return Optional.of(page.get());
        }
        // Menus of before there were flows wrote an option's id alone.
        var id = press.id().startsWith(block + OF) ? press.id().substring(block.length() + OF.length()) : press.id();
        return settings.options().stream().filter(option -> option.id().equals(id)).findFirst()
                .map(ChoiceBlock::chosen);
    }

    /** Words before numbers, for "doce" is a cake here and twelve there. */
    @Override
    public Optional<Heard> named(Settings settings, Scene scene, Input input) {
        var press = input.press().flatMap(one -> pressed(scene.block(), settings, one));
        if (press.isPresent()) {
            return press;
        }
        var plain = input.plain();
        return settings.options().stream().filter(option -> option.isCalled(plain)).findFirst()
                .map(ChoiceBlock::chosen);
    }

    /** A number means something only to who has seen the options. */
    @Override
    public Heard hear(Settings settings, Scene scene, Input input, Timing timing) {
        var number = timing == Timing.FIRST_WORDS ? 0 : Typed.number(input.plain()).orElse(0);
        return number >= 1 && number <= settings.options().size()
                ? chosen(settings.options().get(number - 1))
                : new Heard.Unclear(input.text().isBlank()
                        ? scene.surroundings().phrases().fileReceived()
                        : settings.retryText());
    }

    private static Heard chosen(Option option) {
        return new Heard.Answered(port(option.id()));
    }
}
