/**
 * Reminders and the waiting list: what follows from appointments. A reminder belongs to its appointment and changes with it in
 * the same transaction. Begin at {@link io.balcao.scheduling.reminders.Reminders}.
 */
@NullMarked
package io.balcao.scheduling.reminders;

import org.jspecify.annotations.NullMarked;
