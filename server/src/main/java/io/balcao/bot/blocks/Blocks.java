package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import java.util.List;

/** The types of blocks that every organization has. */
public final class Blocks {
    private Blocks() {}

    /** @param calls by which blocks reach other servers */
    public static List<BlockType<?>> all(HttpCalls calls) {
        return List.of(new MessageBlock(), new TemplateBlock(), new ChoiceBlock(), new QuestionBlock(), new CsatBlock(),
                new ConditionBlock(),
                new SetBlock(), new HoursBlock(), new SplitBlock(), new WaitBlock(), new UntilBlock(), new TagBlock(),
                new PriorityBlock(), new FieldBlock(),
                new HttpBlock(calls),
                new HandoverBlock(), new CloseBlock(), new BackBlock(), new JumpBlock(),
                new CallBlock());
    }
}
