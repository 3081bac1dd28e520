package io.balcao.accounts;

import io.balcao.platform.Role;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an organization asks of a login. */
final class SecuritySettingsRoutes {
    private final SecuritySettingsService service;

    private record SecuritySettings(List<String> secondFactorRoles, @Nullable Integer sessionIdleMinutes,
            @Nullable Integer sessionDays) {
        static SecuritySettings of(SecuritySettingsService.Settings settings) {
            return new SecuritySettings(settings.secondFactorRoles().stream().map(Role::wire).sorted().toList(),
                    settings.sessions().idleMinutes(), settings.sessions().days());
        }

        SecuritySettingsService.Settings wanted() {
            return new SecuritySettingsService.Settings(
                    secondFactorRoles.stream().map(Role::of).collect(Collectors.toUnmodifiableSet()),
                    new SessionLimits(sessionIdleMinutes, sessionDays));
        }
    }

    SecuritySettingsRoutes(SecuritySettingsService service) {
        this.service = service;
    }

    void addTo(Routes routes) {
        routes.add("getSecuritySettings", this::get);
        routes.add("updateSecuritySettings", this::update);
    }

    private Reply get(Request request) {
        return Reply.ok(SecuritySettings.of(service.get(request.caller())));
    }

    private Reply update(Request request) {
        service.set(request.caller(), request.body(SecuritySettings.class).wanted());
        return get(request);
    }
}
