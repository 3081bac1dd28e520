package io.balcao.accounts;

import io.balcao.platform.Caller;
import io.balcao.platform.Role;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an organization asks of a login: of which roles a second factor, and for how long it lasts. */
final class SecuritySettingsService {
    private final Database database;
    private final SecondFactorRepository factors = new SecondFactorRepository();
    private final SessionRepository sessions;
    private final AuditTrail auditTrail;
    private final Announcer announcer;

    record Settings(Set<Role> secondFactorRoles, SessionLimits sessions) {}

    private record RolesSnapshot(List<String> secondFactorRoles) {
        static RolesSnapshot of(Set<Role> roles) {
            return new RolesSnapshot(roles.stream().map(Role::wire).sorted().toList());
        }
    }

    private record LimitsSnapshot(@Nullable Integer sessionIdleMinutes, @Nullable Integer sessionDays) {
        static LimitsSnapshot of(SessionLimits limits) {
            return new LimitsSnapshot(limits.idleMinutes(), limits.days());
        }
    }

    SecuritySettingsService(Database database, AuditTrail auditTrail, Announcer announcer) {
        this.database = database;
        this.sessions = new SessionRepository(database);
        this.auditTrail = auditTrail;
        this.announcer = announcer;
    }

    Settings get(Caller caller) {
        return database.inTransaction(caller.organization(), this::get);
    }

    /**
     * Whoever has one of the roles and no second factor does nothing else from now on than to set it up; what counts for a
     * time-out is counted from now on.
     */
    void set(Caller caller, Settings wanted) {
        var before = database.inTransaction(caller.organization(), tx -> {
            var settings = get(tx);
            var organization = tx.organization().value();
            factors.setRoles(tx, wanted.secondFactorRoles());
            auditTrail.record(tx, caller, "organization.second_factor_roles_changed", "organization", organization,
                    RolesSnapshot.of(settings.secondFactorRoles()), RolesSnapshot.of(wanted.secondFactorRoles()));
            if (!wanted.sessions().equals(settings.sessions())) {
                sessions.setLimits(tx, wanted.sessions());
                auditTrail.record(tx, caller, "organization.session_limits_changed", "organization", organization,
                        LimitsSnapshot.of(settings.sessions()), LimitsSnapshot.of(wanted.sessions()));
            }
            return settings;
        });
        without(caller, wanted).forEach(user -> announcer.rightsChanged(caller.organization(), user));
        if (!Objects.equals(before.sessions(), wanted.sessions())) {
            // Every console that is open counts with them.
            announcer.renamed(caller.organization());
        }
    }

    private List<UUID> without(Caller caller, Settings wanted) {
        return database.inTransaction(caller.organization(), tx -> factors.without(tx, wanted.secondFactorRoles()));
    }

    private Settings get(Tx tx) {
        return new Settings(factors.roles(tx), sessions.limits(tx));
    }
}
