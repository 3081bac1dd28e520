package io.balcao.bot.library;

import io.balcao.bot.flow.Surroundings;
import io.balcao.channels.Typed;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.MessageView;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.UUID;

/** Which flow a conversation begins: that of the first trigger that fits. */
final class Beginnings {
    private final FlowRepository repository;

    Beginnings(FlowRepository repository) {
        this.repository = repository;
    }

    /** The version to run; empty when no trigger fits. */
    Optional<UUID> version(Tx tx, Turn turn, Surroundings surroundings) {
        return repository.ready(tx).stream().filter(ready -> fits(tx, ready.trigger(), turn, surroundings)).findFirst()
                .map(ready -> ready.release().of(turn.conversation().customer().id()));
    }

    private boolean fits(Tx tx, Trigger trigger, Turn turn, Surroundings surroundings) {
        var conversation = turn.conversation();
        if (trigger.channelId() != null && !trigger.channelId().equals(conversation.channelId())) {
            return false;
        }
        return switch (trigger.kind()) {
            case ALWAYS -> true;
            case KEYWORD -> turn.messages().stream().map(MessageView::content).map(Typed::plain)
                    .anyMatch(
                            plain -> trigger.words().stream().anyMatch(word -> Typed.holds(plain, Typed.plain(word))));
            case FIRST_CONTACT -> repository.isFirst(tx, conversation.customer().id(), conversation.id());
            case RETURNING_CUSTOMER -> !repository.isFirst(tx, conversation.customer().id(), conversation.id());
            case OUTSIDE_HOURS -> !surroundings.opening(Optional.empty()).isOpen();
            case AD_REFERRAL -> turn.messages().stream()
                    .anyMatch(message -> message.metadata() instanceof JsonObject json && json.containsKey("referral"));
        };
    }
}
