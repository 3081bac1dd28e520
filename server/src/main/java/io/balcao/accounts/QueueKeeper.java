package io.balcao.accounts;

import io.balcao.platform.db.Tx;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who gives out the conversations that wait. It is asked around each change of who may be given one: a person, a
 * membership, a department. Implemented by conversations.
 */
public interface QueueKeeper {
    /**
     * First in a transaction, before any row is held: until it ends nobody else changes who waits and who is free.
     *
     * @param leaving who shall work here no longer
     */
    void begin(Tx tx, @Nullable UUID leaving);

    /**
     * Last in the transaction: gives out what can be given out now.
     *
     * @param left who works here no longer: what they have goes back into the queues
     * @return what is to be done after the commit
     */
    Runnable end(Tx tx, @Nullable UUID left);
}
