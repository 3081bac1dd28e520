package io.balcao.platform.mail;

import io.balcao.platform.Secret;
import io.balcao.platform.http.Json;
import java.io.IOException;

/** What is sealed of a mail until it is sent. */
record Content(String subject, String text, String html) {
    static Content of(Letter letter) {
        return new Content(letter.subject(), letter.text(), letter.html());
    }

    static Content read(Secret json) {
        try {
            return Json.mapper().readValue(json.value(), Content.class);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Secret toSecret() {
        return new Secret(Json.text(this));
    }

    @Override
    public String toString() {
        return "***";
    }
}
