package io.balcao.channels;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import java.util.Optional;
import java.util.UUID;

/**
 * A connected number, as far as a webhook needs it.
 *
 * @param appSecret what signs its webhooks; without one, nothing of it is believed
 */
public record Channel(UUID id, OrganizationId organization, Optional<Secret> appSecret) {}
