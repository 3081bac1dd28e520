package io.balcao.channels;

import org.jspecify.annotations.Nullable;

/**
 * Who wrote, by every address that the message gave. At least one of {@code waId} and {@code userId} is there.
 *
 * <p>
 * Source: Meta for Developers, <i>Business-scoped user IDs</i>. Some addresses are absent on some days, so one person can
 * arrive first by user id alone and later by both.
 *
 * @param waId
 *            digits of the WhatsApp id, as they came: the address to answer to. Not always the phone number (Brazil's
 *            ninth digit, see {@link PhoneNumbers#canonical})
 * @param userId
 *            business-scoped user id, such as {@code BR.4f7Kq2m9Zt}; replaced when the person changes the number
 * @param parentUserId
 *            the same for linked portfolios
 * @param profileName
 *            chosen by the customer; one clean line, or absent
 * @param username
 *            only for who adopted one
 */
public record Sender(@Nullable String waId, @Nullable String userId, @Nullable String parentUserId,
        @Nullable String profileName, @Nullable String username) {
    public Sender {
        if (waId == null && userId == null) {
            throw new IllegalArgumentException("a sender has a waId or a userId");
        }
    }
}
