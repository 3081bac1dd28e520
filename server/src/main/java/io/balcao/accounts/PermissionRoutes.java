package io.balcao.accounts;

import io.balcao.platform.Permission;
import io.balcao.platform.Permissions;
import io.balcao.platform.Role;
import io.balcao.platform.Sight;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.util.List;
import java.util.stream.Collectors;

/** The table of roles and permissions. */
final class PermissionRoutes {
    private final PermissionService service;

    private record RolePermissionsRequest(String sees, List<String> permissions) {}

    /** Schema {@code RolePermissions} of the OpenAPI document. */
    private record RolePermissionsView(String role, String sees, List<String> permissions, boolean isDefault) {
        static RolePermissionsView of(Role role, Permissions of) {
            var view = PermissionsView.of(of);
            return new RolePermissionsView(role.wire(), view.sees(), view.permissions(),
                    of.equals(Permissions.of(role)));
        }
    }

    PermissionRoutes(PermissionService service) {
        this.service = service;
    }

    void addTo(Routes routes) {
        routes.add("listRolePermissions", request -> Reply.page(service.all(request.caller()).entrySet().stream()
                .map(each -> RolePermissionsView.of(each.getKey(), each.getValue())).toList().reversed(), null));
        routes.add("updateRolePermissions", this::update);
    }

    private Reply update(Request request) {
        var role = Role.of(request.path("role"));
        var body = request.body(RolePermissionsRequest.class);
        return Reply.ok(RolePermissionsView.of(role, service.set(request.caller(), role,
                new Permissions(Sight.of(body.sees()),
                        body.permissions().stream().map(Permission::of).collect(Collectors.toSet())))));
    }
}
