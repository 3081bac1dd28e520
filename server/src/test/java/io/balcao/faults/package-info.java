/**
 * What stays true when things break. The real server, as one or two processes of the distribution in production mode,
 * with a real PostgreSQL, a real Redis and the simulator as WhatsApp, all of which can be killed, stopped, cut off and
 * slowed down ({@link io.balcao.faults.Installation}). Clients write down what they were promised
 * ({@link io.balcao.faults.History}); when all is whole again, {@link io.balcao.faults.Checker} compares it with what is
 * there. How to run it for longer and how to read what it says: {@code docs/operations.md}, "Breaking it on purpose".
 */
@NullMarked
package io.balcao.faults;

import org.jspecify.annotations.NullMarked;
