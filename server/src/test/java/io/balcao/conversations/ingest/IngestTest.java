package io.balcao.conversations.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.meta.WebhookSignature;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.StatusEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.WebServer;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.redis.Redis;
import io.balcao.platform.work.Background;
import io.balcao.testing.Stores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.client.WebClient;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Promises 1 to 3: durable before 200, once, in order. Through the real endpoint, into a real database. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IngestTest {
    static final Vertx VERTX = Vertx.vertx();
    static final Vault VAULT = new Vault(new Secret("a".repeat(32)));
    static Database database;
    static WebClient client;
    static int port;
    static WebServer server;
    static EventStream events;

    OrganizationId organization;
    UUID channel;
    String number;
    WebhookSignature signature;

    @BeforeAll
    static void start() {
        database = Database.open(VERTX, Stores.database());
        var metrics = new SimpleMeterRegistry();
        var redis = Redis.connect(VERTX, Stores.redis().url());
        events = new EventStream(VERTX, redis, metrics);
        var background = new Background();
        var ingest = new WhatsappIngest(VERTX, database, new ChannelDirectory(database, VAULT), events,
                new StatusEvents(database, new ThreadRepository(), events, background), new Quiet(), background,
                new WhatsappIngest.Defaults(Optional.of(new Secret("panel")), Optional.of(new Secret("verify me")),
                        true),
                status -> new MessageView.Reason("unknown", "?"), organization -> false, InstantSource.system(),
                metrics);
        server = new WebServer(VERTX, 2);
        port = server.listen("127.0.0.1", 0, ingest::handle);
        client = WebClient.create(VERTX);
    }

    @AfterAll
    static void stop() {
        server.stop();
        database.close();
        VERTX.close().await();
    }

    private static final class Quiet implements IngestListener {
        @Override
        public void unanswered(OrganizationId organization, UUID conversation) {}

        @Override
        public void scored(OrganizationId organization) {}

        @Override
        public void sessionChanged(OrganizationId organization, UUID channel, boolean isConnected) {}

        @Override
        public void mediaArrived(OrganizationId organization) {}
    }

    @BeforeEach
    void organization() {
        organization = new OrganizationId(Ids.next());
        channel = Ids.next();
        number = Long.toString(System.nanoTime());
        signature = new WebhookSignature("secret of " + number);
        database.inTransaction(organization, tx -> {
            tx.change("INSERT INTO organizations (id, name) VALUES ($1, 'Loja')", organization.value());
            return tx.change("""
                    INSERT INTO channels (id, organization_id, name, phone_number_id, app_secret_encrypted)
                    VALUES ($1, $2, 'Número', $3, $4)
                    """, channel, organization.value(), number,
                    Buffer.buffer(VAULT.seal(new Secret("secret of " + number))));
        });
    }

    @Test
    void a_message_is_stored_before_the_answer() {
        assertThat(post(text("wamid.1", "551199990000", "Oi"))).isEqualTo(200);

        assertThat(contents()).containsExactly("Oi");
    }

    // IN-05, over one server
    @Test
    void the_same_message_fifty_times_at_once_is_stored_once() {
        var body = text("wamid.same", "551199990000", "Oi");
        var posts = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 50; i++) {
            posts.add(send(body));
        }

        assertThat(posts.stream().map(one -> one.await())).containsOnly(200);
        assertThat(contents()).containsExactly("Oi");
    }

    // IN-08
    @Test
    void ten_first_messages_at_once_make_one_customer_and_one_conversation() {
        var posts = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 10; i++) {
            posts.add(send(text("wamid.album" + i, "551199990000", "foto " + i)));
        }
        posts.forEach(one -> one.await());

        assertThat(contents()).hasSize(10);
        assertThat(count("SELECT count(*) FROM customers")).isEqualTo(1);
        assertThat(count("SELECT count(*) FROM conversations")).isEqualTo(1);
    }

    // OR-01
    @Test
    void five_hundred_messages_at_once_have_one_order() {
        var posts = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 500; i++) {
            posts.add(send(text("wamid.o" + i, "551199990000", "n" + i)));
        }
        posts.forEach(one -> one.await());

        assertThat(count("SELECT count(DISTINCT (created_at, id)) FROM messages")).isEqualTo(500);
        assertThat(count("SELECT count(DISTINCT created_at) FROM messages")).isEqualTo(500);
        assertThat(count("SELECT count(DISTINCT seq) FROM messages")).isEqualTo(500);
    }

    // IN-17
    @Test
    void twelve_and_thirteen_digits_of_one_mobile_are_one_customer() {
        post(text("wamid.12", "551188887777", "a"));
        post(text("wamid.13", "5511988887777", "b"));

        assertThat(count("SELECT count(*) FROM customers")).isEqualTo(1);
    }

    // IN-02
    @Test
    void a_wrong_signature_stores_nothing() {
        var body = text("wamid.forged", "551199990000", "Oi").getBytes(StandardCharsets.UTF_8);
        var answer = client.post(port, "127.0.0.1", WhatsappIngest.PATH)
                .putHeader(WebhookSignature.HEADER, new WebhookSignature("another").sign(body))
                .sendBuffer(Buffer.buffer(body)).await();

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(contents()).isEmpty();
    }

    // OR-02
    @Test
    void a_message_six_hours_late_takes_its_old_place_and_says_so() {
        long now = System.currentTimeMillis() / 1000;
        post(text("wamid.now", "551199990000", "nova"));
        post(text("wamid.late", "551199990000", "velha", now - 6 * 3600));

        assertThat(contents()).containsExactly("velha", "nova");
        assertThat(count("SELECT count(*) FROM messages WHERE metadata ? 'late'")).isEqualTo(1);
    }

    private int post(String body) {
        return send(body).await();
    }

    private Future<Integer> send(String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return client.post(port, "127.0.0.1", WhatsappIngest.PATH)
                .putHeader(WebhookSignature.HEADER, signature.sign(bytes)).sendBuffer(Buffer.buffer(bytes))
                .map(answer -> answer.statusCode());
    }

    private java.util.List<String> contents() {
        return database.inTransaction(organization, tx -> tx.list(
                "SELECT content FROM messages ORDER BY created_at, id", row -> row.getString(0)));
    }

    private long count(String sql) {
        return database.inTransaction(organization, tx -> tx.one(sql, row -> row.getLong(0)).orElseThrow());
    }

    private String text(String id, String from, String text) {
        return text(id, from, text, System.currentTimeMillis() / 1000);
    }

    private String text(String id, String from, String text, long at) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"55","phone_number_id":"%s"},
                "contacts":[{"profile":{"name":"Rita"},"wa_id":"%s"}],
                "messages":[{"from":"%s","id":"%s","timestamp":"%d","type":"text","text":{"body":"%s"}}]}}]}]}
                """.formatted(number, from, from, id, at, text);
    }
}
