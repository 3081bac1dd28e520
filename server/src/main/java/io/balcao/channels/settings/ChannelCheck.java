package io.balcao.channels.settings;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the last test of one link between WhatsApp and here said.
 *
 * @param reason a word that the console has a sentence and a remedy for; null when there is nothing to say
 * @param detail what the sentence is about, such as the scopes that are missing
 */
record ChannelCheck(Kind kind, State state, @Nullable String reason, @Nullable String detail, @Nullable UUID messageId,
        @Nullable Instant checkedAt) {
    /** In the order in which they are shown: each rests on those above it. */
    enum Kind {
        TOKEN, SCOPES, NUMBER, QUALITY, SUBSCRIPTION, SESSION, WEBHOOK, VERIFICATION, INBOUND, OUTBOUND;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** {@code SKIPPED}: something above it has to work first. {@code WAITING}: for something to happen outside. */
    enum State {
        PENDING, RUNNING, WAITING, PASSED, WARNING, FAILED, SKIPPED;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The wire form: schema {@code ChannelCheck}. */
    record View(String kind, String state, @Nullable String reason, @Nullable String detail,
            @Nullable Instant checkedAt) {}

    static ChannelCheck of(Kind kind, State state, @Nullable String reason, @Nullable String detail) {
        return new ChannelCheck(kind, state, reason, detail, null, null);
    }

    static ChannelCheck passed(Kind kind, @Nullable String detail) {
        return of(kind, State.PASSED, null, detail);
    }

    static ChannelCheck failed(Kind kind, String reason, @Nullable String detail) {
        return of(kind, State.FAILED, reason, detail);
    }

    ChannelCheck at(@Nullable Instant time) {
        return new ChannelCheck(kind, state, reason, detail, messageId, time);
    }

    View view() {
        return new View(kind.wire(), state.wire(), reason, detail, checkedAt);
    }
}
