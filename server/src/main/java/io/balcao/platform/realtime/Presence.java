package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import java.util.Map;
import java.util.UUID;

/** Who is at the counter, over all servers. */
public interface Presence {
    /** A user who is not listed is offline. */
    enum Status {
        ONLINE, AWAY
    }

    /** The users of an organization with at least one open socket on any server. */
    Map<UUID, Status> online(OrganizationId organization);
}
