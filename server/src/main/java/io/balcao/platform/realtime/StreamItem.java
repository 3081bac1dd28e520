package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;

/** What a server reads from the stream, in order. */
sealed interface StreamItem {
    Position at();

    /** Something for the browsers of an organization. */
    record Told(Position at, OrganizationId organization, Frame frame) implements StreamItem {}

    /** Something for the servers. */
    record Said(Position at, Signal signal) implements StreamItem {}

    /** Something may have been lost before this place. */
    record Resync(Position at) implements StreamItem {}
}
