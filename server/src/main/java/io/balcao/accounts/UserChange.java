package io.balcao.accounts;

import io.balcao.platform.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What shall be different about a user; null leaves a field as it is.
 *
 * @param removesAvatar tells an absent picture from one that is taken away
 */
record UserChange(@Nullable String email, @Nullable String fullName, @Nullable String avatarUrl, boolean removesAvatar,
        @Nullable String password, @Nullable String currentPassword, @Nullable Role role, @Nullable Boolean isActive,
        @Nullable Integer capacity, @Nullable List<UUID> departmentIds, @Nullable String locale) {

    /** Another picture, or none (null). */
    static UserChange avatar(@Nullable String url) {
        return new UserChange(null, null, url, url == null, null, null, null, null, null, null, null);
    }

    /** Whether it touches nothing but what users may change about themselves. */
    boolean isPersonal() {
        return email == null && role == null && isActive == null && capacity == null && departmentIds == null;
    }

    /** Whether others may be given conversations afterwards, or other ones. */
    boolean concernsQueues() {
        return role != null || isActive != null || capacity != null || departmentIds != null;
    }

    /** Whether an admin might be one no longer. */
    boolean mayRemoveAdmin() {
        return (role != null && role != Role.ADMIN) || Boolean.FALSE.equals(isActive);
    }

    User applyTo(User user) {
        return new User(user.id(), email == null ? user.email() : email,
                fullName == null ? user.fullName() : fullName, role == null ? user.role() : role,
                removesAvatar || avatarUrl != null ? avatarUrl : user.avatarUrl(),
                isActive == null ? user.isActive() : isActive, capacity == null ? user.capacity() : capacity,
                departmentIds == null ? user.departmentIds() : departmentIds.stream().sorted().toList(),
                user.lastLoginAt(), user.createdAt(), locale == null ? user.locale() : locale, user.isInvited(),
                user.invitedUntil(), user.hasSecondFactor());
    }
}
