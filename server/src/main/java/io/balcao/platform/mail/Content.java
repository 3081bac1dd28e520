package io.balcao.platform.mail;

import io.balcao.platform.Secret;
import io.balcao.platform.http.Json;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is sealed of a mail until it is sent.
 *
 * @param picture the one that the page shows, in base64
 */
record Content(String subject, String text, String html, @Nullable String picture,
        Mail.@Nullable Attachment attachment) {
    static Content of(Mail mail, Look look) {
        var letter = mail.letter();
        return new Content(letter.subject(), letter.text(), letter.html(look), look.picture().orElse(null),
                mail.attachment());
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
