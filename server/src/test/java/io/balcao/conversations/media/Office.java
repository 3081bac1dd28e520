package io.balcao.conversations.media;

import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.meta.GraphClient;
import io.balcao.channels.meta.GraphSettings;
import io.balcao.channels.zapi.ZapiClient;
import io.balcao.channels.zapi.ZapiSettings;
import io.balcao.conversations.Conversations;
import io.balcao.conversations.desk.Desk;
import io.balcao.conversations.ingest.WhatsappIngest;
import io.balcao.conversations.lane.Responder;
import io.balcao.platform.Ids;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.http.ClientAddress;
import io.balcao.platform.http.WebServer;
import io.balcao.simulator.BusinessNumber;
import io.balcao.simulator.SimulatedNumber;
import io.balcao.simulator.Simulator;
import io.balcao.simulator.SimulatorSettings;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Ground;
import io.balcao.testing.FeatureServer.Shop;
import io.balcao.testing.NoLimit;
import io.balcao.testing.Stores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Files with all that is around them: webhooks in, the pretend WhatsApp behind, the desk beside. */
final class Office implements AutoCloseable {
    static final Vault VAULT = new Vault(new Secret("v".repeat(32)));
    static final String TOKEN = "EAAG-the-right-token";
    static final Path DIRECTORY = Path.of("target", "media-" + ProcessHandle.current().pid());

    private final ConcurrentHashMap<Ground, Parts> made = new ConcurrentHashMap<>();
    final FeatureServer server = new FeatureServer(Stores.redis().url(), Set.of("media", "customers",
            "conversations", "messages"), (ground, mount) -> {
                var parts = made.computeIfAbsent(ground, Parts::new);
                parts.desk.addTo(mount.routes());
                parts.files.addTo(mount.routes(), mount.router(), new MediaFiles.Guards(ground.accounts(),
                        ground.accounts().sockets(), parts.desk.access(), NoLimit.REQUESTS, new ClientAddress(Set.of()),
                        new Secret("a".repeat(32)), ground.accounts().auditTrail()));
            });
    final Parts parts = made.computeIfAbsent(server.ground, Parts::new);

    static final class Parts {
        final Simulator simulator;
        final GraphClient graph;
        final MediaFiles files;
        final Conversations conversations;
        final Desk desk;
        final WebServer webhooks;

        Parts(Ground ground) {
            simulator = new Simulator(ground.vertx(), SimulatorSettings.test(DIRECTORY.resolve("simulator"),
                    List.of(business("2000000000001")))).start();
            graph = new GraphClient(ground.vertx(), GraphSettings.of(URI.create(simulator.graphUrl()), "v25.0"));
            var zapi = new ZapiClient(ground.vertx(), ZapiSettings.of(URI.create(simulator.graphUrl())));
            files = new MediaFiles(new MediaFiles.Ground(ground.vertx(), ground.database(), ground.events(),
                    ground.background(), ground.clock(), VAULT, graph, zapi), DIRECTORY.resolve("files"));
            Responder silent = turn -> Responder.Answer.say(turn.state(), List.of());
            conversations = new Conversations(
                    new Conversations.Ground(ground.vertx(), ground.database(), ground.accounts().auditTrail(),
                            ground.events(), ground.background(),
                            ground.clock(), VAULT, new SimpleMeterRegistry()),
                    new Conversations.Ways(new ChannelDirectory(ground.database(), VAULT), graph, zapi,
                            files.outgoing(),
                            new WhatsappIngest.Defaults(Optional.empty(), Optional.empty(), true),
                            organization -> {}, organization -> {}, organization -> false),
                    silent, files::wake);
            desk = new Desk(ground.database(), ground.accounts().auditTrail(), ground.events(), ground.queues(),
                    conversations.outbox(),
                    (organization, channel, message) -> {}, files::delete, ground.clock(),
                    (tx, flow, block, handled, version) -> Optional.empty());
            webhooks = new WebServer(ground.vertx(), 1);
            int port = webhooks.listen("127.0.0.1", 0, conversations::handleWebhook);
            simulator.deliversTo(URI.create("http://127.0.0.1:" + port + WhatsappIngest.PATH));
        }
    }

    private static BusinessNumber business(String id) {
        return new BusinessNumber(id, "+55 11 4000-0000", "Loja", "700" + id, TOKEN, "app-secret-of-" + id, "verify");
    }

    /** Connects a number of its own to a shop. */
    SimulatedNumber number(Shop shop) {
        var id = Long.toString(System.nanoTime());
        shop.sql("""
                INSERT INTO channels (id, organization_id, name, phone_number_id, access_token_encrypted,
                                      app_secret_encrypted)
                VALUES ($1, $2, 'Loja', $3, $4, $5)
                """, Ids.next(), shop.id.value(), id, Buffer.buffer(VAULT.seal(new Secret(TOKEN))),
                Buffer.buffer(VAULT.seal(new Secret("app-secret-of-" + id))));
        return parts.simulator.add(business(id));
    }

    /** A conversation, so that a file can belong to one. */
    UUID conversation(Shop shop) {
        number(shop);
        var customer = Ids.next();
        var conversation = Ids.next();
        shop.sql("INSERT INTO customers (id, organization_id, name) VALUES ($1, $2, 'Rita')", customer,
                shop.id.value());
        shop.sql("""
                INSERT INTO conversations (id, organization_id, customer_id, channel_id)
                SELECT $1, $2, $3, id FROM channels LIMIT 1""", conversation, shop.id.value(), customer);
        return conversation;
    }

    @Override
    public void close() {
        parts.webhooks.stop();
        parts.simulator.stop();
        server.close();
    }
}
