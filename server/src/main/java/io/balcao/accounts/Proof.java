package io.balcao.accounts;

import org.jspecify.annotations.Nullable;

/**
 * What somebody shows to log in.
 *
 * @param totpCode of the authenticator app
 * @param recoveryCode instead of it
 */
record Proof(String password, @Nullable String totpCode, @Nullable String recoveryCode) {
    /** For accounts that cannot have a second factor yet. */
    Proof(String password) {
        this(password, null, null);
    }

    @Override
    public String toString() {
        return "***";
    }
}
