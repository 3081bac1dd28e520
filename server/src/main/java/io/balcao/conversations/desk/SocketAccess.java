package io.balcao.conversations.desk;

import io.balcao.accounts.Readings;
import io.balcao.platform.db.Database;
import io.balcao.platform.realtime.ConversationAccess;
import io.balcao.platform.realtime.Principal;
import java.util.Set;
import java.util.UUID;

/** The rule of the list, for sockets. The user's role is read with it: a socket lives longer than a right may. */
final class SocketAccess implements ConversationAccess {
    private final Database database;
    private final ConversationRepository conversations;
    private final Readings readings;

    SocketAccess(Database database, ConversationRepository conversations, Readings readings) {
        this.database = database;
        this.conversations = conversations;
        this.readings = readings;
    }

    @Override
    public void followed(Principal principal, Set<UUID> followed) {
        readings.followed(principal.organization(), principal.userId(), principal.sessionId(), followed);
    }

    @Override
    public boolean maySee(Principal principal, UUID conversation) {
        return !visible(principal, Set.of(conversation)).isEmpty();
    }

    @Override
    public Set<UUID> visible(Principal principal, Set<UUID> wanted) {
        if (wanted.isEmpty()) {
            return Set.of();
        }
        return database.inTransaction(principal.organization(), tx -> conversations.viewer(tx, principal.userId())
                .map(viewer -> conversations.visible(tx, viewer, wanted)).orElse(Set.of()));
    }
}
