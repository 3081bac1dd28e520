package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import io.balcao.channels.Texts;
import io.balcao.conversations.lane.Responder.Deed;
import java.util.List;

/** Writes something down in the customer's record, for people and for later conversations. */
final class FieldBlock implements BlockType<FieldBlock.Settings> {
    static final String NAME = "customer_field";
    private static final int LONGEST_KEY = 60;
    private static final int LONGEST_VALUE = 1000;

    /**
     * What is written.
     *
     * @param key of the record's own fields
     * @param value may have variables in it; empty takes the field away
     */
    record Settings(String key, String value) {}

    private static final Form FORM = Form.of(Group.ACT, new Settings("", ""))
            .with(Field.of("key", Kind.CUSTOM_FIELD).required().max(LONGEST_KEY).headline())
            .with(Field.text("value").variables().max(LONGEST_VALUE))
            .leaves(Way.always(NEXT));

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
        return List.of(settings.value());
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        var key = Texts.line(settings.key(), LONGEST_KEY);
        if (!key.isEmpty()) {
            scene.have(new Deed.Describe(key, Texts.cut(scene.filled(settings.value()).strip(), LONGEST_VALUE)));
        }
        return Move.next();
    }
}
