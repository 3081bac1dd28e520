package io.balcao.conversations.outbox;

import io.balcao.platform.OrganizationId;

/** Tells the outbox that something was committed for it. A wake that is lost only costs the time to the next sweep. */
@FunctionalInterface
public interface OutboxWaker {
    /** Something of this organization may leave. Does not wait. */
    void wake(OrganizationId organization);
}
