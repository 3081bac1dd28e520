/**
 * Reminders of appointments, and the agenda of the next day for the clinic. A reminder belongs to its appointment and changes
 * with it in the same transaction. Begin at {@link io.balcao.scheduling.reminders.Reminders}.
 */
@NullMarked
package io.balcao.scheduling.reminders;

import org.jspecify.annotations.NullMarked;
