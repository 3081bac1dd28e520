package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is on an organization's wall: its work at a glance, for those who look after it. */
public interface WallSource {
    /**
     * A JSON object, without blanks around it. Called on a virtual thread, at most once a second for the same wall.
     *
     * @param supervisor whose departments alone are on it; null when all of the organization is
     */
    byte[] wall(OrganizationId organization, @Nullable UUID supervisor);
}
