/**
 * When a clinic can be booked. {@link io.balcao.scheduling.slots.SlotFinder} is the algorithm, pure; what it looks at is an
 * {@link io.balcao.scheduling.slots.Agenda}, read in a few statements. Begin at {@link io.balcao.scheduling.slots.Slots}.
 */
@NullMarked
package io.balcao.scheduling.slots;

import org.jspecify.annotations.NullMarked;
