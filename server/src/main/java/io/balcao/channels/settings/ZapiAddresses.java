package io.balcao.channels.settings;

import io.balcao.platform.Secret;

/**
 * Where Z-API is to send what it receives. The end of it is the number's own secret: Z-API signs nothing.
 *
 * @param base what they begin with, such as {@code https://host/api/v1/webhook/whatsapp}
 */
record ZapiAddresses(String base) {
    /** The wire form: schema {@code ChannelAddresses}. */
    record View(String received, String status) {}

    String received(Secret secret) {
        return base + "/" + secret.value();
    }

    View view(Secret secret) {
        return new View(received(secret), base + "/status/" + secret.value());
    }
}
