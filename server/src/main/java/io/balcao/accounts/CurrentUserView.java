package io.balcao.accounts;

import io.balcao.platform.Permissions;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users as they see themselves. */
record CurrentUserView(UUID id, String email, String fullName, String role, @Nullable String avatarUrl,
        @Nullable String locale, OrganizationView organization, List<UUID> departmentIds,
        boolean hasSecondFactor, @Nullable Integer recoveryCodesLeft, boolean mustSetUpSecondFactor,
        PermissionsView permissions, SessionEndView session) {

    /** What the screen needs of the organization from the start. */
    record OrganizationView(UUID id, String name, @Nullable String accent, @Nullable String logoUrl,
            @Nullable Instant deletionDueAt) {
        static OrganizationView of(OrganizationProfile profile) {
            return new OrganizationView(profile.id(), profile.name(), profile.accent(), profile.logoUrl(),
                    profile.deletionDueAt());
        }
    }

    /**
     * When this login ends by itself.
     *
     * @param idleMinutes without anything done; null for never
     * @param endsAt whatever is done; null for never
     */
    record SessionEndView(@Nullable Integer idleMinutes, @Nullable Instant endsAt) {}

    static CurrentUserView of(User user, OrganizationView organization, boolean asksSecondFactor,
            @Nullable Integer recoveryCodesLeft, Permissions permissions, SessionEndView session) {
        return new CurrentUserView(user.id(), user.email(), user.fullName(), user.role().wire(), user.avatarUrl(),
                user.locale(), organization, user.departmentIds(), user.hasSecondFactor(), recoveryCodesLeft,
                asksSecondFactor && !user.hasSecondFactor(), PermissionsView.of(permissions), session);
    }
}
