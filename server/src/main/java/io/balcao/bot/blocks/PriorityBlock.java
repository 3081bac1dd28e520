package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import io.balcao.conversations.lane.Responder.Deed;

/** Says how urgent the conversation is. */
final class PriorityBlock implements BlockType<PriorityBlock.Settings> {
    static final String NAME = "priority";
    private static final Form FORM = Form.of(Group.ACT, new Settings("high"))
            .with(Field.oneOf("priority", "low", "normal", "high", "urgent"))
            .leaves(Way.always(NEXT));

    /** @param priority {@code low}, {@code normal}, {@code high} or {@code urgent} */
    record Settings(String priority) {}

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
        scene.have(new Deed.Prioritize(settings.priority()));
        return Move.next();
    }
}
