package io.balcao.conversations.ingest;

import io.balcao.platform.OrganizationId;
import java.util.UUID;

/** Who has work after a commit. Called on an event loop: must not wait. */
public interface IngestListener {
    /** The bot owes this conversation an answer. */
    void unanswered(OrganizationId organization, UUID conversation);

    /** Somebody said how they were served. */
    void scored(OrganizationId organization);

    /** The session of a number fell, and nothing leaves by it; or it is back. */
    void sessionChanged(OrganizationId organization, UUID channel, boolean isConnected);

    /** Files wait to be fetched. */
    void mediaArrived(OrganizationId organization);
}
