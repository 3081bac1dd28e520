package io.balcao.accounts;

import io.balcao.platform.OrganizationId;
import java.util.Collection;
import java.util.UUID;

/** Says after a commit what must be forgotten at once: here, on the other servers and by the sockets. */
final class Announcer {
    private final AccessCheck accessCheck;
    private final AccountsEvents events;

    Announcer(AccessCheck accessCheck, AccountsEvents events) {
        this.accessCheck = accessCheck;
        this.events = events;
    }

    void sessionsEnded(OrganizationId organization, Collection<UUID> sessions) {
        for (var session : sessions) {
            // Not only through the event: this server must not wait for Redis to know what it did itself.
            accessCheck.forgetSession(session);
            events.sessionEnded(organization, session);
        }
    }

    void rightsChanged(OrganizationId organization, UUID user) {
        accessCheck.forgetUser(user);
        events.rightsChanged(organization, user);
    }

    void renamed(OrganizationId organization) {
        events.renamed(organization);
    }
}
