package io.balcao.privacy;

import io.balcao.channels.media.MediaStore;
import io.balcao.conversations.desk.Desk;
import io.balcao.conversations.ingest.Phone;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.testing.ConversationRows;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/** An organization that keeps what people wrote to it, on a server that the tests of this package share. */
final class Archive {
    static final Path DIRECTORY = directory();
    private static final Path FILES = DIRECTORY.resolve("media");
    private static final AtomicReference<Privacy> PRIVACY = new AtomicReference<>();
    static final FeatureServer SERVER = new FeatureServer(Stores.redis().url(),
            Set.of("privacy", "customers", "conversations", "messages"), (ground, mount) -> {
                new Desk(ground.database(), ground.accounts().auditTrail(), ground.events(), ground.queues(),
                        organization -> {}, (organization, channel, id) -> {}, (organization, files) -> {},
                        ground.clock(), (tx, flow, block, handled, version) -> Optional.empty())
                        .addTo(mount.routes());
                var privacy = new Privacy(ground.database(), ground.accounts().auditTrail(), ground.events(),
                        ground.background(), DIRECTORY);
                privacy.addTo(mount.routes());
                PRIVACY.set(privacy);
            });

    final FeatureServer.Shop shop = SERVER.shop();
    final Person supervisor = shop.user(Role.SUPERVISOR);
    final Person ana = shop.user(Role.ATTENDANT);
    final UUID channel = ConversationRows.channel(shop::sql, shop.id);
    final ConversationRows rows = new ConversationRows(shop::sql, shop.id, channel);
    final Phone phone = new Phone(SERVER.ground, shop.id, channel);

    static Privacy privacy() {
        return PRIVACY.get();
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("balcao-privacy-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A conversation that is over, of a new customer. */
    UUID closed(String customer) {
        return rows.conversation(customer, "nobody", "closed", ana.id, null);
    }

    UUID customerOf(UUID conversation) {
        return UUID.fromString(shop.rows("SELECT customer_id FROM conversations WHERE id = $1", conversation)
                .getFirst().getString("customer_id"));
    }

    /** A file that a customer sent. */
    UUID file(UUID conversation, String name, byte[] content) {
        try {
            var store = new MediaStore(FILES);
            var id = Ids.next();
            var key = store.keep(Files.write(store.aside(), content), shop.id, id);
            shop.sql("INSERT INTO media (id, organization_id, conversation_id, direction, status, mime_type, file_name,"
                    + " storage_key, size) VALUES ($1, $2, $3, 'inbound', 'ready', 'application/pdf', $4, $5, $6)", id,
                    shop.id.value(), conversation, name, key, (long) content.length);
            var message = rows.message(conversation, "customer", "", "received");
            shop.sql("UPDATE messages SET media_id = $2, message_type = 'document' WHERE id = $1", message, id);
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static HttpResponse<byte[]> exported(Person who, UUID customer) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(SERVER.uri("/customers/" + customer + "/export"))
                    .header("Authorization", "Bearer " + who.token).build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
