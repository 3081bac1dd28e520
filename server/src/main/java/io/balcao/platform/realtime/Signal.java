package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** A word among the servers, in order with the events of the stream and never sent to a browser. */
public record Signal(String name, JsonObject body) {
    public static final String RIGHTS_CHANGED = "rights_changed";
    public static final String CONVERSATION_MOVED = "conversation_moved";
    public static final String PRESENCE_SAID = "presence_said";
    public static final String SESSION_ENDED = "session_ended";

    /** Role, departments or activity of a user changed: the user's sockets are checked again. */
    public static Signal rightsChanged(OrganizationId organization, UUID user) {
        return new Signal(RIGHTS_CHANGED, about(organization).put("user_id", user.toString()));
    }

    /** Owner, department or status of a conversation changed: those subscribed to it are checked again. */
    public static Signal conversationMoved(OrganizationId organization, UUID conversation) {
        return new Signal(CONVERSATION_MOVED, about(organization).put("conversation_id", conversation.toString()));
    }

    /** A person said in one window, or a supervisor for them, whether they are there: it holds for all of their windows. */
    public static Signal presenceSaid(OrganizationId organization, UUID user, Presence.Status status) {
        return new Signal(PRESENCE_SAID,
                about(organization).put("user_id", user.toString()).put("status", status.name()));
    }

    /** A login session ended (logout, reuse of a refresh token): its sockets are closed. */
    public static Signal sessionEnded(OrganizationId organization, UUID session) {
        return new Signal(SESSION_ENDED, about(organization).put("session_id", session.toString()));
    }

    private static JsonObject about(OrganizationId organization) {
        return new JsonObject().put("organization_id", organization.toString());
    }
}
