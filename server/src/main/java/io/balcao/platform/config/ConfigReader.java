package io.balcao.platform.config;

import io.balcao.platform.Secret;
import io.balcao.platform.config.Config.FirstAdmin;
import io.balcao.platform.config.Config.FirstChannel;
import io.balcao.platform.config.Config.GoogleUrls;
import io.balcao.platform.config.Config.Graph;
import io.balcao.platform.config.Config.Limits;
import io.balcao.platform.config.Config.Outside;
import io.balcao.platform.config.Config.Ports;
import io.balcao.platform.config.Config.Stores;
import io.balcao.platform.config.Config.Tokens;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.mail.MailSettings;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the settings: the demo when there is no DATABASE_URL, production otherwise. */
public final class ConfigReader {
    private static final int ROUNDS = 12;
    /** Ten example users must not cost the first start two seconds. */
    private static final int DEMO_ROUNDS = 10;
    private static final int KEY_BYTES = 32;
    private static final int MOST_REQUESTS = 1_000_000;
    /** Somebody at the console reads more often than a stranger may try doors, and does something half as often. */
    private static final int READS_FOR_EACH = 6;
    private static final int WRITES_FOR_EACH = 3;
    private static final int PASSWORD_LENGTH = 12;
    private static final Set<String> CHANNEL = Set.of("WHATSAPP_PHONE_NUMBER_ID", "WHATSAPP_ACCESS_TOKEN",
            "WHATSAPP_APP_SECRET", "WEBHOOK_VERIFY_TOKEN");
    private static final List<String> MAIL = List.of("SMTP_CA", "SMTP_FROM", "SMTP_PASSWORD", "SMTP_PORT",
            "SMTP_SECURITY",
            "SMTP_USER");
    /** Where SMTP is encrypted from the first byte on. */
    private static final int IMPLICIT_TLS = 465;
    private static final Pattern FROM = Pattern.compile("[^<>\\s@]+@[^<>\\s@]+|[^<>]*<[^<>\\s@]+@[^<>\\s@]+>");
    /** Words of examples and manuals: whoever kept them never chose a secret. */
    private static final List<String> EXAMPLES = List.of("change", "example", "your-", "super-secret", "password",
            "admin", "demo", "123456");

    private final Settings settings;

    private ConfigReader(Map<String, String> environment) {
        this.settings = new Settings(environment);
    }

    /**
     * Reads everything.
     *
     * @throws InvalidConfig naming every setting that is missing or weak
     */
    public static Config read(Map<String, String> environment) {
        return new ConfigReader(environment).read();
    }

    private Config read() {
        var dataDirectory = Path.of(settings.text("DATA_DIR", "./data")).toAbsolutePath().normalize();
        boolean isDemo = settings.text("DATABASE_URL").isEmpty();
        if (isDemo) {
            if (settings.text("REDIS_URL").isPresent()) {
                settings.complain("DATABASE_URL is missing, although REDIS_URL is set (the demo takes neither)");
            }
            // A DATABASE_URL_FILE that cannot be read must not turn a production into a demo.
            settings.check();
        }
        var config = isDemo ? demo(dataDirectory) : production(dataDirectory);
        settings.check();
        return config;
    }

    private Config demo(Path dataDirectory) {
        var made = new DemoSecrets(dataDirectory);
        return new Config(ports("127.0.0.1", 0), dataDirectory, Optional.empty(),
                tokens(made.get("jwt"), made.get("jwt_refresh")), rounds(DEMO_ROUNDS), made.get("encryption"),
                Optional.empty(), graph(), outside(),
                Optional.empty(), url(), limits(), Optional.empty(), proxies(), Optional.empty(), jsonLogs());
    }

    private Config production(Path dataDirectory) {
        var database = new DatabaseSettings(required("DATABASE_URL", "of a role that may migrate"),
                settings.text("DATABASE_APP_ROLE", "balcao_app"), settings.number("DATABASE_POOL_SIZE", 20, 2, 500));
        if (!database.url().value().matches("postgres(ql)?://[^/]+/.+")) {
            settings.complain("DATABASE_URL must look like postgresql://user:password@host:5432/name");
        }
        var stores = new Stores(database, required("REDIS_URL", "such as redis://host:6379"));
        var access = key("JWT_SECRET");
        var refresh = key("JWT_REFRESH_SECRET");
        if (!access.value().isEmpty() && access.equals(refresh)) {
            settings.complain("JWT_SECRET and JWT_REFRESH_SECRET must differ");
        }
        var url = url();
        if (settings.text("FRONTEND_URL").isEmpty()) {
            settings.complain("FRONTEND_URL is missing: where browsers find the console");
        }
        return new Config(ports("0.0.0.0", 9090), dataDirectory, Optional.of(stores), tokens(access, refresh),
                rounds(ROUNDS),
                key("ENCRYPTION_KEY"), settings.text("ENCRYPTION_KEY_OLD").map(Secret::new), graph(), outside(),
                firstChannel(),
                url, limits(), mail(), proxies(), firstAdmin(),
                jsonLogs());
    }

    private Ports ports(String host, int internal) {
        return new Ports(settings.text("HOST", host), settings.number("PORT", 8080, 0, 65_535),
                settings.number("SOCKET_PORT", 8081, 0, 65_535),
                settings.number("INTERNAL_PORT", internal, 0, 65_535));
    }

    private Tokens tokens(Secret access, Secret refresh) {
        return new Tokens(access, refresh, settings.duration("JWT_EXPIRES_IN", Duration.ofMinutes(15)),
                settings.duration("JWT_REFRESH_EXPIRES_IN", Duration.ofDays(7)));
    }

    private int rounds(int otherwise) {
        return settings.number("BCRYPT_ROUNDS", otherwise, 4, 16);
    }

    private Graph graph() {
        var url = settings.text("GRAPH_API_URL", "https://graph.facebook.com").replaceFirst("/+$", "");
        return new Graph(url, settings.text("GRAPH_API_VERSION", "v25.0"));
    }

    private Outside outside() {
        return new Outside(settings.text("ZAPI_API_URL", "https://api.z-api.io").replaceFirst("/+$", ""), google());
    }

    /** Google has a host for each of its parts; whoever stands in for it has one for all. */
    private GoogleUrls google() {
        var urls = settings.text("GOOGLE_API_URL").map(url -> GoogleUrls.at(url.replaceFirst("/+$", "")))
                .orElseGet(() -> new GoogleUrls("https://www.googleapis.com", "https://sheets.googleapis.com",
                        "https://oauth2.googleapis.com/token", "https://accounts.google.com/o/oauth2/v2/auth"));
        return new GoogleUrls(urls.calendar(), urls.sheets(),
                settings.text("GOOGLE_TOKEN_URL", urls.token()).replaceFirst("/+$", ""), urls.consent());
    }

    private Optional<URI> url() {
        return settings.text("FRONTEND_URL").flatMap(text -> {
            try {
                var url = URI.create(text);
                if (url.getHost() != null && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
                    return Optional.of(url);
                }
            } catch (IllegalArgumentException e) {
                // Said below.
            }
            settings.complain("FRONTEND_URL must be an address such as https://atendimento.example.com");
            return Optional.empty();
        });
    }

    private Limits limits() {
        int requests = settings.number("RATE_LIMIT_MAX_REQUESTS", 100, 1, MOST_REQUESTS);
        return new Limits(requests,
                settings.number("RATE_LIMIT_READS", requests * READS_FOR_EACH, 1, MOST_REQUESTS),
                settings.number("RATE_LIMIT_WRITES", requests * WRITES_FOR_EACH, 1, MOST_REQUESTS),
                Duration.ofMillis(settings.number("RATE_LIMIT_WINDOW_MS", 60_000, 100, 86_400_000)));
    }

    /** A server that takes mails, or none; half of one would lose the mails of those who count on it. */
    private Optional<MailSettings> mail() {
        var host = settings.text("SMTP_HOST");
        if (host.isEmpty()) {
            MAIL.stream().filter(name -> settings.text(name).isPresent())
                    .forEach(name -> settings.complain("SMTP_HOST is missing, although " + name + " is set"));
            return Optional.empty();
        }
        int port = settings.number("SMTP_PORT", 587, 1, 65_535);
        var from = settings.text("SMTP_FROM").orElseGet(missing("SMTP_FROM", "the address that mails come from"));
        if (!from.isEmpty() && !FROM.matcher(from).matches()) {
            settings.complain("SMTP_FROM must look like atendimento@example.com or Loja <atendimento@example.com>");
        }
        return Optional.of(new MailSettings(host.get(), port, mailSecurity(port), mailLogin(), from,
                mailAuthority()));
    }

    private Optional<String> mailAuthority() {
        var authority = settings.text("SMTP_CA");
        if (authority.isPresent() && !authority.get().contains("-----BEGIN CERTIFICATE-----")) {
            settings.complain("SMTP_CA must be certificates in PEM");
        }
        return authority;
    }

    private MailSettings.Security mailSecurity(int port) {
        var security = settings.text("SMTP_SECURITY", port == IMPLICIT_TLS ? "tls" : "starttls");
        return switch (security) {
            case "tls" -> MailSettings.Security.TLS;
            case "starttls" -> MailSettings.Security.STARTTLS;
            case "none" -> {
                if (settings.text("SMTP_PASSWORD").isPresent()) {
                    settings.complain("SMTP_SECURITY is none, and SMTP_PASSWORD would travel in the clear");
                }
                yield MailSettings.Security.NONE;
            }
            default -> {
                settings.complain("SMTP_SECURITY must be starttls, tls or none");
                yield MailSettings.Security.STARTTLS;
            }
        };
    }

    private Optional<MailSettings.Login> mailLogin() {
        var user = settings.text("SMTP_USER");
        var password = settings.text("SMTP_PASSWORD");
        if (user.isPresent() != password.isPresent()) {
            settings.complain("SMTP_USER and SMTP_PASSWORD go together");
        }
        return user.isPresent() && password.isPresent()
                ? Optional.of(new MailSettings.Login(user.get(), new Secret(password.get())))
                : Optional.empty();
    }

    private Set<String> proxies() {
        return Arrays.stream(settings.text("TRUSTED_PROXIES", "").split(",")).map(String::strip)
                .filter(proxy -> !proxy.isEmpty()).collect(Collectors.toUnmodifiableSet());
    }

    private boolean jsonLogs() {
        var format = settings.text("LOG_FORMAT", "text");
        if (!format.equals("text") && !format.equals("json")) {
            settings.complain("LOG_FORMAT must be text or json");
        }
        return format.equals("json");
    }

    /** All of the first channel or nothing: without the app secret its webhooks could not be believed. */
    private Optional<FirstChannel> firstChannel() {
        var given = CHANNEL.stream().filter(name -> settings.text(name).isPresent()).toList();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        CHANNEL.stream().filter(name -> !given.contains(name)).sorted()
                .forEach(name -> settings.complain(name + " is missing, although " + given.getFirst() + " is set"));
        return Optional.of(new FirstChannel(settings.text("WHATSAPP_PHONE_NUMBER_ID", ""),
                new Secret(settings.text("WHATSAPP_ACCESS_TOKEN", "")),
                new Secret(settings.text("WHATSAPP_APP_SECRET", "")),
                new Secret(settings.text("WEBHOOK_VERIFY_TOKEN", ""))));
    }

    private Optional<FirstAdmin> firstAdmin() {
        var email = settings.text("ADMIN_EMAIL");
        var password = settings.text("ADMIN_PASSWORD");
        if (email.isEmpty() && password.isEmpty()) {
            return Optional.empty();
        }
        if (email.isEmpty() || password.isEmpty()) {
            settings.complain("ADMIN_EMAIL and ADMIN_PASSWORD go together");
            return Optional.empty();
        }
        if (password.get().length() < PASSWORD_LENGTH || isExample(password.get())) {
            settings.complain(
                    "ADMIN_PASSWORD is weak: " + PASSWORD_LENGTH + " characters at least, and no common word");
        }
        return Optional.of(new FirstAdmin(email.get(), new Secret(password.get())));
    }

    private Secret required(String name, String hint) {
        return new Secret(settings.text(name).orElseGet(missing(name, hint)));
    }

    private Secret key(String name) {
        var value = settings.text(name).orElseGet(missing(name, KEY_BYTES + " random bytes at least"));
        if (!value.isEmpty() && (value.getBytes(StandardCharsets.UTF_8).length < KEY_BYTES || isExample(value)
                || value.chars().distinct().count() < 8)) {
            settings.complain(
                    name + " is weak: " + KEY_BYTES + " random bytes at least, such as `openssl rand -hex 32`");
        }
        return new Secret(value);
    }

    private Supplier<String> missing(String name, String hint) {
        return () -> {
            settings.complain(name + " is missing: " + hint);
            return "";
        };
    }

    private static boolean isExample(String value) {
        var lower = value.toLowerCase(Locale.ROOT);
        return EXAMPLES.stream().anyMatch(lower::contains);
    }
}
