package io.balcao.accounts;

import io.balcao.platform.Role;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody to be invited.
 *
 * @param language of the mail; the organization's when it is null
 */
record Invitee(String email, String fullName, Role role, @Nullable String language, int capacity,
        List<UUID> departmentIds) {}
