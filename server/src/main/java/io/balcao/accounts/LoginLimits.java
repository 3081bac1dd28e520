package io.balcao.accounts;

import io.balcao.platform.http.TryLimit;

/**
 * How often a password may be tried in vain.
 *
 * @param perAccount 5 in 15 minutes, whatever the address
 * @param perAddress more than that: an office shares one address
 */
public record LoginLimits(TryLimit perAccount, TryLimit perAddress) {}
