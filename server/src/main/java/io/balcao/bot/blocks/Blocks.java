package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import java.util.List;

/** The types of blocks that every organization has. */
public final class Blocks {
    private Blocks() {}

    public static List<BlockType<?>> all() {
        return List.of(new MessageBlock(), new ChoiceBlock(), new QuestionBlock(), new ConditionBlock(),
                new SetBlock(), new HoursBlock(), new SplitBlock(), new WaitBlock(), new HandoverBlock(), new BackBlock());
    }
}
