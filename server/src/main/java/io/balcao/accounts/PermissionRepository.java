package io.balcao.accounts;

import io.balcao.platform.Permission;
import io.balcao.platform.Permissions;
import io.balcao.platform.Role;
import io.balcao.platform.Sight;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an organization lets its roles see and do. */
final class PermissionRepository {
    private static final String FIND = """
            SELECT p.sees, p.permissions FROM role_permissions p WHERE p.organization_id = $1 AND p.role = $2
            """;
    private static final String SET = """
            INSERT INTO role_permissions (organization_id, role, sees, permissions) VALUES ($1, $2, $3, $4)
            ON CONFLICT (organization_id, role) DO UPDATE SET sees = excluded.sees, permissions = excluded.permissions
            """;
    private static final String USERS = "SELECT u.id FROM users u WHERE u.role = $1 AND u.is_active";

    /** What a role has; what it comes with where the organization never said otherwise. */
    Permissions find(Tx tx, Role role) {
        return tx.one(FIND, row -> permissions(role, new Columns(row).text(0), row.getArrayOfStrings(1)),
                tx.organization().value(), role.wire()).orElseGet(() -> Permissions.of(role));
    }

    void set(Tx tx, Role role, Permissions permissions) {
        tx.change(SET, tx.organization().value(), role.wire(), permissions.sight().wire(),
                permissions.granted().stream().map(Permission::wire).sorted().toArray(String[]::new));
    }

    /** Who has a role now. */
    List<UUID> users(Tx tx, Role role) {
        return tx.list(USERS, row -> new Columns(row).id(0), role.wire());
    }

    /** What the database says of a role, or what it comes with. */
    static Permissions permissions(Role role, @Nullable String sees, String @Nullable [] granted) {
        return sees == null || granted == null
                ? Permissions.of(role)
                : new Permissions(Sight.of(sees),
                        Arrays.stream(granted).map(Permission::of).collect(Collectors.toSet()));
    }
}
