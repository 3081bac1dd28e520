/**
 * The ways a customer reaches us and is answered. Here lie the words that every channel shares: what arrived
 * ({@link io.balcao.channels.InboundMessage}, {@link io.balcao.channels.StatusUpdate}), what leaves
 * ({@link io.balcao.channels.OutboundMessage}) and what came of it ({@link io.balcao.channels.SendOutcome}). They know
 * neither the database nor the wire of any one provider; the packages below translate. Start at {@code InboundMessage}.
 */
@NullMarked
package io.balcao.channels;

import org.jspecify.annotations.NullMarked;
