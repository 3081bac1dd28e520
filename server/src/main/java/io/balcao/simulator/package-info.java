/**
 * The pretend WhatsApp: phones that customers hold, and the Graph API and webhooks that a business sees of them. It is a
 * server of its own, which Balcão meets only over HTTP, through {@code GRAPH_API_URL} and its webhook address, so that
 * the demo, the tests and the load runs use the same road as Meta.
 *
 * <p>It knows nothing of organizations, conversations or the database. Start reading at
 * {@link io.balcao.simulator.Simulator}, then {@code Network}, which decides what happens to a message.
 *
 * <p>All its state belongs to one event loop. Only the public classes may be called from other threads: they hand their
 * work to that loop and wait.
 */
@NullMarked
package io.balcao.simulator;

import org.jspecify.annotations.NullMarked;
