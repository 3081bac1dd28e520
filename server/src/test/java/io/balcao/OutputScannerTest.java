package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.balcao.platform.Role;
import io.balcao.testing.OutputScan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * What a whole server says of a day's work, to its log in both formats, to its metrics and of what it could not use, holds
 * nothing of the people that it worked for, and none of its secrets (LG-08).
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OutputScannerTest {
    private static final String WORDS = "meu exame deu positivo";
    private static final String CARD = "4111 1111 1111 1111";
    private static final String CPF = "529.982.247-25";
    private static final String PHONE = "5511976543210";
    private static final String NAME = "Querubina";
    private static final String MAIL = "querubina@familia.example";
    private static final String WRONG_PASSWORD = "minha senha errada";

    private static final WholeServer server = WholeServer.shared();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final Level levelBefore = root.getLevel();
    private final Said said = new Said();

    /** The log, as an operator gets it: what is written at once, in both formats. */
    private static final class Said extends AppenderBase<ILoggingEvent> {
        private final JsonEncoder json = new JsonEncoder();
        private final PatternLayoutEncoder text = new PatternLayoutEncoder();
        final ConcurrentLinkedQueue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        public void start() {
            text.setContext(getContext());
            text.setPattern("%d %-5level %logger %mdc %msg%n%ex");
            json.setContext(getContext());
            text.start();
            json.start();
            super.start();
        }

        @Override
        protected void append(ILoggingEvent event) {
            for (var encoder : List.of(text, json)) {
                lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
            }
        }
    }

    @BeforeEach
    void listen() {
        said.setContext(root.getLoggerContext());
        said.start();
        root.setLevel(Level.INFO);
        root.addAppender(said);
    }

    @AfterEach
    void leave() {
        root.detachAppender(said);
        root.setLevel(levelBefore);
    }

    @Test
    void nothing_of_the_people_and_no_secret_is_in_what_the_server_says() throws Exception {
        var shop = server.shop("Sigilo");
        var ana = shop.user(Role.ATTENDANT);
        shop.joins(shop.sales, ana);

        worksADay(shop, ana);
        goesWrong(shop, ana);
        // That something was listened to at all.
        LoggerFactory.getLogger(OutputScannerTest.class).info("The day is over");
        await().until(() -> said.lines.stream().anyMatch(line -> line.contains("The day is over")));

        var output = new LinkedHashMap<String, String>();
        output.put("the log", String.join("", said.lines));
        output.put("the metrics", HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.internalPort + "/metrics")).build(), BodyHandlers.ofString())
                .body());
        var letters = shop.rows("SELECT reason FROM dead_letters");
        assertThat(letters).as("that something could not be used").isNotEmpty();
        output.put("the reasons of dead letters", letters.toString());
        assertThat(output.get("the metrics")).contains("jvm_memory");
        output.forEach((where, what) -> secrets(shop, ana).forEach((secret, value) -> assertThat(what.contains(value))
                .as("%s in %s: %s", secret, where, around(what, value)).isFalse()));
    }

    @Test
    void the_scanner_of_what_a_process_wrote_finds_each_kind_of_what_it_looks_for() {
        for (var line : List.of("Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIi.x", "token=EAAGm0PX4", "hash $2a$12$abcdefghijkl",
                "cpf " + CPF, "paid with " + CARD, "from " + PHONE, "from +55 11 97654-3210", "to " + MAIL)) {
            assertThat(OutputScan.findings("INFO something " + line, List.of())).as(line).isNotEmpty();
        }
        assertThat(OutputScan.findings("INFO he said " + WORDS, List.of(WORDS))).hasSize(1);
        assertThat(OutputScan.findings("2026-11-22T14:11:55.119Z INFO Channel 01a20391-a25d-7000-a2af-3b89677911e4"
                + " stopped, +55 11 •••••-0001, balcao_disk_free_bytes 5.5119876543E10", List.of(WORDS))).isEmpty();
    }

    private static Map<String, String> secrets(WholeServer.Shop shop, WholeServer.Person ana) {
        var secrets = new LinkedHashMap<String, String>();
        secrets.put("a message", WORDS);
        secrets.put("a card", CARD);
        secrets.put("a CPF", CPF);
        secrets.put("a phone number", PHONE);
        secrets.put("a phone number without the ninth digit", "551176543210");
        secrets.put("a name", NAME);
        secrets.put("a customer's e-mail", MAIL);
        secrets.put("an attendant's e-mail", ana.email);
        secrets.put("a password", WholeServer.PASSWORD);
        secrets.put("a wrong password", WRONG_PASSWORD);
        secrets.put("an access token", ana.token.substring(ana.token.lastIndexOf('.')));
        secrets.put("a refresh token", ana.refreshToken);
        secrets.put("an app secret", WholeServer.appSecret(shop.number));
        secrets.put("a verify token", WholeServer.verifyToken(shop.number));
        secrets.put("a channel's token", "EAAG-");
        return secrets;
    }

    private static String around(String what, String value) {
        var at = what.indexOf(value);
        return at < 0 ? "" : what.substring(Math.max(0, at - 200), Math.min(what.length(), at + 200));
    }

    /** What happens on any day. */
    private static void worksADay(WholeServer.Shop shop, WholeServer.Person ana) {
        shop.line.phone(NAME, PHONE).writes(WORDS + " " + CARD + " " + CPF);
        await().until(() -> !shop.rows("SELECT 1 AS one FROM messages WHERE sender_type = 'bot'").isEmpty());
        var conversation = shop.rows("SELECT id, customer_id FROM conversations").getFirst();
        var id = conversation.getString("id");
        assertThat(shop.admin.sends("POST", "/conversations/" + id + "/takeover", null).status()).isEqualTo(200);
        assertThat(shop.admin.sends("POST", "/messages", new JsonObject().put("conversation_id", id)
                .put("content", NAME + ", " + WORDS + ": " + CPF).put("client_id", "1")).status()).isEqualTo(201);
        await().until(() -> shop.rows("SELECT 1 AS one FROM outbox").isEmpty());
        assertThat(shop.admin.sends("PATCH", "/customers/" + conversation.getString("customer_id"),
                new JsonObject().put("email", MAIL)).status()).isEqualTo(200);
        shop.admin.gets("/conversations?q=" + NAME);
        shop.admin.gets("/customers?q=" + PHONE);
        server.send("POST", "/api/v1/auth/forgot-password", WholeServer.json(null, new JsonObject()),
                new JsonObject().put("email", ana.email).encode());
        await().until(() -> shop.rows("SELECT 1 AS one FROM mails WHERE state = 'sent'").size() == 1);
        try (var socket = ana.socket()) {
            socket.ask("subscribe:conversation", id);
            socket.ask("typing", PHONE + WORDS);
        }
    }

    /** And what should not. */
    private static void goesWrong(WholeServer.Shop shop, WholeServer.Person ana) {
        for (var body : new ArrayList<>(List.of(
                "{\"email\":\"" + ana.email + "\",\"password\":\"" + WRONG_PASSWORD + "\"}",
                "{\"email\":\"" + MAIL + "\",\"password\":\"" + WRONG_PASSWORD + "\"}",
                "{\"email\":{\"$ne\":\"" + MAIL + "\"},\"password\":[\"" + WRONG_PASSWORD + "\"]}",
                "{\"email\":\"" + MAIL + "\",\"password\":\"" + WRONG_PASSWORD))) {
            server.send("POST", "/api/v1/auth/login", WholeServer.json(null, new JsonObject()), body);
        }
        server.send("GET", "/api/v1/nowhere/" + PHONE + "?access_token=" + ana.token, Map.of(), null);
        ana.sends("PATCH", "/customers/" + PHONE, new JsonObject().put("name", NAME));
        ana.sends("POST", "/messages", new JsonObject().put("conversation_id", PHONE).put("content", WORDS));
        server.send("GET", "/api/v1/customers", Map.of("Authorization", "Bearer " + ana.token + "x"), null);
        // One of its messages cannot be understood, and one comes for a number that is nobody's.
        var broken = new JsonObject().put("messaging_product", "whatsapp")
                .put("metadata",
                        new JsonObject().put("phone_number_id", shop.number).put("display_phone_number", PHONE))
                .put("contacts", new JsonArray().add(new JsonObject().put("wa_id", PHONE)
                        .put("profile", new JsonObject().put("name", NAME))))
                .put("messages", new JsonArray().add(new JsonObject().put("from", new JsonArray().add(PHONE))
                        .put("id", new JsonObject().put("text", WORDS)).put("timestamp", CPF).put("type", "text")
                        .put("text", new JsonObject().put("body", WORDS))));
        assertThat(shop.line.delivers(shop.line.envelope(broken))).isEqualTo(200);
        shop.line.delivers(shop.line.envelope(broken.copy().put("metadata",
                new JsonObject().put("phone_number_id", "999" + PHONE).put("display_phone_number", PHONE))));
        await().until(() -> !shop.rows("SELECT 1 AS one FROM dead_letters").isEmpty());
    }
}
