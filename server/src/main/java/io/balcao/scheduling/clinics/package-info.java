/**
 * Clinics and what belongs to them: services, professionals, rooms and equipment, weekly hours and exceptions, texts and
 * questions. Knows nothing of what is booked. Begin at {@link io.balcao.scheduling.clinics.Clinics}; what is alike for all
 * that belongs to a clinic is in {@link io.balcao.scheduling.clinics.PartService}.
 */
@NullMarked
package io.balcao.scheduling.clinics;

import org.jspecify.annotations.NullMarked;
