package io.balcao.conversations.ingest;

import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.meta.WebhookSignature;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.StatusEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.http.WebServer;
import io.balcao.testing.FeatureServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Customers' phones: what they write arrives as Meta's signed webhooks at the real endpoint. */
public final class Phone {
    private static final Vault VAULT = new Vault(new Secret("a".repeat(32)));

    private final WebhookSignature signature;
    private final String number;
    private final int port;
    private final HttpClient client = HttpClient.newHttpClient();

    public Phone(FeatureServer.Ground ground, OrganizationId organization, UUID channel) {
        this(ground, organization, channel, (owner, conversation) -> {});
    }

    /** @param unanswered told which conversation waits for the bot */
    public Phone(FeatureServer.Ground ground, OrganizationId organization, UUID channel,
            BiConsumer<OrganizationId, UUID> unanswered) {
        var secret = "secret of " + channel;
        signature = new WebhookSignature(secret);
        number = ground.database().inTransaction(organization, tx -> {
            tx.change("UPDATE channels SET app_secret_encrypted = $2 WHERE id = $1", channel,
                    Buffer.buffer(VAULT.seal(new Secret(secret))));
            return tx.one("SELECT phone_number_id FROM channels WHERE id = $1", row -> row.getString(0), channel)
                    .orElseThrow();
        });
        var ingest = new WhatsappIngest(ground.vertx(), ground.database(),
                new ChannelDirectory(ground.database(), VAULT), ground.events(),
                new StatusEvents(ground.database(), new ThreadRepository(), ground.events(), ground.background()),
                new Listener(unanswered), ground.background(),
                new WhatsappIngest.Defaults(Optional.of(new Secret("panel")), Optional.of(new Secret("verify me")),
                        true),
                status -> new MessageView.Reason("unknown", "?"), one -> false, InstantSource.system(),
                new SimpleMeterRegistry());
        port = new WebServer(ground.vertx(), 1).listen("127.0.0.1", 0, ingest::handle);
    }

    private record Listener(BiConsumer<OrganizationId, UUID> bot) implements IngestListener {
        @Override
        public void unanswered(OrganizationId organization, UUID conversation) {
            bot.accept(organization, conversation);
        }

        @Override
        public void scored(OrganizationId organization) {}

        @Override
        public void sessionChanged(OrganizationId organization, UUID channel, boolean isConnected) {}

        @Override
        public void mediaArrived(OrganizationId organization) {}
    }

    /** Gives what the webhook was answered. */
    public int writes(String from, String text) {
        return writes(from, "wamid." + Ids.next(), Instant.now(), text);
    }

    /** The same, for what comes late or once more. */
    public int writes(String from, String id, Instant at, String text) {
        return sends(from, id, at, "\"type\":\"text\",\"text\":{\"body\":\"" + text + "\"}");
    }

    /** Presses a row of a list of ours. */
    public int presses(String from, String id, Instant at, String row, String title) {
        return sends(from, id, at, """
                "type":"interactive","interactive":{"type":"list_reply","list_reply":{"id":"%s","title":"%s"}}"""
                .formatted(row, title));
    }

    private int sends(String from, String id, Instant at, String payload) {
        var body = """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"55","phone_number_id":"%s"},
                "contacts":[{"profile":{"name":"Rita"},"wa_id":"%s"}],
                "messages":[{"from":"%s","id":"%s","timestamp":"%d",%s}]}}]}]}
                """.formatted(number, from, from, id, at.getEpochSecond(), payload);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        try {
            return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + WhatsappIngest.PATH))
                    .header(WebhookSignature.HEADER, signature.sign(bytes))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)).build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
