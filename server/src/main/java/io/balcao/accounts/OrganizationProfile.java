package io.balcao.accounts;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organization is called, speaks and looks like; schema {@code OrganizationProfile}.
 *
 * @param accent its colour, {@code #rrggbb}; null for Balcão's own. Whoever paints with it sees to the contrast
 * @param setupState how far the first set-up went: {@code open}, {@code left}, {@code done}, {@code dismissed}
 * @param setupStep where it was left
 * @param deletionDueAt when everything of it is deleted, if an administrator asked for that
 */
record OrganizationProfile(UUID id, String name, String locale, String timezone, @Nullable String accent,
        @Nullable String logoUrl, String setupState, @Nullable String setupStep,
        @Nullable Instant deletionDueAt) {
    static @Nullable String logoUrl(@Nullable UUID logo) {
        return logo == null ? null : OrganizationRoutes.LOGOS + logo;
    }
}
