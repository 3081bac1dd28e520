package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import java.util.List;

/** Keeps values, one after the other. */
final class SetBlock implements BlockType<SetBlock.Settings> {
    static final String NAME = "set";
    private static final Form FORM = Form.of(Group.ACT, new Settings(List.of()))
            .with(Field
                    .list("assignments", Field.variable("variable").required(),
                            Field.text("value").variables().max(4000))
                    .required().min(1).max(20))
            .leaves(Way.always(NEXT));

    record Settings(List<Assignment> assignments) {
        Settings {
            assignments = List.copyOf(assignments);
        }
    }

    /** @param value may have variables in it; empty forgets what was kept */
    record Assignment(String variable, String value) {}

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
        return settings.assignments().stream().map(Assignment::value).toList();
    }

    @Override
    public List<String> keeps(Settings settings) {
        return settings.assignments().stream().map(Assignment::variable).toList();
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        for (var assignment : settings.assignments()) {
            var value = scene.filled(assignment.value());
            scene.keep(assignment.variable(), value.isEmpty() ? null : value);
        }
        return Move.next();
    }
}
