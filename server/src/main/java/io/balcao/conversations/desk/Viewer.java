package io.balcao.conversations.desk;

import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Owner;
import io.balcao.platform.Caller;
import io.balcao.platform.Sight;
import java.util.Set;
import java.util.UUID;

/**
 * Who looks, and the one rule of what they see: what is assigned to them; as far as their sight goes, what waits in a
 * department of theirs, or all of these departments, or all of the organization. The rule is here as conditions of SQL and
 * as a function.
 */
record Viewer(UUID userId, Sight sight) {
    /** Assigned to them. {@code $1} is the user, {@code c} the conversation. */
    static final String MINE = "c.assigned_user_id = $1";
    /** Waiting in a department of theirs. */
    static final String WAITING = "c.status = 'waiting' AND c.department_id IN ("
            + "SELECT d.department_id FROM department_members d WHERE d.user_id = $1)";
    /** In a department of theirs. */
    static final String THEIR_DEPARTMENT = "c.department_id IN ("
            + "SELECT d.department_id FROM department_members d WHERE d.user_id = $1)";
    /** The rule. {@code $2} is how far they see. */
    static final String SEES = "($2::text = 'all' OR " + MINE + " OR ($2 = 'queue' AND " + WAITING
            + ") OR ($2 = 'departments' AND " + THEIR_DEPARTMENT + "))";

    static Viewer of(Caller caller) {
        return new Viewer(caller.userId(), caller.permissions().sight());
    }

    /** The rule. */
    boolean sees(Conversation conversation, Set<UUID> departments) {
        return seesAll() || userId.equals(conversation.assignedUserId())
                || (departments.contains(conversation.departmentId())
                        && (sight == Sight.DEPARTMENTS
                                || (sight == Sight.QUEUE && conversation.owner() == Owner.QUEUE)));
    }

    boolean seesAll() {
        return sight == Sight.ALL;
    }

    /** Whether they see what others have: they need not have a conversation themselves to bring it to an end. */
    boolean seesOthers() {
        return sight.compareTo(Sight.DEPARTMENTS) >= 0;
    }
}
