package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import io.balcao.conversations.lane.Responder.Deed;
import java.util.List;

/** Puts tags on the conversation and takes others off. */
final class TagBlock implements BlockType<TagBlock.Settings> {
    static final String NAME = "tag";
    private static final Form FORM = Form.of(Group.ACT, new Settings(List.of(), List.of()))
            .with(Field.of("add", Kind.TAGS))
            .with(Field.of("remove", Kind.TAGS))
            .leaves(Way.always(NEXT));

    /** Names of the catalogue. */
    record Settings(List<String> add, List<String> remove) {
        Settings {
            add = List.copyOf(add);
            remove = List.copyOf(remove);
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
    public Move enter(Settings settings, Scene scene) {
        settings.remove().forEach(name -> scene.have(new Deed.Untag(name)));
        settings.add().forEach(name -> scene.have(new Deed.Tag(name)));
        return Move.next();
    }
}
