package io.balcao.channels.zapi;

import io.balcao.channels.Failure;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.SendOutcome.ChannelStopped;
import io.balcao.channels.SendOutcome.Consequence;
import io.balcao.channels.SendOutcome.Refused;
import io.balcao.channels.SendOutcome.Retry;
import io.balcao.channels.SendOutcome.SlowDown;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Z-API's refusals mean. It has no codes: the status and the words of its sentence are all there is (developer.z-api.io,
 * <i>Messages</i> and <i>Security</i>). What no word explains is told by the status.
 */
public final class ZapiErrors {
    private ZapiErrors() {}

    /** Why a message that was taken did not go out after all. */
    public static Failure ofDelivery(@Nullable String words) {
        return words == null
                ? Failure.of("unknown")
                : ofRecipient(words).orElseGet(() -> new Failure("provider_error", null, words));
    }

    /** @param words what it says for people, if anything */
    static SendOutcome outcome(int status, @Nullable String words, @Nullable Duration after) {
        var said = words == null ? "HTTP " + status : words;
        var lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("null not allowed") || lower.contains("client-token") || lower.contains("client token")) {
            return new ChannelStopped(new Failure("client_token_wrong", status, said));
        }
        if (status == 401 || status == 403 || lower.contains("instance not found")
                || lower.contains("token not found")) {
            return new ChannelStopped(new Failure("instance_wrong", status, said));
        }
        if (lower.contains("disconnected") || lower.contains("not connected") || lower.contains("to be connected")) {
            return new ChannelStopped(new Failure("session_lost", status, said));
        }
        if (status == 402 || lower.contains("must subscribe") || lower.contains("payment")) {
            return new ChannelStopped(new Failure("payment_problem", status, said));
        }
        if (status == 429) {
            return new SlowDown(new Failure("rate_limited", status, said), after);
        }
        // It answered in its own words: the message was not taken.
        if (status >= 500) {
            return new Retry(new Failure("provider_error", status, said), after, true);
        }
        return new Refused(ofRecipient(said).orElseGet(() -> new Failure("invalid_parameter", status, said)), null,
                Consequence.NONE);
    }

    private static Optional<Failure> ofRecipient(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        return lower.contains("phone") && (lower.contains("not exist") || lower.contains("invalid"))
                ? Optional.of(new Failure("undeliverable", null, words))
                : Optional.empty();
    }
}
