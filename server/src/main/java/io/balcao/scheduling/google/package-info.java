/**
 * Google: the agenda of a clinic in calendars and in a sheet of Google's, and what people do there brought back. An
 * appointment's change leaves a task in its own transaction, and whoever does a task makes Google as the agenda is; nothing
 * here is ever asked of Google within a transaction, and no failure of it touches a booking. Begin at
 * {@link io.balcao.scheduling.google.Google}, then {@code GoogleWorker}, which does what is due.
 */
@NullMarked
package io.balcao.scheduling.google;

import org.jspecify.annotations.NullMarked;
