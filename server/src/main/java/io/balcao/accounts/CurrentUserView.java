package io.balcao.accounts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users as they see themselves. */
record CurrentUserView(UUID id, String email, String fullName, String role, @Nullable String avatarUrl,
        @Nullable String locale, OrganizationView organization, List<UUID> departmentIds,
        boolean hasSecondFactor, boolean mustSetUpSecondFactor) {

    /** The organization's name, for the head of the screen. */
    record OrganizationView(UUID id, String name) {}

    static CurrentUserView of(User user, OrganizationView organization, boolean asksSecondFactor) {
        return new CurrentUserView(user.id(), user.email(), user.fullName(), user.role().wire(), user.avatarUrl(),
                user.locale(), organization, user.departmentIds(), user.hasSecondFactor(),
                asksSecondFactor && !user.hasSecondFactor());
    }
}
