package io.balcao.platform.realtime;

import java.util.Set;
import java.util.UUID;

/** Says who may follow a conversation. Asked on a virtual thread: it may query the database. */
public interface ConversationAccess {
    /** False also when there is no such conversation: the two must look the same from outside. */
    boolean maySee(Principal principal, UUID conversation);

    /** Those of the given conversations that the user may see. */
    Set<UUID> visible(Principal principal, Set<UUID> conversations);

    /** Hears that the user follows these from now on. */
    void followed(Principal principal, Set<UUID> conversations);
}
