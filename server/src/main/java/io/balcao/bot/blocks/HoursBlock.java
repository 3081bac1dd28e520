package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Leaves by whether somebody is there, as the calendar says. */
final class HoursBlock implements BlockType<HoursBlock.Settings> {
    static final String NAME = "hours";
    static final String OPEN = "open";
    static final String CLOSED = "closed";
    private static final Form FORM = Form.of(Group.DECIDE, new Settings(null))
            .with(Field.of("department_id", Kind.DEPARTMENT).nullable())
            .leaves(Way.always(OPEN), Way.always(CLOSED));

    /** @param departmentId whose hours; null for those of the organization */
    record Settings(@Nullable UUID departmentId) {}

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
    public Move enter(Settings settings, Scene scene) {
        return new Move.Leave(scene.surroundings().opening(Optional.ofNullable(settings.departmentId())).isOpen()
                ? OPEN
                : CLOSED);
    }
}
