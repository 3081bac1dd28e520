package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Answer;
import io.balcao.platform.Problem;
import io.vertx.core.json.JsonObject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** An organization has its own name, colour and logo; a logo is a picture and nothing else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AppearanceTest {
    private static final String HIDDEN = "<script>alert(1)</script>";

    @Test
    void an_admin_changes_name_language_zone_and_colour_and_everybody_sees_it() {
        try (var office = new Office()) {
            var admin = office.shop().admin().token();
            var changed = office.patch("/organization", admin, new JsonObject().put("name", "Padaria")
                    .put("locale", "es").put("timezone", "America/Manaus").put("accent", "#0f766e"));

            assertThat(changed.status()).as(changed.body().encode()).isEqualTo(200);
            var seen = office.me(admin).body().getJsonObject("organization");
            assertThat(seen.getString("name")).isEqualTo("Padaria");
            assertThat(seen.getString("accent")).isEqualTo("#0f766e");
            assertThat(office.get("/organization", admin).body().getString("timezone")).isEqualTo("America/Manaus");
            var back = office.patch("/organization", admin, new JsonObject().putNull("accent"));
            assertThat(back.body().getString("accent")).isNull();
            assertThat(back.body().getString("name")).isEqualTo("Padaria");

            for (var wrong : Map.of("timezone", "Mars/Olympus", "accent", "red", "name", " ").entrySet()) {
                assertThat(office.patch("/organization", admin, new JsonObject().put(wrong.getKey(), wrong.getValue()))
                        .status()).as(wrong.getKey()).isEqualTo(422);
            }
        }
    }

    @Test
    void a_logo_is_drawn_anew_and_served_as_a_picture_and_nothing_else() throws IOException {
        try (var office = new Office()) {
            var admin = office.shop().admin().token();
            var file = join(png(600, 300), HIDDEN.getBytes(StandardCharsets.US_ASCII));

            var kept = logo(office, admin, file);

            assertThat(kept.status()).as(kept.body().encode()).isEqualTo(200);
            var url = kept.body().getString("logo_url");
            var served = office.bytes(url);
            assertThat(served.headers().firstValue("Content-Type")).hasValue("image/png");
            assertThat(served.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(served.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
            assertThat(new String(served.body(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
            var picture = ImageIO.read(new ByteArrayInputStream(served.body()));
            assertThat(picture.getWidth()).isEqualTo(256);
            assertThat(picture.getHeight()).isEqualTo(128);

            office.send("DELETE", "/organization/logo", admin, null, Map.of());
            var gone = office.bytes(url);
            assertThat(gone.statusCode()).isEqualTo(404);
            assertThat(gone.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
    }

    @Test
    void somebody_shows_what_they_look_like_as_a_square_and_takes_it_away_again() throws IOException {
        try (var office = new Office()) {
            var shop = office.shop();
            var bia = shop.user(io.balcao.platform.Role.ATTENDANT);
            var token = bia.token();
            var file = join(png(600, 300), HIDDEN.getBytes(StandardCharsets.US_ASCII));

            var kept = office.send("PUT", "/auth/avatar", token,
                    new JsonObject().put("data", Base64.getEncoder().encodeToString(file)).encode(), Map.of());

            assertThat(kept.status()).as(kept.body().encode()).isEqualTo(200);
            var url = kept.body().getString("avatar_url");
            assertThat(url).matches("/api/v1/avatars/[0-9a-f-]{36}");
            assertThat(office.me(token).body().getString("avatar_url")).isEqualTo(url);
            var served = office.bytes(url);
            assertThat(served.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            assertThat(served.headers().firstValue("Content-Security-Policy").orElse("")).contains("sandbox");
            assertThat(served.headers().firstValue("Cache-Control").orElse("")).contains("immutable");
            assertThat(new String(served.body(), StandardCharsets.ISO_8859_1)).doesNotContain("script");
            var picture = ImageIO.read(new ByteArrayInputStream(served.body()));
            assertThat(List.of(picture.getWidth(), picture.getHeight())).containsOnly(256);
            assertThat(office.patch("/users/" + bia.id, token,
                    new JsonObject().put("avatar_url", "https://elsewhere.example/me.png")).status()).isEqualTo(422);

            // An admin takes it away, as one does oneself.
            office.patch("/users/" + bia.id, shop.admin().token(), new JsonObject().putNull("avatar_url"));
            assertThat(office.bytes(url).statusCode()).isEqualTo(404);
            assertThat(shop.texts("SELECT user_id::text FROM user_avatars")).isEmpty();
            assertThat(shop.audit("user.updated")).hasSize(2);
        }
    }

    @Test
    void whoever_looks_for_logos_that_they_were_not_told_of_is_slowed_and_a_logo_is_kept_for_a_year() {
        try (var other = new Office()) {
            var answers = IntStream.range(0, 80)
                    .mapToObj(n -> other.bytes("/api/v1/logos/" + UUID.randomUUID())).toList();

            assertThat(answers.getFirst().statusCode()).isEqualTo(404);
            assertThat(answers.getLast().statusCode()).isEqualTo(429);
            assertThat(answers.getLast().headers().firstValue("Retry-After")).isPresent();
            assertThat(other.get("/organization", other.shop().admin().token()).status()).as("and nothing else")
                    .isEqualTo(200);
        }
    }

    @Test
    void what_is_no_picture_or_unpacks_to_a_huge_one_is_refused_with_the_reason() throws IOException {
        refused(("<svg xmlns='http://www.w3.org/2000/svg'>" + HIDDEN + "</svg>").getBytes(StandardCharsets.US_ASCII),
                "PNG");
        refused("GIF89a and something else behind".getBytes(StandardCharsets.US_ASCII), "PNG");
        refused(png(5000, 20), "pixels");
        refused(png(8, 8), "pixels");
        refused(Arrays.copyOf(png(64, 64), 60), "read");
        refused(new byte[600_000], "512 KB");
        refused(webp(9000, 10), "pixels");
        assertThat(Picture.logo(webp(120, 80)).type()).isEqualTo("image/webp");
    }

    private static void refused(byte[] file, String reason) {
        Assertions.assertThatThrownBy(() -> Picture.logo(file)).isInstanceOf(Problem.Unprocessable.class)
                .satisfies(
                        problem -> assertThat(((Problem.Unprocessable) problem).errors().toString()).contains(reason));
    }

    private static Answer logo(Office office, String admin, byte[] file) {
        return office.send("PUT", "/organization/logo", admin,
                new JsonObject().put("data", Base64.getEncoder().encodeToString(file)).encode(), Map.of());
    }

    private static byte[] png(int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    /** Head and size of an extended WebP; nothing looks further. */
    private static byte[] webp(int width, int height) {
        var file = new byte[64];
        System.arraycopy("RIFF".getBytes(StandardCharsets.US_ASCII), 0, file, 0, 4);
        System.arraycopy("WEBPVP8X".getBytes(StandardCharsets.US_ASCII), 0, file, 8, 8);
        for (int i = 0; i < 3; i++) {
            file[24 + i] = (byte) ((width - 1) >> (8 * i));
            file[27 + i] = (byte) ((height - 1) >> (8 * i));
        }
        return file;
    }

    private static byte[] join(byte[] one, byte[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }
}
