package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/** Waits until an hour of a date, or of a day so long before or after it. What has passed already is not waited for. */
final class UntilBlock implements BlockType<UntilBlock.Settings> {
    static final String NAME = "until";
    /** Nobody knows how long it will be: long enough that the customer's 24 hours are over. */
    private static final Duration LONG = Duration.ofDays(1);

    /**
     * Until when.
     *
     * @param date {@code 2026-12-24}, {@code 24/12} or a variable that holds one; what is no date leaves by {@code error}
     * @param days after that date; less than 0 is before it
     * @param at the hour of that day, such as {@code 09:00}
     */
    record Settings(String date, int days, String at) {}

    private static final Form FORM = Form.of(Group.ACT, new Settings("", 0, "09:00"))
            .with(Field.text("date").required().variables().max(200).headline())
            .with(Field.number("days", -365, 365))
            .with(Field.of("at", Kind.TIME).required())
            .leaves(Way.always(NEXT), Way.always(REPLY), Way.always(ERROR));

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
        return List.of(settings.date());
    }

    @Override
    public Optional<Duration> silence(Settings settings, String port) {
        return switch (port) {
            case NEXT -> Optional.of(LONG);
            case REPLY -> Optional.empty();
            default -> Optional.of(Duration.ZERO);
        };
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        var now = scene.surroundings().now();
        var zone = scene.surroundings().zone();
        var date = Answers.date(scene.filled(settings.date()), now.atZone(zone).toLocalDate());
        if (date.isEmpty()) {
            return new Move.Leave(ERROR);
        }
        var end = date.get().plusDays(settings.days()).atTime(LocalTime.parse(settings.at())).atZone(zone).toInstant();
        return end.isAfter(now) ? new Move.Pause(end) : Move.next();
    }
}
