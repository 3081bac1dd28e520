package io.balcao.scheduling.slots;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What else people have to do: calendars that are not ours. */
public interface Elsewhere {
    /**
     * When somebody is busy there.
     *
     * @param isKnown false where nobody can say: then they are not free
     * @param isFresh whether it was read a moment ago, and for all of the time that was asked for; nobody looks again
     * @param isVerified false where what is taken is what was known before: nobody is let in there any more, or it does not
     *        answer
     */
    record Busy(boolean isKnown, boolean isFresh, boolean isVerified, List<Agenda.Taken> taken) {}

    /** What is known, by professional or clinic; nothing of those who have no such calendar. */
    Map<UUID, Busy> busy(Tx tx, UUID clinic, Instant from, Instant to);

    /** Looks anew. Outside of transactions, for it may take a moment; what cannot be read stays as it is known. */
    void look(OrganizationId organization, UUID clinic, Instant from, Instant to);
}
