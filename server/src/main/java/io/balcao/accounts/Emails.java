package io.balcao.accounts;

import io.balcao.platform.Problem;
import java.util.Locale;
import java.util.regex.Pattern;

/** One spelling for each address. ASCII only: PostgreSQL and Java do not agree on the lower case of every letter. */
final class Emails {
    private static final Pattern ADDRESS = Pattern.compile("[!-?A-~]+@[!-?A-~]+");
    private static final int MOST = 254;

    private Emails() {}

    /** The spelling that is stored and looked for. */
    static String normalise(String email) {
        return email.strip().toLowerCase(Locale.ROOT);
    }

    /** The same for a new address, which must be one. */
    static String requireAddress(String field, String email) {
        var normal = normalise(email);
        if (normal.length() > MOST || !ADDRESS.matcher(normal).matches()) {
            throw new Problem.Unprocessable(field, "is no e-mail address that we can use");
        }
        return normal;
    }
}
