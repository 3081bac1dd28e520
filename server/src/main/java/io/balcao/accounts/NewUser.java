package io.balcao.accounts;

import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user to be. */
public record NewUser(String email, String fullName, Secret password, Role role, @Nullable String avatarUrl,
        List<UUID> departmentIds) {
    public NewUser {
        departmentIds = List.copyOf(departmentIds);
    }

    /** Without a picture and in no department. */
    public NewUser(String email, String fullName, Secret password, Role role) {
        this(email, fullName, password, role, null, List.of());
    }
}
