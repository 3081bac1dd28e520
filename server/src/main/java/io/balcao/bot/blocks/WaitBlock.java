package io.balcao.bot.blocks;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Waits for a time, or until an hour of a day. Days are those of the organization, whatever its clocks do meanwhile. */
final class WaitBlock implements BlockType<WaitBlock.Settings> {
    static final String NAME = "wait";
    private static final Form FORM = Form.of(Group.ACT, new Settings(1, Unit.HOURS, null))
            .with(Field.number("amount", 0, 1000))
            .with(Field.oneOf("unit", Unit.class))
            .with(Field.of("at", Kind.TIME).nullable().shownWhen("unit", "days", "weeks"))
            .leaves(Way.always(NEXT), Way.always(REPLY));

    /**
     * How long.
     *
     * @param amount of units, from 0
     * @param at only with days and weeks: the hour of that day, such as {@code 09:00}; with 0 days the next such hour
     */
    record Settings(int amount, Unit unit, @Nullable String at) {}

    enum Unit {
        @JsonProperty("seconds")
        SECONDS(Duration.ofSeconds(1)), @JsonProperty("minutes")
        MINUTES(Duration.ofMinutes(1)), @JsonProperty("hours")
        HOURS(Duration.ofHours(1)), @JsonProperty("days")
        DAYS(Duration.ofDays(1)), @JsonProperty("weeks")
        WEEKS(Duration.ofDays(7));

        private final Duration of;

        Unit(Duration of) {
            this.of = of;
        }
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
    public boolean isResting() {
        return true;
    }

    @Override
    public Optional<Duration> silence(Settings settings, String port) {
        return port.equals(NEXT)
                ? Optional.of(settings.unit().of.multipliedBy(settings.amount()))
                : Optional.empty();
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        return new Move.Pause(end(settings, scene.surroundings().now().atZone(scene.surroundings().zone())));
    }

    private static Instant end(Settings settings, ZonedDateTime now) {
        var then = switch (settings.unit()) {
            case SECONDS -> now.plusSeconds(settings.amount());
            case MINUTES -> now.plusMinutes(settings.amount());
            case HOURS -> now.plusHours(settings.amount());
            case DAYS -> now.plusDays(settings.amount());
            case WEEKS -> now.plusWeeks(settings.amount());
        };
        if (settings.at() == null) {
            return then.toInstant();
        }
        var hour = then.with(LocalTime.parse(settings.at()));
        return (hour.isAfter(now) ? hour : hour.plusDays(1)).toInstant();
    }
}
