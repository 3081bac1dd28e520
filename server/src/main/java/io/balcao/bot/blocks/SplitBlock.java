package io.balcao.bot.blocks;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import io.balcao.bot.flow.Spread;
import java.util.List;

/** Leaves by chance, in shares. A conversation that comes again leaves by the same way. */
final class SplitBlock implements BlockType<SplitBlock.Settings> {
    static final String NAME = "split";
    private static final Form FORM = Form.of(Group.DECIDE, new Settings(List.of(new Share("a", 1), new Share("b", 1))))
            .with(Field.list("shares", Field.of("id", Kind.ID), Field.number("weight", 0, 1000)).required().min(2)
                    .max(10))
            .leaves(Way.each("share", "shares"));

    record Settings(List<Share> shares) {
        Settings {
            shares = List.copyOf(shares);
        }
    }

    /** @param weight how much of all shares together, from 0 */
    record Share(String id, int weight) {}

    /** The way out of a share. */
    static String port(String id) {
        return "share." + id;
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
    public List<String> ports(Settings settings) {
        return settings.shares().stream().map(share -> port(share.id())).toList();
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        long all = settings.shares().stream().mapToLong(Share::weight).sum();
        if (all <= 0) {
            return new Move.Leave(ERROR);
        }
        long place = Spread.of(all, scene.conversation().id(), scene.block());
        for (var share : settings.shares()) {
            place -= share.weight();
            if (place < 0) {
                return new Move.Leave(port(share.id()));
            }
        }
        throw new IllegalStateException("shares do not add up");
    }
}
