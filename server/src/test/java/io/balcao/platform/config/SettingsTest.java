package io.balcao.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** AU-13, IN-03: a server with missing or weak settings does not start, says all that is wrong, and shows no secret. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsTest {
    private static final String ACCESS = "7c1d0f9e4b8a63521f0e9d8c7b6a594837261504f3e2d1c0bfaea9d8c7b6a594";
    private static final String REFRESH = "0b5e2a917d4c8f63e1a0b9c8d7e6f5a4938271605f4e3d2c1b0a9f8e7d6c5b4a";
    private static final String SEALING = "e94f20d1c5b86a7398120f4e5d6c7b8a9081726354f5e6d7c8b9a0f1e2d3c4b5";

    @TempDir
    Path directory;

    @Test
    void a_production_that_knows_nothing_but_its_database_hears_of_everything_else_at_once() {
        var complaints = complaints(Map.of("DATABASE_URL", "postgresql://owner:pw@db:5432/balcao"));

        assertThat(complaints).hasSize(5);
        assertThat(complaints).anyMatch(line -> line.startsWith("REDIS_URL is missing"))
                .anyMatch(line -> line.startsWith("JWT_SECRET is missing"))
                .anyMatch(line -> line.startsWith("JWT_REFRESH_SECRET is missing"))
                .anyMatch(line -> line.startsWith("ENCRYPTION_KEY is missing"))
                .anyMatch(line -> line.startsWith("FRONTEND_URL is missing"));
    }

    @Test
    void half_of_a_mail_server_is_none_and_no_password_travels_in_the_clear() {
        var nameless = production();
        nameless.put("SMTP_FROM", "loja@example.com");
        assertThat(complaints(nameless)).containsExactly("SMTP_HOST is missing, although SMTP_FROM is set");

        var wrong = production();
        wrong.putAll(Map.of("SMTP_HOST", "mail.example.com", "SMTP_PASSWORD", "s3cret-7h3", "SMTP_SECURITY", "none",
                "SMTP_FROM", "nobody"));
        assertThat(complaints(wrong)).hasSize(3).anyMatch(line -> line.startsWith("SMTP_FROM must look like"))
                .anyMatch(line -> line.startsWith("SMTP_SECURITY is none"))
                .anyMatch(line -> line.startsWith("SMTP_USER and SMTP_PASSWORD go together"))
                .noneMatch(line -> line.contains("s3cret-7h3"));
    }

    @Test
    void every_weak_setting_is_named_and_no_value_is_shown() {
        var settings = production();
        settings.put("JWT_SECRET", "short-7h3");
        settings.put("JWT_REFRESH_SECRET", "your-super-secret-refresh-key-change-in-production");
        settings.put("ENCRYPTION_KEY", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        settings.put("ADMIN_EMAIL", "dona@loja.example");
        settings.put("ADMIN_PASSWORD", "admin");
        settings.put("BCRYPT_ROUNDS", "3");
        settings.put("JWT_EXPIRES_IN", "a while");

        var complaints = complaints(settings);

        assertThat(complaints).hasSize(6);
        assertThat(complaints).anyMatch(line -> line.startsWith("JWT_SECRET is weak"))
                .anyMatch(line -> line.startsWith("JWT_REFRESH_SECRET is weak"))
                .anyMatch(line -> line.startsWith("ENCRYPTION_KEY is weak"))
                .anyMatch(line -> line.startsWith("ADMIN_PASSWORD is weak"))
                .anyMatch(line -> line.startsWith("BCRYPT_ROUNDS must be"))
                .anyMatch(line -> line.startsWith("JWT_EXPIRES_IN must be"));
        assertThat(String.join("\n", complaints)).doesNotContain("short-7h3", "your-super", "aaaa", "dona@", "a while",
                "owner:pw");
    }

    @Test
    void access_and_refresh_secrets_must_differ() {
        var settings = production();
        settings.put("JWT_REFRESH_SECRET", ACCESS);

        assertThat(complaints(settings)).singleElement().asString()
                .isEqualTo("JWT_SECRET and JWT_REFRESH_SECRET must differ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "Admin1234567", "curta", "umaPassword2026", "123456789012"})
    void an_admin_password_that_anybody_would_try_is_refused(String password) {
        var settings = production();
        settings.put("ADMIN_EMAIL", "dona@loja.example");
        settings.put("ADMIN_PASSWORD", password);

        assertThat(complaints(settings)).singleElement().asString().startsWith("ADMIN_PASSWORD is weak");
    }

    @Test
    void an_admin_needs_both_address_and_password() {
        var settings = production();
        settings.put("ADMIN_PASSWORD", "cavalo-bateria-grampo");

        assertThat(complaints(settings)).singleElement().asString()
                .isEqualTo("ADMIN_EMAIL and ADMIN_PASSWORD go together");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WHATSAPP_PHONE_NUMBER_ID", "WHATSAPP_ACCESS_TOKEN", "WHATSAPP_APP_SECRET",
        "WEBHOOK_VERIFY_TOKEN"})
    void a_channel_lacks_nothing_or_the_start_is_refused(String missing) {
        var settings = production();
        settings.putAll(channel());
        settings.remove(missing);

        assertThat(complaints(settings)).singleElement().asString().startsWith(missing + " is missing");
    }

    @Test
    void a_whole_configuration_is_taken_as_given() {
        var settings = production();
        settings.putAll(channel());
        settings.put("ADMIN_EMAIL", "dona@loja.example");
        settings.put("ADMIN_PASSWORD", "cavalo-bateria-grampo");
        settings.put("TRUSTED_PROXIES", "10.0.0.2, 10.0.0.3");
        settings.put("JWT_EXPIRES_IN", "90s");
        settings.put("GRAPH_API_URL", "http://127.0.0.1:9/");

        var config = ConfigReader.read(settings);

        assertThat(config.isDemo()).isFalse();
        assertThat(config.ports().host()).isEqualTo("0.0.0.0");
        assertThat(config.ports().internal()).isEqualTo(9090);
        assertThat(config.tokens().accessKey().value()).isEqualTo(ACCESS);
        assertThat(config.tokens().accessLife()).isEqualTo(Duration.ofSeconds(90));
        assertThat(config.firstChannel().orElseThrow().phoneNumberId()).isEqualTo("105551234567890");
        assertThat(config.firstAdmin().orElseThrow().email()).isEqualTo("dona@loja.example");
        assertThat(config.trustedProxies()).containsExactlyInAnyOrder("10.0.0.2", "10.0.0.3");
        assertThat(config.graph().url()).isEqualTo("http://127.0.0.1:9");
        assertThat(config.toString()).doesNotContain(ACCESS, REFRESH, SEALING, "cavalo", "graph-token", "owner:pw");
    }

    @Test
    void a_secret_can_come_from_a_file() throws IOException {
        var file = Files.writeString(directory.resolve("jwt"), ACCESS + "\n");
        var settings = production();
        settings.remove("JWT_SECRET");
        settings.put("JWT_SECRET_FILE", file.toString());

        assertThat(ConfigReader.read(settings).tokens().accessKey().value()).isEqualTo(ACCESS);
    }

    @Test
    void a_secret_file_that_is_not_there_is_named_and_does_not_lead_into_the_demo() {
        var settings = production();
        settings.remove("DATABASE_URL");
        settings.remove("REDIS_URL");
        settings.put("DATABASE_URL_FILE", directory.resolve("nothing").toString());

        assertThat(complaints(settings)).singleElement().asString().isEqualTo("DATABASE_URL_FILE cannot be read");
        assertThat(directory.resolve("data")).doesNotExist();
    }

    @Test
    void an_empty_value_is_a_missing_one() {
        var settings = production();
        settings.put("JWT_SECRET", "  ");

        assertThat(complaints(settings)).singleElement().asString().startsWith("JWT_SECRET is missing");
    }

    @Test
    void redis_without_a_database_is_a_mistake_and_no_demo() {
        assertThat(complaints(Map.of("REDIS_URL", "redis://localhost", "DATA_DIR", directory.toString())))
                .singleElement().asString().startsWith("DATABASE_URL is missing");
    }

    @ParameterizedTest
    @CsvSource({"PORT,eighty", "PORT,65536", "SOCKET_PORT,-1", "DATABASE_POOL_SIZE,1", "RATE_LIMIT_MAX_REQUESTS,0",
        "RATE_LIMIT_WINDOW_MS,1h", "JWT_REFRESH_EXPIRES_IN,7", "FRONTEND_URL,loja", "DATABASE_URL,mysql://db/x",
        "LOG_FORMAT,xml"})
    void a_value_that_makes_no_sense_is_named_without_being_shown(String name, String value) {
        var settings = production();
        settings.put(name, value);

        assertThat(complaints(settings)).singleElement().asString().startsWith(name + " must").doesNotContain(
                "eighty", "65536", "mysql");
    }

    @Test
    void the_demo_needs_nothing_and_keeps_the_secrets_it_made() {
        var first = ConfigReader.read(Map.of("DATA_DIR", directory.toString()));
        var second = ConfigReader.read(Map.of("DATA_DIR", directory.toString()));

        assertThat(first.isDemo()).isTrue();
        assertThat(first.ports().host()).isEqualTo("127.0.0.1");
        assertThat(first.tokens().accessKey()).isNotEqualTo(first.tokens().refreshKey());
        assertThat(second).isEqualTo(first);
    }

    private Map<String, String> production() {
        return new HashMap<>(Map.of("DATABASE_URL", "postgresql://owner:pw@db:5432/balcao",
                "REDIS_URL", "redis://redis:6379",
                "JWT_SECRET", ACCESS, "JWT_REFRESH_SECRET", REFRESH, "ENCRYPTION_KEY", SEALING,
                "FRONTEND_URL", "https://atendimento.example.com",
                "DATA_DIR", directory.resolve("data").toString()));
    }

    private static Map<String, String> channel() {
        return Map.of("WHATSAPP_PHONE_NUMBER_ID", "105551234567890", "WHATSAPP_ACCESS_TOKEN", "graph-token",
                "WHATSAPP_APP_SECRET", "app-secret", "WEBHOOK_VERIFY_TOKEN", "verify-word");
    }

    private static List<String> complaints(Map<String, String> settings) {
        var refusal = catchThrowableOfType(InvalidConfig.class, () -> ConfigReader.read(settings));
        assertThat(refusal).as("the refusal to start").isNotNull();
        return String.valueOf(refusal.getMessage()).lines().skip(1).map(line -> line.replaceFirst("^ *- ", ""))
                .toList();
    }
}
