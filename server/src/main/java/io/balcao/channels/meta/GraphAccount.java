package io.balcao.channels.meta;

import org.jspecify.annotations.Nullable;

/**
 * A business number and the key to it.
 *
 * @param accountId
 *            the WhatsApp Business Account, needed only to list templates
 */
public record GraphAccount(String phoneNumberId, String accessToken, @Nullable String accountId) {
    /** Without the token, for it would end in a log. */
    @Override
    public String toString() {
        return "GraphAccount[" + phoneNumberId + "]";
    }
}
