/**
 * Files of conversations: fetched from WhatsApp after their message was shown, uploaded by people, read by whoever may see
 * the conversation, handed to WhatsApp before they are sent. Start reading at
 * {@link io.balcao.conversations.media.MediaFiles}.
 */
@NullMarked
package io.balcao.conversations.media;

import org.jspecify.annotations.NullMarked;
