package io.balcao.integrations;

import io.balcao.platform.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How a receiver knows that it is we who speak, and when we said it. */
final class WebhookSecret {
    private static final SecureRandom RANDOM = new SecureRandom();

    private WebhookSecret() {}

    static Secret make() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return new Secret("whsec_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** {@code t=…,v1=…}: the time in seconds, and for each secret the HMAC-SHA256 of {@code t.body} in hexadecimal. */
    static String signature(List<Secret> secrets, long second, String body) {
        return "t=" + second + secrets.stream().map(secret -> ",v1=" + hmac(secret, second + "." + body))
                .collect(Collectors.joining());
    }

    private static String hmac(Secret secret, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.bytes(), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
