package io.balcao.bot;

import io.balcao.bot.MenuSource.Menu;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Phrases;
import io.balcao.bot.flow.Script;
import io.balcao.bot.flow.Surroundings;
import io.balcao.conversations.lane.Responder;
import io.balcao.platform.OrganizationId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Answers with the organization's flow. Decides only; {@link Interpreter} has the rules. */
final class FlowResponder implements Responder {
    /** The key of the flow that a menu is made into: whatever the menu becomes, a customer stays in it. */
    private static final String MENU = "menu";

    private final MenuSource source;
    private final Map<String, BlockType<?>> types;
    private final InstantSource clock;

    FlowResponder(MenuSource source, List<BlockType<?>> types, InstantSource clock) {
        this.source = source;
        this.types = types.stream().collect(Collectors.toMap(BlockType::name, Function.identity()));
        this.clock = clock;
    }

    @Override
    public Answer answer(Turn turn) {
        var menu = source.menu(turn.organization());
        var outcome = Interpreter.answer(Script.of(MENU, MenuFlow.of(menu.configuration()), types), turn,
                new Here(turn.organization(), menu, clock.instant()));
        return new Answer(outcome.state(), outcome.replies(), outcome.deeds(), outcome.ending(), outcome.dueAt(),
                (tx, conversation) -> {});
    }

    @Override
    public boolean isSlow(Turn turn) {
        return Interpreter.isSlow(turn);
    }

    private final class Here implements Surroundings {
        private final OrganizationId organization;
        private final Menu menu;
        private final Instant now;

        Here(OrganizationId organization, Menu menu, Instant now) {
            this.organization = organization;
            this.menu = menu;
            this.now = now;
        }

        @Override
        public ZoneId zone() {
            return menu.zone();
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Phrases phrases() {
            return new Phrases(menu.locale());
        }

        @Override
        public List<Department> departments() {
            return source.departments(organization);
        }

        @Override
        public Opening opening(Optional<UUID> department) {
            return source.opening(organization, department, now);
        }
    }
}
