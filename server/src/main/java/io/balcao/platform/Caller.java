package io.balcao.platform;

import java.util.UUID;

/**
 * Who asks.
 *
 * @param address the client's address, as trusted proxies report it
 * @param lacksSecondFactor the organization asks a second factor of this role, and it is not there yet: whoever is known
 *        so far may set it up, and nothing else
 */
public record Caller(OrganizationId organization, UUID userId, String userName, Role role, UUID sessionId,
        String address, boolean lacksSecondFactor) {
    /** Somebody of whom nothing more is asked. */
    public Caller(OrganizationId organization, UUID userId, String userName, Role role, UUID sessionId,
            String address) {
        this(organization, userId, userName, role, sessionId, address, false);
    }
}
