/**
 * Secrets at rest under a key that changes: checks at each start that the configured keys open what is stored, and seals
 * anew what an old one did. Start reading at {@link io.balcao.platform.seals.Seals}.
 */
@NullMarked
package io.balcao.platform.seals;

import org.jspecify.annotations.NullMarked;
