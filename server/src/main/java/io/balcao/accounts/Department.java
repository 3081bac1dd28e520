package io.balcao.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A department, with how many conversations wait in its queue. Also its form on the wire.
 *
 * @param isFallback whether what has no place to wait in goes here
 * @param greetingText what is said to who comes into its queue; empty when nothing is
 * @param transferDepartmentIds to which departments its people may transfer; empty when to all
 * @param routingMode who is given what waits in it: {@code manual} gives nothing out
 */
record Department(UUID id, String name, boolean isActive, boolean isFallback,
        String routingMode, QueueRules queueRules, String greetingText,
        List<UUID> transferDepartmentIds, long waitingCount, List<UUID> memberIds,
        Instant createdAt) {}
