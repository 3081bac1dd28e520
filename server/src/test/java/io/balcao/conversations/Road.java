package io.balcao.conversations;

import static org.awaitility.Awaitility.await;

import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.meta.FakeGraph.Call;
import io.balcao.channels.meta.GraphClient;
import io.balcao.channels.meta.GraphSettings;
import io.balcao.channels.meta.WebhookSignature;
import io.balcao.channels.zapi.ZapiClient;
import io.balcao.channels.zapi.ZapiSettings;
import io.balcao.conversations.desk.Counter;
import io.balcao.conversations.ingest.WhatsappIngest;
import io.balcao.conversations.lane.Responder;
import io.balcao.conversations.lane.Responder.Answer;
import io.balcao.conversations.outbox.Outbox;
import io.balcao.conversations.outbox.OutgoingFiles;
import io.balcao.platform.Ids;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.http.WebServer;
import io.balcao.platform.work.Background;
import io.balcao.testing.NoFiles;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The whole road of a message as one server has it, for one shop: Meta's signed webhooks come in by HTTP, sends go out by
 * HTTP to a Graph of the test's own, PostgreSQL and Redis are real. Several roads on one database are several servers.
 */
public final class Road implements AutoCloseable {
    private static final Vault VAULT = new Vault(new Secret("a".repeat(32)));
    static final String TOKEN = "EAAG";
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public final Conversations conversations;
    public final Outbox outbox;
    public final MeterRegistry metrics = new SimpleMeterRegistry();
    private final Background background = new Background();
    private final WebServer server;
    private final int port;

    /** A server with a clock of its own and nobody to answer. */
    public static Road of(URI graph, InstantSource clock) {
        return new Road(graph, clock, turn -> Answer.say(turn.state(), List.of()));
    }

    public static Road of(URI graph) {
        return of(graph, InstantSource.system());
    }

    public Road(URI graph, InstantSource clock, Responder responder) {
        this(graph, clock, responder, new NoFiles());
    }

    /** One that uploads files before it sends them. */
    public Road(URI graph, InstantSource clock, Responder responder, OutgoingFiles files) {
        var ground = Counter.SERVER.ground;
        var client = new GraphClient(ground.vertx(), new GraphSettings(graph, "v25.0", 320, Duration.ofSeconds(2),
                Duration.ofSeconds(30), Duration.ofSeconds(30)));
        conversations = new Conversations(
                new Conversations.Ground(ground.vertx(), ground.database(), ground.accounts().auditTrail(),
                        ground.events(),
                        background, clock, VAULT,
                        metrics),
                new Conversations.Ways(new ChannelDirectory(ground.database(), VAULT), client,
                        new ZapiClient(ground.vertx(), ZapiSettings.of(graph)), files,
                        new WhatsappIngest.Defaults(Optional.of(new Secret("panel")), Optional.empty(), true),
                        organization -> {}, organization -> {}, organization -> false),
                responder, organization -> {});
        outbox = conversations.outbox();
        server = new WebServer(ground.vertx(), 1);
        port = server.listen("127.0.0.1", 0, conversations::handleWebhook);
    }

    /** Gives a shop's number its secrets, and says how Meta calls it. */
    public static String connect(Counter counter) {
        counter.shop.sql("UPDATE channels SET access_token_encrypted = $1, app_secret_encrypted = $2, waba_id = $3",
                Buffer.buffer(VAULT.seal(new Secret(TOKEN))), Buffer.buffer(VAULT.seal(secret(counter))),
                "7" + numberOf(counter));
        return numberOf(counter);
    }

    private static Secret secret(Counter counter) {
        return new Secret("secret of " + counter.channel);
    }

    public static String numberOf(Counter counter) {
        return counter.shop.rows("SELECT phone_number_id FROM channels").getFirst().getString("phone_number_id");
    }

    /** Graph takes a message and gives it an id. */
    public static void takes(Call call, String wamid) {
        call.json(200, """
                {"messaging_product":"whatsapp","contacts":[{"input":"1","wa_id":"1"}],"messages":[{"id":"%s"}]}"""
                .formatted(wamid));
    }

    /** Graph refuses a message. */
    public static void refuses(Call call, int status, int code) {
        call.json(status, "{\"error\":{\"message\":\"(#%d)\",\"code\":%d}}".formatted(code, code));
    }

    /** Our own id that a send carried. */
    public static String ownId(Call call) {
        return new JsonObject(call.body()).getString("biz_opaque_callback_data");
    }

    /** The text that a send carried. */
    public static String text(Call call) {
        return new JsonObject(call.body()).getJsonObject("text").getString("body");
    }

    /** Posts one change of Meta for the shop's number and gives what it was answered. */
    public int receives(Counter counter, String field, String value) {
        return receives(counter, "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"7" + numberOf(counter)
                + "\",\"time\":1790000000,\"changes\":[{\"field\":\"" + field + "\",\"value\":" + value + "}]}]}");
    }

    /** Posts a whole body, signed with the shop's secret. */
    public int receives(Counter counter, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            return CLIENT.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + WhatsappIngest.PATH))
                    .header(WebhookSignature.HEADER, new WebhookSignature(secret(counter).value()).sign(bytes))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What stands before everything that is about a number. */
    public static String head(Counter counter) {
        return "\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"55\",\"phone_number_id\":\""
                + numberOf(counter) + "\"}";
    }

    /** A customer writes. */
    public int writes(Counter counter, String from, String text) {
        return message(counter, from, "wamid." + Ids.next(), "text",
                "\"text\":" + new JsonObject().put("body", text).encode());
    }

    /** A customer sends something, now. */
    public int message(Counter counter, String from, String id, String type, String payload) {
        return receives(counter, "messages", "{" + head(counter) + """
                ,"contacts":[{"profile":{"name":"Rita"},"wa_id":"%s"}],"messages":[
                {"from":"%s","id":"%s","timestamp":"%d","type":"%s",%s}]}""".formatted(from, from, id,
                Instant.now().getEpochSecond(), type, payload));
    }

    /** WhatsApp says what became of a send. */
    public int status(Counter counter, String wamid, String status, String ownId) {
        return receives(counter, "messages", "{" + head(counter) + ",\"statuses\":[{\"id\":\"" + wamid
                + "\",\"status\":\"" + status + "\",\"timestamp\":\"" + Instant.now().getEpochSecond()
                + "\",\"recipient_id\":\"5511\"" + (ownId.isEmpty()
                        ? ""
                        : ",\"biz_opaque_callback_data\":\"" + ownId + "\"")
                + (status.equals("failed")
                        ? ",\"errors\":[{\"code\":131026,\"title\":\"Message undeliverable\"}]"
                        : "")
                + "}]}");
    }

    /** Sends until nothing more can leave; does not wait for anything that is due later. */
    public void sendsUntil(Counter counter, java.util.concurrent.Callable<Boolean> done) {
        await().until(() -> {
            outbox.wake(counter.shop.id);
            return done.call();
        });
    }

    /** What the database says of a message. */
    public static JsonObject messageOf(Counter counter, UUID id) {
        return counter.shop.rows("SELECT * FROM messages WHERE id = $1", id).getFirst();
    }

    public static String statusOf(Counter counter, UUID id) {
        return messageOf(counter, id).getString("status");
    }

    @Override
    public void close() {
        server.stop();
        background.close();
    }
}
