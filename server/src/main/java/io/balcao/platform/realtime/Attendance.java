package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who is at this server's sockets: for whoever writes it down, and must not depend on Redis for it. */
public interface Attendance {
    /** This server's name among all. */
    String node();

    /** What the sockets of a user say here; empty when there is none. */
    Optional<Presence.Status> of(OrganizationId organization, UUID user);

    /** Everybody with a socket here. */
    List<Attendant> all();

    /** A user and where they belong. */
    record Attendant(OrganizationId organization, UUID user) {}

    /** Who hears of changes. Called from anywhere; must not wait. */
    interface Listener {
        /** Somebody came, went, or says something else. */
        void changed(Attendant attendant);

        /** Another server died, and will not say that its users left. */
        void died(String node);
    }

    /** From now on this one hears. */
    void tell(Listener listener);
}
