package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import io.balcao.conversations.lane.Responder.Closing;
import java.util.List;

/** Says goodbye and closes the conversation. */
final class CloseBlock implements BlockType<CloseBlock.Settings> {
    static final String NAME = "close";
    private static final Form FORM = Form.of(Group.END, new Settings(""))
            .with(Field.longText("text").variables().max(4096).headline());

    /** @param text blank says nothing */
    record Settings(String text) {}

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
    public Move enter(Settings settings, Scene scene) {
        var text = scene.filled(settings.text());
        if (!text.isBlank()) {
            scene.sayIfOpen(Replies.text(scene, text));
        }
        return new Move.End(new Closing());
    }
}
