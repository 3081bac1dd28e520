package io.balcao.scheduling.google;

import io.balcao.platform.http.Json;
import io.balcao.scheduling.google.GoogleAccount.ServiceAccount;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** What a service account signs to get a token: a JWT by RS256. */
final class Assertion {
    static final String SCOPES = "https://www.googleapis.com/auth/calendar https://www.googleapis.com/auth/spreadsheets";
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final Duration LIFE = Duration.ofHours(1);

    private Assertion() {}

    /** @throws GeneralSecurityException when the key is none */
    static String of(ServiceAccount account, URI audience, Instant now) throws GeneralSecurityException {
        var head = Json.mapper().createObjectNode().put("alg", "RS256").put("typ", "JWT").put("kid", account.keyId());
        var claims = Json.mapper().createObjectNode().put("iss", account.email()).put("scope", SCOPES)
                .put("aud", audience.toString()).put("iat", now.getEpochSecond())
                .put("exp", now.plus(LIFE).getEpochSecond());
        var text = encoded(head.toString()) + "." + encoded(claims.toString());
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(key(account.privateKey()));
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return text + "." + BASE64.encodeToString(signature.sign());
    }

    /** The key of a PEM; throws when it is none. */
    static PrivateKey key(String pem) throws GeneralSecurityException {
        var body = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body)));
        } catch (IllegalArgumentException noBase64) {
            throw new GeneralSecurityException(noBase64);
        }
    }

    private static String encoded(String json) {
        return BASE64.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
