package io.balcao.bot.blocks;

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
import io.balcao.conversations.lane.Responder.Deed;
import io.balcao.conversations.surveys.Surveys;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Asks how the customer was served, from 1 to 5. The score is the conversation's, as that of a survey; in a run that follows
 * a closing, that of the conversation which was closed. The first score of a service counts, whatever is pressed later.
 */
final class CsatBlock implements AskingType<CsatBlock.Settings> {
    static final String NAME = "csat";
    /** Between a block's id and a score. */
    private static final String OF = "#";
    private static final String GOOD = "good";
    private static final String FAIR = "fair";
    private static final String BAD = "bad";
    private static final int BEST = 5;
    private static final int FAIR_SCORE = 3;
    private static final int DEFAULT_TRIES = 2;
    private static final int DEFAULT_TIMEOUT = 720;
    private static final Form FORM = Form.of(Group.ASK,
            new Settings("", "", "", DEFAULT_TRIES, DEFAULT_TIMEOUT, null))
            .with(Field.longText("text").required().variables().max(1024).headline())
            .with(Field.text("button_label").max(20))
            .with(Field.longText("retry_text").variables().max(1024))
            .with(Field.number("tries", 1, 10))
            .with(Field.number("timeout_minutes", 1, 10_080))
            .with(Field.variable("variable").nullable())
            .leaves(Way.always(GOOD), Way.always(FAIR), Way.always(BAD), Way.always(NO_MATCH), Way.always(TIMEOUT));

    /**
     * What is asked.
     *
     * @param buttonLabel on the button that opens the list
     * @param retryText said above the text to who gave no score
     * @param tries how often, from 1, before the run leaves by {@code no_match}
     * @param timeoutMinutes how long a score is waited for
     * @param variable what keeps the score too; null keeps it nowhere else
     */
    record Settings(String text, String buttonLabel, String retryText, int tries, int timeoutMinutes,
            @Nullable String variable) {}

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
        return List.of(settings.text(), settings.retryText());
    }

    @Override
    public List<String> keeps(Settings settings) {
        return Stream.ofNullable(settings.variable()).filter(name -> !name.isEmpty()).toList();
    }

    @Override
    public int tries(Settings settings) {
        return settings.tries();
    }

    @Override
    public Optional<Duration> patience(Settings settings) {
        return Optional.of(Duration.ofMinutes(settings.timeoutMinutes()));
    }

    @Override
    public void ask(Settings settings, Scene scene, int page, String apology) {
        var text = scene.filled(settings.text());
        var scale = scene.surroundings().phrases().scale();
        scene.say(Said.options(scene, apology.isEmpty() ? text : apology + "\n\n" + text, IntStream.range(0, BEST)
                .mapToObj(place -> new Choices.Option(scene.offering() + OF + (BEST - place),
                        BEST - place + " – " + scale.get(place)))
                .toList(), settings.buttonLabel(), page));
    }

    @Override
    public Optional<Heard> pressed(String block, Settings settings, Press press) {
        return IntStream.rangeClosed(1, BEST).filter(score -> press.id().equals(block + OF + score)).boxed()
                .<Heard>map(score -> scored(settings, score)).findFirst();
    }

    @Override
    public Optional<Heard> named(Settings settings, Scene scene, Input input) {
        return input.press().flatMap(press -> pressed(scene.block(), settings, press));
    }

    @Override
    public Heard hear(Settings settings, Scene scene, Input input, Timing timing) {
        var score = timing == Timing.ASKED ? Surveys.score(input.text()) : Optional.<Short>empty();
        return score.<Heard>map(one -> scored(settings, one))
                .orElseGet(() -> new Heard.Unclear(input.text().isBlank()
                        ? scene.surroundings().phrases().fileReceived()
                        : settings.retryText()));
    }

    private static Heard scored(Settings settings, int score) {
        var variable = settings.variable();
        return new Heard.Answered(score > FAIR_SCORE ? GOOD : score == FAIR_SCORE ? FAIR : BAD,
                variable == null || variable.isEmpty() ? Map.of() : Map.of(variable, score),
                List.of(new Deed.Score((short) score)));
    }
}
