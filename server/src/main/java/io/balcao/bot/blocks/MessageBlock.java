package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import java.util.List;

/** Says something and goes on. */
final class MessageBlock implements BlockType<MessageBlock.Settings> {
    static final String NAME = "message";
    private static final Form FORM = Form.of(Group.TALK, new Settings("", false))
            .with(Field.longText("text").required().variables().max(4096).headline())
            .with(Field.toggle("offers_way_back"))
            .leaves(Way.always(NEXT));

    /**
     * What it says.
     *
     * @param text may have variables in it
     * @param offersWayBack whether a button under it leads back to the question before
     */
    record Settings(String text, boolean offersWayBack) {}

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
        return List.of(settings.text());
    }

    @Override
    public boolean isSaying() {
        return true;
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        var text = scene.filled(settings.text());
        scene.say(settings.offersWayBack() ? Replies.withWayBack(scene, text) : Replies.text(scene, text));
        return Move.next();
    }
}
