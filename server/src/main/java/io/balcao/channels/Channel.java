package io.balcao.channels;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import java.util.Optional;
import java.util.UUID;

/**
 * A connected number, as far as a webhook needs it.
 *
 * @param webhookSecret what proves that a webhook is for it: Meta's app secret, which signs, or what stands at the end of
 *            Z-API's address; without one, nothing of it is believed
 */
public record Channel(UUID id, OrganizationId organization, Optional<Secret> webhookSecret) {}
