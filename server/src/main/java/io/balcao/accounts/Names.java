package io.balcao.accounts;

import io.balcao.platform.Problem;

/** Names of people, departments and organizations, as they are stored. */
final class Names {
    private Names() {}

    /** The name without the space around it, if it can be stored and shown on one line. */
    static String require(String field, String name) {
        var stripped = name.strip();
        if (stripped.isEmpty()) {
            throw new Problem.Unprocessable(field, "may not be empty");
        }
        if (stripped.codePoints().anyMatch(Character::isISOControl)) {
            throw new Problem.Unprocessable(field, "may not contain control characters");
        }
        return stripped;
    }
}
