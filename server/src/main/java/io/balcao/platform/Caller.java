package io.balcao.platform;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Who asks.
 *
 * @param permissions what the organization lets them see and do; a program does what its scopes say
 * @param sessionId the login; of a program, its key
 * @param address the client's address, as trusted proxies report it
 * @param lacksSecondFactor the organization asks a second factor of this role, and it is not there yet: whoever is known
 *        so far may set it up, and nothing else
 * @param scopes of a program: all that it may do, whatever its role; absent for a person
 */
public record Caller(OrganizationId organization, UUID userId, String userName, Role role, Permissions permissions,
        UUID sessionId, String address, boolean lacksSecondFactor, Optional<Set<Scope>> scopes) {
    /** A person of whom nothing more is asked, in an organization that never said what its roles may do. */
    public Caller(OrganizationId organization, UUID userId, String userName, Role role, UUID sessionId,
            String address) {
        this(organization, userId, userName, role, Permissions.of(role), sessionId, address, false, Optional.empty());
    }

    /** Whether the organization lets them do this. */
    public boolean may(Permission permission) {
        return permissions.has(permission);
    }

    /** Throws when the organization does not let them do this. */
    public void require(Permission permission) {
        if (!may(permission)) {
            throw new Problem.Forbidden("Your role may not do this in your organization");
        }
    }

    /**
     * Whether a program lacks what an operation names.
     *
     * @param needed absent for what no program may do
     */
    public boolean isProgramWithout(Optional<Scope> needed) {
        return scopes.isPresent() && !needed.map(scopes.get()::contains).orElse(false);
    }
}
