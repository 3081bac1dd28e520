package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import io.balcao.conversations.lane.Responder.Deed;
import java.util.List;

/** Says how urgent the conversation is. */
final class PriorityBlock implements BlockType<PriorityBlock.Settings> {
    static final String NAME = "priority";

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
    public List<String> ports(Settings settings) {
        return List.of(NEXT);
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        scene.have(new Deed.Prioritize(settings.priority()));
        return Move.next();
    }
}
