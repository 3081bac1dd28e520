package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import java.util.List;

/** Goes on at another block of the flow, where an edge would cross the whole drawing. */
final class JumpBlock implements BlockType<JumpBlock.Settings> {
    static final String NAME = "jump";

    /** @param block where to */
    record Settings(String block) {}

    private static final Form FORM = Form.of(Group.END, new Settings(""))
            .with(Field.of("block", Kind.BLOCK).required().headline());

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
    public List<String> jumps(Settings settings) {
        return List.of(settings.block());
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        return new Move.Jump(settings.block());
    }
}
