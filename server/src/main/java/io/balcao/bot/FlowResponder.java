package io.balcao.bot;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Phrases;
import io.balcao.bot.flow.Script;
import io.balcao.bot.flow.Surroundings;
import io.balcao.conversations.lane.Responder;
import io.balcao.platform.OrganizationId;
import java.time.Instant;
import java.time.InstantSource;
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
                new Here(turn.organization(), new Phrases(menu.locale()), clock.instant()));
        return new Answer(outcome.state(), outcome.replies(), outcome.handover());
    }

    private final class Here implements Surroundings {
        private final OrganizationId organization;
        private final Phrases phrases;
        private final Instant now;

        Here(OrganizationId organization, Phrases phrases, Instant now) {
            this.organization = organization;
            this.phrases = phrases;
            this.now = now;
        }

        @Override
        public Instant now() {
            return now;
        }

        @Override
        public Phrases phrases() {
            return phrases;
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
