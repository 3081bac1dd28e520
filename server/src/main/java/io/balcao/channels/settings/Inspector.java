package io.balcao.channels.settings;

import io.balcao.channels.ChannelKind;
import io.balcao.channels.Failure;
import io.balcao.channels.settings.ChannelCheck.Kind;
import io.balcao.platform.Secret;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries the links between a provider and here, for the numbers that are connected by it. */
interface Inspector {
    /** The links that there are. */
    Set<Kind> links();

    /** Those of them that the provider is asked about. */
    Set<Kind> asked();

    /** Tries each, one after another, and names what is wrong with it. Changes nothing. */
    Findings inspect(Subject subject, Consumer<ChannelCheck> tell);

    /** What keeps the number from sending for good; empty when nothing does, or when nobody could be asked. */
    Optional<Failure> dead(Subject subject);

    /** Has the provider tell us what happens at the number; empty when it does. */
    Optional<Failure> subscribe(Subject subject);

    /** What is tested, with its secrets open. */
    record Subject(UUID id, ChannelKind kind, String phoneNumberId, @Nullable String wabaId,
            @Nullable Secret accessToken, @Nullable Secret appSecret, @Nullable Secret clientToken) {}

    /** What was found out by the way; null where it was not. */
    final class Findings {
        boolean expiryKnown;
        @Nullable
        Instant expiresAt;
        @Nullable
        String wabaId;
        @Nullable
        Number number;
    }

    /** A number as its provider shows it; {@code quality} and {@code limit} in the provider's words, or null. */
    record Number(@Nullable String displayPhoneNumber, @Nullable String quality, @Nullable String limit) {}
}
