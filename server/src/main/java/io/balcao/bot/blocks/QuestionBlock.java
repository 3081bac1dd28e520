package io.balcao.bot.blocks;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.bot.flow.AskingType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Heard;
import io.balcao.bot.flow.Input;
import io.balcao.bot.flow.Input.Press;
import io.balcao.bot.flow.Scene;
import io.balcao.channels.Choices;
import io.balcao.channels.Typed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Asks for something and keeps the answer, when it is one. What was written before the question was asked answers nothing. */
final class QuestionBlock implements AskingType<QuestionBlock.Settings> {
    static final String NAME = "question";
    private static final String OF = "#";
    private static final int DEFAULT_TRIES = 3;
    private static final Form FORM = Form
            .of(Group.ASK, new Settings("", "", Kind.TEXT, "", DEFAULT_TRIES, null, 0, List.of()))
            .with(Field.longText("text").required().variables().max(4096).headline())
            .with(Field.variable("variable").required())
            .with(Field.oneOf("kind", Kind.class))
            .with(Field.longText("retry_text").variables().max(1024))
            .with(Field.number("tries", 1, 10))
            .with(Field.number("timeout_minutes", 1, 43_200).nullable())
            .with(Field.number("gather_seconds", 0, 60))
            .with(Field.of("options", Form.Kind.TEXTS).max(30).shownWhen("kind", "choice"))
            .leaves(Way.always(NEXT), Way.always(NO_MATCH), Way.when(TIMEOUT, "timeout_minutes"));

    /**
     * What is asked.
     *
     * @param variable what keeps the answer
     * @param retryText said above the text to who gave no such answer
     * @param tries how often, from 1, before the run leaves by {@code no_match}
     * @param timeoutMinutes how long an answer is waited for; null as long as the conversation is remembered
     * @param options of {@link Kind#CHOICE}: one of them is kept
     * @param gatherSeconds how long more of the answer is waited for; 0 takes the first message alone
     */
    record Settings(String text, String variable, Kind kind, String retryText, int tries,
            @Nullable Integer timeoutMinutes, int gatherSeconds, List<String> options) {
        Settings {
            // Questions of before had none.
            options = options == null ? List.of() : List.copyOf(options);
        }
    }

    /** What counts as an answer, and what is kept of it. */
    enum Kind {
        @JsonProperty("text")
        TEXT, @JsonProperty("number")
        NUMBER, @JsonProperty("date")
        DATE, @JsonProperty("email")
        EMAIL, @JsonProperty("phone")
        PHONE, @JsonProperty("cpf")
        CPF, @JsonProperty("cnpj")
        CNPJ, @JsonProperty("file")
        FILE,
        /** One of the block's options, which all go on the same way. */
        @JsonProperty("choice")
        CHOICE
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
        return settings.timeoutMinutes() == null ? List.of(NEXT, NO_MATCH) : List.of(NEXT, NO_MATCH, TIMEOUT);
    }

    @Override
    public List<String> texts(Settings settings) {
        return List.of(settings.text(), settings.retryText());
    }

    @Override
    public List<String> keeps(Settings settings) {
        return List.of(settings.variable());
    }

    @Override
    public int tries(Settings settings) {
        return settings.tries();
    }

    @Override
    public Optional<Duration> patience(Settings settings) {
        return Optional.ofNullable(settings.timeoutMinutes()).map(Duration::ofMinutes);
    }

    @Override
    public Duration gathering(Settings settings) {
        return Duration.ofSeconds(settings.gatherSeconds());
    }

    @Override
    public void ask(Settings settings, Scene scene, int page, String apology) {
        var text = scene.filled(settings.text());
        var said = apology.isEmpty() ? text : apology + "\n\n" + text;
        scene.say(settings.kind() == Kind.CHOICE
                ? Replies.options(scene, said, IntStream.range(0, settings.options().size())
                        .mapToObj(place -> new Choices.Option(scene.offering() + OF + place,
                                settings.options().get(place)))
                        .toList(), scene.surroundings().phrases().word("button"), page)
                : Replies.text(scene, said));
    }

    @Override
    public Optional<Heard> pressed(String block, Settings settings, Press press) {
        return settings.kind() == Kind.CHOICE
                ? Replies.page(block, press).map(Heard.class::cast)
                        .or(() -> IntStream.range(0, settings.options().size())
                                .filter(place -> press.id().equals(block + OF + place))
                                .mapToObj(settings.options()::get)
                                .findFirst().map(option -> kept(settings, option)))
                : Optional.empty();
    }

    @Override
    public Optional<Heard> named(Settings settings, Scene scene, Input input) {
        return settings.kind() == Kind.CHOICE
                ? input.press().flatMap(press -> pressed(scene.block(), settings, press))
                        .or(() -> settings.options().stream()
                                .filter(option -> Typed.plain(option).equals(input.plain())).findFirst()
                                .map(option -> kept(settings, option)))
                : Optional.empty();
    }

    @Override
    public Heard hear(Settings settings, Scene scene, Input input, Timing timing) {
        if (timing != Timing.ASKED) {
            return new Heard.Ignored();
        }
        if (settings.kind() == Kind.FILE) {
            var media = input.message().media();
            return media == null ? unclear(settings) : kept(settings, media.id().toString());
        }
        if (input.text().isBlank()) {
            return new Heard.Unclear(scene.surroundings().phrases().fileReceived());
        }
        if (settings.kind() == Kind.CHOICE) {
            int number = Typed.number(input.plain()).orElse(0);
            return number >= 1 && number <= settings.options().size()
                    ? kept(settings, settings.options().get(number - 1))
                    : unclear(settings);
        }
        return settings.gatherSeconds() > 0 ? new Heard.Part(input.text()) : gathered(settings, scene, input.text());
    }

    @Override
    public Heard gathered(Settings settings, Scene scene, String text) {
        var today = scene.surroundings().now().atZone(scene.surroundings().zone()).toLocalDate();
        var answer = switch (settings.kind()) {
            case TEXT, FILE, CHOICE -> Optional.of(text.strip());
            case NUMBER -> Answers.number(text);
            case DATE -> Answers.date(text, today).map(Object::toString);
            case EMAIL -> Answers.email(text);
            case PHONE -> Answers.phone(text);
            case CPF -> Answers.cpf(text);
            case CNPJ -> Answers.cnpj(text);
        };
        return answer.isEmpty() ? unclear(settings) : kept(settings, answer.get());
    }

    private static Heard kept(Settings settings, Object answer) {
        return new Heard.Answered(NEXT, Map.of(settings.variable(), answer));
    }

    private static Heard unclear(Settings settings) {
        return new Heard.Unclear(settings.retryText());
    }
}
