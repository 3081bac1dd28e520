/**
 * The pretend Google: tokens for service accounts and OAuth clients, calendars with their changes, channels and busy times, and
 * sheets, as far as a clinic needs them. Begin at {@link io.balcao.simulator.google.PretendGoogle}, which tests and the demo
 * hold in their hands; what it answers over HTTP is {@code GoogleApi}. All state is held by short synchronized methods, for
 * tests ask from their own threads.
 */
@NullMarked
package io.balcao.simulator.google;

import org.jspecify.annotations.NullMarked;
