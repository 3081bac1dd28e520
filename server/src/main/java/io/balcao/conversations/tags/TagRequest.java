package io.balcao.conversations.tags;

import io.balcao.channels.Texts;
import io.balcao.platform.Problem;

/** Schema of the same name in the OpenAPI document. */
record TagRequest(String name, String color) {
    private static final int LONGEST = 50;

    /** The same as it is stored: a name is shown with a # before it, and people type that too. */
    TagRequest checked() {
        var shown = Texts.line(name, LONGEST);
        var plain = shown.startsWith("#") ? shown.substring(1).strip() : shown;
        if (plain.isEmpty()) {
            throw new Problem.Unprocessable("name", "may not be empty");
        }
        return new TagRequest(plain, color);
    }
}
