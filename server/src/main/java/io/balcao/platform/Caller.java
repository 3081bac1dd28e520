package io.balcao.platform;

import java.util.UUID;

/**
 * Who asks.
 *
 * @param address the client's address, as trusted proxies report it
 */
public record Caller(OrganizationId organization, UUID userId, String userName, Role role, UUID sessionId,
        String address) {}
