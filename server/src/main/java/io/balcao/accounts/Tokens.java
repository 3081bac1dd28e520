package io.balcao.accounts;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.MalformedJwtException;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and reads our tokens: JWT with HS256 and nothing else, whatever a header says. Access and refresh tokens have
 * their own key and audience, so that neither passes for the other.
 */
final class Tokens {
    private static final String ISSUER = "balcao";
    private static final String ACCESS = "balcao:access";
    private static final String REFRESH = "balcao:refresh";
    private static final String ORGANIZATION = "org";
    private static final String SESSION = "sid";
    private static final String SETUP = "setup ";
    private static final Duration SETUP_LIFETIME = Duration.ofHours(1);
    private static final int MOST_CHARACTERS = 4_096;

    private final AccountsSettings settings;
    private final Clock clock;
    private final SecretKey accessKey;
    private final SecretKey refreshKey;
    private final JwtParser accessParser;
    private final JwtParser refreshParser;
    private final SecureRandom random = new SecureRandom();

    /** What a valid access token says. Whether its session still lives is another question. */
    record Access(OrganizationId organization, UUID userId, UUID sessionId, Instant expiresAt) {}

    /** What a valid refresh token says; the secret tells it from the other ones of its session. */
    record Refresh(OrganizationId organization, UUID userId, UUID sessionId, String secret) {}

    Tokens(AccountsSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.accessKey = key(settings.accessKey());
        this.refreshKey = key(settings.refreshKey());
        this.accessParser = parser(accessKey, ACCESS);
        this.refreshParser = parser(refreshKey, REFRESH);
    }

    /** Both tokens of a session. */
    TokenPair pair(OrganizationId organization, User user, UUID session, String secret) {
        var now = clock.instant();
        var access = token(organization, user.id(), session, ACCESS, now, now.plus(settings.accessLifetime()))
                .claim("role", user.role().wire())
                .claim("name", user.fullName())
                .id(Ids.next().toString())
                .signWith(accessKey, Jwts.SIG.HS256).compact();
        var refresh = token(organization, user.id(), session, REFRESH, now, now.plus(settings.refreshLifetime()))
                .id(secret)
                .signWith(refreshKey, Jwts.SIG.HS256).compact();
        return new TokenPair(access, refresh);
    }

    /** Reads an access token; empty when it is anything else. */
    Optional<Access> readAccess(String token) {
        return read(accessParser, token, claims -> new Access(organization(claims), user(claims), session(claims),
                claims.getExpiration().toInstant()));
    }

    /** Reads a refresh token; empty when it is anything else. */
    Optional<Refresh> readRefresh(String token) {
        return read(refreshParser, token, claims -> new Refresh(organization(claims), user(claims), session(claims),
                required(claims, Claims.ID)));
    }

    /** The secret of a session's first refresh token. */
    String firstSecret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    /**
     * The secret of the refresh token that follows. It depends on nothing but the one before and our key, so that two tabs
     * that spend the same token at once are given the same next one, and both go on with a token that is current.
     */
    String nextSecret(UUID session, String secret) {
        return signed("next " + session + " " + secret);
    }

    /**
     * The token that sets up a new installation. Signed and not stored, so that every server of the installation knows it,
     * whichever one wrote it into its log. It is spent when there is an organization.
     */
    String setup() {
        var until = Long.toString(clock.instant().plus(SETUP_LIFETIME).getEpochSecond(), Character.MAX_RADIX);
        return until + "." + signed(SETUP + until);
    }

    /** Whether a token sets up this installation, as far as its time goes. */
    boolean isSetup(String token) {
        var parts = token.split("\\.", -1);
        if (token.length() > MOST_CHARACTERS || parts.length != 2
                || !MessageDigest.isEqual(signed(SETUP + parts[0]).getBytes(StandardCharsets.UTF_8),
                        parts[1].getBytes(StandardCharsets.UTF_8))) {
            return false;
        }
        return clock.instant().getEpochSecond() < Long.parseLong(parts[0], Character.MAX_RADIX);
    }

    private String signed(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(refreshKey);
            return base64(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How a secret is kept: nobody can use what the database holds. */
    static Buffer hash(String secret) {
        return Buffer.buffer(Vault.sha256(secret.getBytes(StandardCharsets.UTF_8)));
    }

    private static JwtBuilder token(OrganizationId organization, UUID user, UUID session, String audience, Instant from,
            Instant until) {
        return Jwts.builder()
                .issuer(ISSUER)
                .audience().add(audience).and()
                .subject(user.toString())
                .claim(ORGANIZATION, organization.toString())
                .claim(SESSION, session.toString())
                .issuedAt(Date.from(from))
                .expiration(Date.from(until));
    }

    private JwtParser parser(SecretKey key, String audience) {
        return Jwts.parser()
                .verifyWith(key)
                // The library would take every algorithm that the key is long enough for, and inflate what is packed.
                .sig().clear().add(Jwts.SIG.HS256).and()
                .zip().clear().and()
                .requireIssuer(ISSUER)
                .requireAudience(audience)
                .clock(() -> Date.from(clock.instant()))
                .build();
    }

    private static <T> Optional<T> read(JwtParser parser, String token, Function<Claims, T> meaning) {
        if (token.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.parseSignedClaims(token).getPayload())
                    .filter(claims -> claims.getExpiration() != null).map(meaning);
        } catch (JwtException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    private static OrganizationId organization(Claims claims) {
        return OrganizationId.of(required(claims, ORGANIZATION));
    }

    private static UUID user(Claims claims) {
        return UUID.fromString(required(claims, Claims.SUBJECT));
    }

    private static UUID session(Claims claims) {
        return UUID.fromString(required(claims, SESSION));
    }

    private static String required(Claims claims, String name) {
        var value = claims.get(name, String.class);
        if (value == null) {
            throw new MalformedJwtException("No " + name);
        }
        return value;
    }

    private static SecretKey key(Secret secret) {
        return new SecretKeySpec(secret.bytes(), "HmacSHA256");
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
