package io.balcao.bot;

import io.balcao.bot.MenuSource.Menu;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Script;
import io.balcao.bot.library.Flows;
import io.balcao.conversations.lane.Responder;
import java.time.InstantSource;
import java.util.Map;

/** Answers with one of the organization's flows, or with its menu. Decides only; {@link Interpreter} has the rules. */
final class FlowResponder implements Responder {
    /** The key of the flow that a menu is made into: whatever the menu becomes, a customer stays in it. */
    private static final String MENU = "menu";

    private final MenuSource source;
    private final Flows flows;
    private final Map<String, BlockType<?>> types;
    private final InstantSource clock;

    FlowResponder(MenuSource source, Flows flows, Map<String, BlockType<?>> types, InstantSource clock) {
        this.source = source;
        this.flows = flows;
        this.types = types;
        this.clock = clock;
    }

    @Override
    public Answer answer(Turn turn) {
        var here = Here.at(source, turn.organization(), clock.instant());
        var script = script(turn, here);
        var outcome = Interpreter.answer(script, turn, here);
        return new Answer(outcome.state(), outcome.replies(), outcome.deeds(), outcome.ending(), outcome.dueAt(),
                (tx, conversation) -> flows.note(tx, script, conversation, outcome));
    }

    @Override
    public boolean isSlow(Turn turn) {
        return Interpreter.isSlow(turn);
    }

    /** Whoever is in the middle of something stays there, unless they press what an earlier flow offered. */
    private Script script(Turn turn, Here here) {
        var underWay = flows.underWay(turn, here).orElse(null);
        var pressed = flows.pressed(underWay, turn, here);
        if (pressed.isPresent()) {
            return pressed.get();
        }
        if (underWay != null) {
            return underWay;
        }
        var menu = menu(here.menu());
        return turn.messages().isEmpty() || Interpreter.isUnderWay(menu, turn, here)
                ? menu
                : flows.begun(turn, here).orElse(menu);
    }

    private Script menu(Menu menu) {
        return Script.of(MENU, MenuFlow.of(menu.configuration()), types);
    }
}
