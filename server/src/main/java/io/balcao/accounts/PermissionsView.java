package io.balcao.accounts;

import io.balcao.platform.Permission;
import io.balcao.platform.Permissions;
import java.util.List;

/** Schema {@code Permissions} of the OpenAPI document. */
record PermissionsView(String sees, List<String> permissions) {
    static PermissionsView of(Permissions permissions) {
        return new PermissionsView(permissions.sight().wire(),
                permissions.granted().stream().map(Permission::wire).sorted().toList());
    }
}
