package io.balcao.accounts;

import io.balcao.platform.Role;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One who logs in. */
record User(UUID id, String email, String fullName, Role role, @Nullable String avatarUrl, boolean isActive,
        List<UUID> departmentIds, @Nullable Instant lastLoginAt, Instant createdAt) {

    boolean isActiveAdmin() {
        return isActive && role == Role.ADMIN;
    }
}
