/**
 * What is booked: appointments, the slots that are held while somebody answers, and what happened to each. Whether a time is
 * free is decided by an exclusion constraint of the database; here its answer becomes words. Begin at
 * {@link io.balcao.scheduling.appointments.Booking}.
 */
@NullMarked
package io.balcao.scheduling.appointments;

import org.jspecify.annotations.NullMarked;
