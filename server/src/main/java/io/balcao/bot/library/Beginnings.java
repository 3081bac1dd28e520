package io.balcao.bot.library;

import io.balcao.bot.flow.Surroundings;
import io.balcao.channels.Typed;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.MessageView;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/** Which flow a conversation begins: that of the first trigger that fits. Where none can fit no database is asked. */
final class Beginnings {
    private final Database database;
    private final FlowRepository repository;
    private final Triggers triggers;

    Beginnings(Database database, FlowRepository repository, Triggers triggers) {
        this.database = database;
        this.repository = repository;
        this.triggers = triggers;
    }

    /** The version to run; empty when no trigger fits. */
    Optional<UUID> version(Turn turn, Surroundings surroundings) {
        var likely = triggers.list(turn.organization()).stream().filter(trigger -> mayFit(trigger, turn)).toList();
        return likely.isEmpty()
                ? Optional.empty()
                : database.inTransaction(turn.organization(), tx -> likely.stream()
                        .filter(trigger -> fits(tx, trigger, turn, surroundings))
                        .flatMap(trigger -> repository.release(tx, trigger.flowId()).stream()).findFirst()
                        .map(release -> release.of(turn.conversation().customer().id())));
    }

    /** What can be told from the message alone. */
    private static boolean mayFit(Trigger trigger, Turn turn) {
        if (trigger.channelId() != null && !trigger.channelId().equals(turn.conversation().channelId())) {
            return false;
        }
        return switch (trigger.kind()) {
            case ALWAYS, FIRST_CONTACT, RETURNING_CUSTOMER, OUTSIDE_HOURS -> true;
            case KEYWORD -> turn.messages().stream().map(MessageView::content).map(Typed::plain)
                    .anyMatch(
                            plain -> trigger.words().stream().anyMatch(word -> Typed.holds(plain, Typed.plain(word))));
            case AD_REFERRAL -> turn.messages().stream()
                    .anyMatch(message -> message.metadata() instanceof JsonObject json && json.containsKey("referral"));
            case API, AFTER_CLOSE -> false;
        };
    }

    private boolean fits(Tx tx, Trigger trigger, Turn turn, Surroundings surroundings) {
        var conversation = turn.conversation();
        return switch (trigger.kind()) {
            case ALWAYS, KEYWORD, AD_REFERRAL -> true;
            case FIRST_CONTACT -> repository.isFirst(tx, conversation.customer().id(), conversation.id());
            case RETURNING_CUSTOMER -> !repository.isFirst(tx, conversation.customer().id(), conversation.id());
            case OUTSIDE_HOURS -> !surroundings.opening(Optional.empty()).isOpen();
            case API, AFTER_CLOSE -> false;
        };
    }
}
