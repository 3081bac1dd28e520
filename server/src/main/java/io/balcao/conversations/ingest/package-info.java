/**
 * How a webhook becomes committed messages: {@link io.balcao.conversations.ingest.WhatsappWebhook} reads and verifies,
 * {@link io.balcao.conversations.ingest.Ingest} gathers what arrives meanwhile into one statement, and tells browsers,
 * bot and outbox after the commit. This is the hot path: it runs on event loops and never waits.
 */
@NullMarked
package io.balcao.conversations.ingest;

import org.jspecify.annotations.NullMarked;
