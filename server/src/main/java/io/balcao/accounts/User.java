package io.balcao.accounts;

import io.balcao.platform.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One who logs in.
 *
 * @param capacity how much of what waits is given to them without their asking
 * @param locale null for the organization's
 * @param isInvited was invited and has no password yet
 * @param invitedUntil until when the invitation works; null when it was revoked, and for everybody else
 */
record User(UUID id, String email, String fullName, Role role, @Nullable String avatarUrl, boolean isActive,
        int capacity, List<UUID> departmentIds, @Nullable Instant lastLoginAt, Instant createdAt,
        @Nullable String locale,
        boolean isInvited, @Nullable Instant invitedUntil, boolean hasSecondFactor) {

    boolean isActiveAdmin() {
        return isActive && role == Role.ADMIN;
    }
}
