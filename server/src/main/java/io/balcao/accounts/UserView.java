package io.balcao.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user, for those who may see the whole of it. */
record UserView(UUID id, String email, String fullName, String role, @Nullable String avatarUrl, boolean isActive,
        String status, @Nullable Instant invitedUntil, int capacity, List<UUID> departmentIds, String presence,
        @Nullable Instant lastLoginAt, Instant createdAt, boolean hasSecondFactor) {

    static UserView of(User user, String presence) {
        return new UserView(user.id(), user.email(), user.fullName(), user.role().wire(), user.avatarUrl(),
                user.isActive(), status(user), user.invitedUntil(), user.capacity(), user.departmentIds(), presence,
                user.lastLoginAt(),
                user.createdAt(), user.hasSecondFactor());
    }

    private static String status(User user) {
        if (user.isActive()) {
            return "active";
        }
        return user.isInvited() ? "invited" : "disabled";
    }
}
