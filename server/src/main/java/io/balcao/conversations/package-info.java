/**
 * Customers, conversations and messages: how they come in ({@code ingest}), who answers them ({@code lane}, {@code desk}),
 * and how answers leave ({@code outbox}). {@link io.balcao.conversations.Conversations} is the door. It knows no bot: it
 * asks a {@link io.balcao.conversations.lane.Responder}.
 */
@NullMarked
package io.balcao.conversations;

import org.jspecify.annotations.NullMarked;
