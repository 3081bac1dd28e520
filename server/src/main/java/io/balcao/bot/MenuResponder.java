package io.balcao.bot;

import io.balcao.conversations.lane.Responder;
import java.time.InstantSource;

/** Answers with a menu. Decides only; {@link MenuTurn} has the rules. */
final class MenuResponder implements Responder {
    private final MenuSource source;
    private final InstantSource clock;

    MenuResponder(MenuSource source, InstantSource clock) {
        this.source = source;
        this.clock = clock;
    }

    @Override
    public Answer answer(Turn turn) {
        var now = clock.instant();
        var dialogue = Dialogue.of(turn.state(), turn.conversation().ownerVersion(), now);
        return new MenuTurn(source.menu(turn.organization()), dialogue,
                () -> source.departments(turn.organization()),
                department -> source.opening(turn.organization(), department, now), now).answer(turn.messages());
    }
}
