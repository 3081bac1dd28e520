/**
 * What any server needs and no feature owns. The types here are the few words that every feature shares: who asks
 * ({@link io.balcao.platform.Caller}), for which organization, and how a request ends early
 * ({@link io.balcao.platform.Problem}). It knows no feature.
 */
@NullMarked
package io.balcao.platform;

import org.jspecify.annotations.NullMarked;
