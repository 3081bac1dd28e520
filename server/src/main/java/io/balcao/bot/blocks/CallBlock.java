package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import java.util.List;
import java.util.UUID;

/**
 * Goes through another flow. What both flows keep under the same name and of the same kind is known there, and known here
 * afterwards. A flow of which nothing is published leaves by {@code error}.
 */
final class CallBlock implements BlockType<CallBlock.Settings> {
    static final String NAME = "call";

    /** @param returns whether the run comes back when that flow has ended; otherwise this flow ends here */
    record Settings(UUID flowId, boolean returns) {}

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
        return settings.returns() ? List.of(NEXT, ERROR) : List.of(ERROR);
    }

    @Override
    public List<UUID> calls(Settings settings) {
        return List.of(settings.flowId());
    }

    /** The flow that is called may rest: whether it does is said where it is drawn. */
    @Override
    public boolean isResting() {
        return true;
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        return new Move.Enter(settings.flowId(), settings.returns());
    }
}
