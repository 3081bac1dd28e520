package io.balcao.accounts;

import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user to be. */
public record NewUser(String email, String fullName, Secret password, Role role, @Nullable String avatarUrl,
        int capacity, List<UUID> departmentIds) {
    /** What somebody takes on of whom nothing else was said. */
    public static final int USUAL_CAPACITY = 8;

    public NewUser {
        departmentIds = List.copyOf(departmentIds);
    }

    /** Without a picture and in no department. */
    public NewUser(String email, String fullName, Secret password, Role role) {
        this(email, fullName, password, role, null, USUAL_CAPACITY, List.of());
    }
}
