package io.balcao.channels;

import org.jspecify.annotations.Nullable;

/**
 * A file that lies with the provider and is fetched later, in a job of its own.
 *
 * @param id
 *            the provider's id of the file
 * @param mimeType
 *            as announced, parameters included ({@code audio/ogg; codecs=opus}); {@link MediaKind#bare} compares
 * @param sha256
 *            as announced: WhatsApp writes base64 in the webhook and hex in the media call
 * @param url
 *            a link that needs the access token and lives five minutes; never shown to a browser
 * @param fileName
 *            the customer's name for it, made harmless by {@link FileNames#clean}
 */
public record MediaReference(String id, @Nullable String mimeType, @Nullable String sha256, @Nullable String url,
        @Nullable String fileName, boolean voice, boolean animated) {}
