package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;

/** What is on an organization's wall: all of its work at a glance, for those who may see all of it. */
public interface WallSource {
    /** A JSON object, without blanks around it. Called on a virtual thread, at most once a second for an organization. */
    byte[] wall(OrganizationId organization);
}
