package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Secret;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Only a token that we made, for this purpose, for a session that lives, opens anything (AU-02). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TokenForgeryTest {
    static final Office office = new Office();

    Shop shop;
    String access;
    String refresh;

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void logIn() {
        shop = office.shop();
        var session = shop.admin().logsIn();
        access = session.accessToken();
        refresh = session.refreshToken();
    }

    @Test
    void a_token_like_ours_signed_with_our_key_is_taken() {
        // Without this one the other tests could pass for a wrong reason.
        assertAccepted(sign(claims -> claims));
    }

    @Test
    void no_token_and_nonsense_are_refused() {
        assertThat(office.me(null).status()).isEqualTo(401);
        assertRefused("x");
        assertRefused("a.b.c");
        assertRefused(access + "x");
        assertRefused("x".repeat(6_000));
    }

    @Test
    void the_algorithm_none_is_refused_in_every_spelling() {
        for (var none : new String[]{"none", "None", "NONE", "nOnE"}) {
            var header = base64(new JsonObject().put("alg", none).put("typ", "JWT").encode());
            assertRefused(header + "." + access.split("\\.")[1] + ".");
            assertRefused(header + "." + access.split("\\.")[1] + "." + access.split("\\.")[2]);
        }
    }

    @Test
    void another_algorithm_with_our_own_key_is_refused() {
        // 64 bytes serve for HS512 too: a key of this length must not widen what is taken.
        var longKey = new Secret("k".repeat(32) + "0123456789abcdef0123456789abcdef");
        var settings = new AccountsSettings(longKey, Office.REFRESH_KEY, Duration.ofMinutes(15), Duration.ofDays(7), 4,
                1, 1);
        var tokens = new Tokens(settings, office.clock);
        var key = new SecretKeySpec(longKey.bytes(), "HmacSHA512");

        assertThat(tokens.readAccess(claims().signWith(key, Jwts.SIG.HS256).compact())).isPresent();
        assertThat(tokens.readAccess(claims().signWith(key, Jwts.SIG.HS384).compact())).isEmpty();
        assertThat(tokens.readAccess(claims().signWith(key, Jwts.SIG.HS512).compact())).isEmpty();
    }

    @Test
    void a_signature_by_a_key_pair_is_refused() {
        var pair = Jwts.SIG.RS256.keyPair().build();

        assertRefused(claims().signWith(pair.getPrivate()).compact());
    }

    @Test
    void the_key_of_another_environment_is_refused() {
        assertRefused(claims().signWith(key(new Secret("the key of another environment, as long")),
                Jwts.SIG.HS256).compact());
    }

    @Test
    void a_token_without_an_end_is_refused() {
        assertRefused(sign(claims -> claims.expiration(null)));
    }

    @Test
    void another_issuer_is_refused() {
        assertRefused(sign(claims -> claims.issuer("somebody")));
        assertRefused(sign(claims -> claims.issuer(null)));
    }

    @Test
    void another_audience_is_refused() {
        assertRefused(sign(claims -> claims.audience().remove("balcao:access").add("balcao:media").and()));
        assertRefused(sign(claims -> claims.audience().remove("balcao:access").and()));
    }

    @Test
    void a_refresh_token_is_no_access_token_and_an_access_token_no_refresh_token() {
        assertRefused(refresh);
        assertThat(office.refresh(access).status()).isEqualTo(401);
        // Not even when somebody configured one key for both: the audience tells them apart.
        assertRefused(sign(claims -> claims.audience().remove("balcao:access").add("balcao:refresh").and()));
    }

    @Test
    void what_the_header_says_about_keys_is_not_looked_at() {
        var header = new JsonObject().put("alg", "HS256");
        assertAccepted(sign(claims -> claims.header().keyId("../../../dev/null").and()));
        for (var trick : new String[]{"../../../dev/null", "' OR 1=1 --", "https://example.com/key"}) {
            var forged = base64(header.copy().put("kid", trick).put("jku", trick).encode()) + "."
                    + access.split("\\.")[1];
            assertRefused(forged + "." + access.split("\\.")[2]);
            assertRefused(forged + ".");
        }
    }

    @Test
    void an_expired_token_is_refused_even_while_it_is_remembered() {
        assertThat(office.me(access).status()).isEqualTo(200);

        office.clock.advance(Duration.ofMinutes(15));

        assertThat(office.me(access).status()).isEqualTo(401);
        office.clock.advance(Duration.ofMinutes(-15));
        assertThat(office.me(access).status()).isEqualTo(200);
    }

    @Test
    void a_session_of_another_user_or_organization_is_refused() {
        var other = office.shop();
        var otherToken = new JsonObject(payload(other.admin().token()));

        assertRefused(sign(claims -> claims.claim("sid", otherToken.getString("sid"))));
        assertRefused(sign(claims -> claims.subject(otherToken.getString("sub"))));
        assertRefused(sign(claims -> claims.claim("org", other.id.toString())));
        assertRefused(sign(claims -> claims.claim("sid", UUID.randomUUID().toString())));
    }

    @Test
    void a_token_of_ours_whose_claims_make_no_sense_is_refused_and_no_error() {
        assertRefused(sign(claims -> claims.claim("sid", "no id")));
        assertRefused(sign(claims -> claims.claim("org", 7)));
        assertRefused(sign(claims -> claims.subject(null)));
    }

    @Test
    void the_role_in_a_token_gives_nothing() {
        var attendant = shop.user(io.balcao.platform.Role.ATTENDANT);
        var own = new JsonObject(payload(attendant.token()));

        var forged = sign(claims -> claims.subject(own.getString("sub")).claim("sid", own.getString("sid"))
                .claim("role", "admin"));

        assertThat(office.me(forged).status()).isEqualTo(200);
        assertThat(office.get("/users", forged).status()).isEqualTo(403);
    }

    private void assertAccepted(String token) {
        assertThat(office.me(token).status()).isEqualTo(200);
    }

    private void assertRefused(String token) {
        assertThat(office.me(token).status()).isEqualTo(401);
        assertThat(office.accounts.sockets().authenticate(token)).isEmpty();
    }

    private String sign(Function<JwtBuilder, JwtBuilder> change) {
        return change.apply(claims()).signWith(key(Office.ACCESS_KEY), Jwts.SIG.HS256).compact();
    }

    /** What our own access token says. */
    private JwtBuilder claims() {
        var own = new JsonObject(payload(access));
        return Jwts.builder().issuer("balcao").audience().add("balcao:access").and().subject(own.getString("sub"))
                .claim("org", own.getString("org")).claim("sid", own.getString("sid")).claim("role", "admin")
                .id(UUID.randomUUID().toString())
                .expiration(Date.from(office.clock.instant().plusSeconds(600)));
    }

    private static SecretKey key(Secret secret) {
        return new SecretKeySpec(secret.bytes(), "HmacSHA256");
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
