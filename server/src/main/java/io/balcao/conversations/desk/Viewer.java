package io.balcao.conversations.desk;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Owner;
import io.balcao.platform.Caller;
import java.util.Set;
import java.util.UUID;

/**
 * Who looks, and the one rule of what they see: supervisors and admins all of the organization; attendants what is
 * assigned to them, and what waits in a department of theirs. The rule is here as conditions of SQL and as a function.
 *
 * @param seesAll whether their role sees every conversation of the organization
 */
record Viewer(UUID userId, boolean seesAll) {
    /** Assigned to them. {@code $1} is the user, {@code c} the conversation. */
    static final String MINE = "c.assigned_user_id = $1";
    /** Waiting in a department of theirs. */
    static final String WAITING = "c.status = 'waiting' AND c.department_id IN ("
            + "SELECT d.department_id FROM department_members d WHERE d.user_id = $1)";
    /** The rule. {@code $2} says whether they see all. */
    static final String SEES = "($2::boolean OR " + MINE + " OR (" + WAITING + "))";

    static Viewer of(Caller caller) {
        return new Viewer(caller.userId(), caller.role().seesAll());
    }

    /** The rule. */
    boolean sees(Conversation conversation, Set<UUID> departments) {
        return seesAll || userId.equals(conversation.assignedUserId())
                || (conversation.owner() == Owner.QUEUE && departments.contains(conversation.departmentId()));
    }
}
