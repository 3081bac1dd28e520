/**
 * Scheduling: clinics, what can be booked there, with whom and when; appointments, which never overlap; reminders and the
 * waiting list. Writes to customers only through the conversations' outbox. Begin at {@link io.balcao.scheduling.Scheduling}.
 */
@NullMarked
package io.balcao.scheduling;

import org.jspecify.annotations.NullMarked;
