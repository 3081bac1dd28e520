/**
 * The WhatsApp Cloud API of Meta, both ways: {@link io.balcao.channels.meta.WebhookSignature} and
 * {@link io.balcao.channels.meta.WebhookParser} for what arrives, {@link io.balcao.channels.meta.GraphClient} for what
 * leaves. It speaks the protocol and keeps nothing: no database, no retries of its own. Start at {@code Webhook}.
 */
@NullMarked
package io.balcao.channels.meta;

import org.jspecify.annotations.NullMarked;
