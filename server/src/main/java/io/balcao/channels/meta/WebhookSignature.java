package io.balcao.channels.meta;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proves that a webhook comes from Meta: {@code X-Hub-Signature-256: sha256=} and the HMAC-SHA256 of the body's bytes as
 * they arrived, keyed with the app secret (Meta for Developers, <i>Create a webhook endpoint</i>).
 *
 * <p>
 * The digest is accepted in the one form that Meta writes, 64 lower-case hex digits; upper case is refused. The body must
 * not have been decoded before: Meta signs {@code \u00e1}, not {@code á}. One object serves all threads.
 *
 * <p>
 * An old body with its old signature is valid for ever. Only remembering message ids stops a replay.
 */
public final class WebhookSignature {
    /** The header to ask for; with all its values, for {@link #check} refuses two. */
    public static final String HEADER = "X-Hub-Signature-256";

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final HexFormat HEX = HexFormat.of();

    private final @Nullable Mac keyed;

    /** What a signature is worth. Everything but {@link #VALID} is answered 401 and counted by its name. */
    public enum Verdict {
        VALID, MISSING, SEVERAL, MALFORMED, WRONG, NO_SECRET
    }

    /** With no secret, or an empty one, every body is refused: a check is never skipped. */
    public WebhookSignature(@Nullable String appSecret) {
        this.keyed = appSecret == null || appSecret.isBlank() ? null : keyed(appSecret);
    }

    public Verdict check(List<String> headerValues, byte[] body) {
        if (keyed == null) {
            return Verdict.NO_SECRET;
        }
        if (headerValues.size() != 1) {
            return headerValues.isEmpty() ? Verdict.MISSING : Verdict.SEVERAL;
        }
        var value = headerValues.getFirst();
        if (!value.startsWith(PREFIX) || value.length() != PREFIX.length() + 64) {
            return Verdict.MALFORMED;
        }
        var claimed = value.substring(PREFIX.length()).getBytes(StandardCharsets.ISO_8859_1);
        var computed = HEX.formatHex(digest(keyed, body)).getBytes(StandardCharsets.ISO_8859_1);
        // Takes as long for a wrong first digit as for a wrong last one.
        return MessageDigest.isEqual(claimed, computed) ? Verdict.VALID : Verdict.WRONG;
    }

    /** The header's value for a body, for who plays Meta. */
    public String sign(byte[] body) {
        if (keyed == null) {
            throw new IllegalStateException("no app secret");
        }
        return PREFIX + HEX.formatHex(digest(keyed, body));
    }

    private static Mac keyed(String appSecret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A Mac keeps state; a copy of the keyed one spares the key schedule and needs no lock. */
    private static byte[] digest(Mac keyed, byte[] body) {
        try {
            return ((Mac) keyed.clone()).doFinal(body);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
