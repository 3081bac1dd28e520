package io.balcao.accounts;

import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.Future;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an organization is called, speaks and looks like. */
final class OrganizationService {
    private final Database database;
    private final OrganizationRepository organizations;
    private final AuditTrail auditTrail;
    private final Announcer announcer;

    OrganizationService(Database database, AuditTrail auditTrail, Announcer announcer) {
        this.database = database;
        this.organizations = new OrganizationRepository(database);
        this.auditTrail = auditTrail;
        this.announcer = announcer;
    }

    /** Null leaves a field as it is; a colour can be taken away. */
    record Change(@Nullable String name, @Nullable String locale, @Nullable String timezone, boolean setsAccent,
            @Nullable String accent, @Nullable String setupState, @Nullable String setupStep) {
        /** Whether it is about more than where the set-up stands. */
        boolean isVisible() {
            return name != null || locale != null || timezone != null || setsAccent;
        }
    }

    private record Snapshot(String name, String locale, String timezone, @Nullable String accent,
            @Nullable String logo) {
        static Snapshot of(OrganizationProfile profile) {
            return new Snapshot(profile.name(), profile.locale(), profile.timezone(), profile.accent(),
                    profile.logoUrl());
        }
    }

    OrganizationProfile get(Caller caller) {
        return database.inTransaction(caller.organization(), organizations::profile);
    }

    OrganizationProfile update(Caller caller, Change change) {
        if (change.timezone() != null && !ZoneId.getAvailableZoneIds().contains(change.timezone())) {
            throw new Problem.Unprocessable("timezone", "is not a time zone");
        }
        var name = change.name() == null ? null : Names.require("name", change.name());
        var after = database.inTransaction(caller.organization(), tx -> {
            var before = organizations.profile(tx);
            organizations.update(tx, name, change);
            return record(tx, caller, before, change.isVisible());
        });
        if (change.isVisible()) {
            announcer.renamed(caller.organization());
        }
        return after;
    }

    /** @param logo null for none */
    OrganizationProfile setLogo(Caller caller, @Nullable Picture logo) {
        var after = database.inTransaction(caller.organization(), tx -> {
            var before = organizations.profile(tx);
            organizations.setLogo(tx, logo == null ? null : UUID.randomUUID(), logo);
            return record(tx, caller, before, true);
        });
        announcer.renamed(caller.organization());
        return after;
    }

    private OrganizationProfile record(Tx tx, Caller caller, OrganizationProfile before, boolean isVisible) {
        var after = organizations.profile(tx);
        if (isVisible) {
            auditTrail.record(tx, caller, "organization.updated", "organization", after.id(), Snapshot.of(before),
                    Snapshot.of(after));
        }
        return after;
    }

    /** Does not wait. */
    Future<Optional<Picture>> logo(UUID id) {
        return organizations.logo(id);
    }
}
