package io.balcao.channels.settings;

import io.balcao.platform.Secret;
import org.jspecify.annotations.Nullable;

/** What an admin asks for. Secrets are wrapped at once, so that no log can show them. */
final class ChannelRequests {
    private ChannelRequests() {}

    /** Schema {@code CreateChannelRequest}. */
    record Create(String kind, String name, String phoneNumberId, @Nullable String displayPhoneNumber,
            @Nullable String wabaId, Secret accessToken, Secret appSecret, Secret verifyToken) {}

    /** Schema {@code ConnectZapiRequest}. */
    record ConnectZapi(String name, String instanceId, @Nullable String displayPhoneNumber, Secret token,
            @Nullable Secret clientToken) {}

    /** Schema {@code UpdateChannelRequest}: null leaves a field as it is. */
    record Update(@Nullable String name, @Nullable Secret accessToken, @Nullable Secret appSecret,
            @Nullable Secret verifyToken, @Nullable Secret clientToken, @Nullable Boolean isActive,
            ConnectedChannelRepository.Place place) {}
}
