/**
 * Who waits for a time, and the offer of what became free: to a few at once, and the first yes has it. Begin at
 * {@link io.balcao.scheduling.waiting.Waiting}.
 */
@NullMarked
package io.balcao.scheduling.waiting;

import org.jspecify.annotations.NullMarked;
