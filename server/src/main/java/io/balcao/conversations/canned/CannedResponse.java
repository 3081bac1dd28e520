package io.balcao.conversations.canned;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code CannedResponse} of the OpenAPI document.
 *
 * @param visibility whose it is: everybody's, of a department, or the own one of who asks
 * @param departmentId null unless a department shares it
 * @param category the heading under which it stands
 * @param usedCount how often it was taken
 * @param files what goes with it, in the order in which it is sent
 */
record CannedResponse(UUID id, String shortcut, String title, String content, String visibility,
        @Nullable UUID departmentId, @Nullable String departmentName, @Nullable String category, int usedCount,
        List<CannedFile> files, Instant createdAt, Instant updatedAt) {
    static final String ORGANIZATION = "organization";
    static final String DEPARTMENT = "department";
    static final String PERSONAL = "personal";

    boolean isPersonal() {
        return visibility.equals(PERSONAL);
    }
}
