package io.balcao.bot.blocks;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;

/** Returns to the question before: an answer of a menu ends here. */
final class BackBlock implements BlockType<BackBlock.Settings> {
    static final String NAME = "back";
    private static final Form FORM = Form.of(Group.END, new Settings(true))
            .with(Field.toggle("is_asked"));

    /** @param isAsked whether the question is asked again; otherwise it quietly waits for another answer */
    record Settings(@JsonProperty("is_asked") boolean isAsked) {}

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
        return new Move.Back(settings.isAsked());
    }
}
