package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a socket speaks for.
 *
 * @param sessionId the login session that the token belongs to
 * @param rooms the rooms that this user is in without asking: own user, departments, and the organization for those who
 *        see all of it
 * @param wall the wall that they may look at; null when they may look at none
 * @param seesPhoneNumbers whether they are told customers' numbers in full
 */
public record Principal(
        OrganizationId organization,
        UUID userId,
        String userName,
        UUID sessionId,
        Instant expiresAt,
        Set<Room> rooms,
        @Nullable Room wall,
        boolean seesPhoneNumbers) {}
