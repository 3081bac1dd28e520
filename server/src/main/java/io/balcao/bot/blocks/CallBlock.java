package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Goes through another flow. What both flows keep under the same name and of the same kind is known there, and known here
 * afterwards. A flow of which nothing is published leaves by {@code error}.
 */
final class CallBlock implements BlockType<CallBlock.Settings> {
    static final String NAME = "call";

    /**
     * Where to.
     *
     * @param flowId null until somebody chose one, which leaves by {@code error}
     * @param returns whether the run comes back when that flow has ended; otherwise this flow ends here
     */
    record Settings(@Nullable UUID flowId, boolean returns) {}

    private static final Form FORM = Form.of(Group.ACT, new Settings(null, true))
            .with(Field.of("flow_id", Kind.FLOW).required().nullable().headline())
            .with(Field.toggle("returns"))
            .leaves(Way.when(NEXT, "returns"), Way.always(ERROR));

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
    public List<String> ports(Settings settings) {
        return settings.returns() ? List.of(NEXT, ERROR) : List.of(ERROR);
    }

    @Override
    public List<UUID> calls(Settings settings) {
        return Stream.ofNullable(settings.flowId()).toList();
    }

    /** The flow that is called may rest: whether it does is said where it is drawn. */
    @Override
    public boolean isResting() {
        return true;
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        return settings.flowId() == null
                ? new Move.Leave(ERROR)
                : new Move.Enter(settings.flowId(), settings.returns());
    }
}
