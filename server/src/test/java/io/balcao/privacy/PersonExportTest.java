package io.balcao.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Ids;
import io.balcao.testing.AppointmentRows;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who asks what is known of them gets all of it, in a file for programs and for eyes (LG-01, LG-07). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PersonExportTest {
    private final Archive archive = new Archive();
    private final UUID conversation = archive.closed("Rita");
    private final UUID customer = archive.customerOf(conversation);

    @Test
    void all_that_is_known_of_the_person_is_in_it_and_nothing_of_another() throws IOException {
        var stranger = archive.closed("Estranha");
        archive.rows.message(stranger, "customer", "segredo de outra", "received");
        archive.rows.message(conversation, "attendant", "Rita, <b>seu</b> pedido & nota", "sent");
        var bytes = new byte[70_000];
        new Random(1).nextBytes(bytes);
        var file = archive.file(conversation, "../../laudo.PDF", bytes);
        var second = anotherConversationOf(customer);
        archive.rows.message(second, "customer", "Voltei", "received");

        archive.shop.admin.posts("/customers/" + customer + "/consents", new JsonObject().put("purpose", "marketing")
                .put("state", "withdrawn").put("channel", "phone"));

        var answer = Archive.exported(archive.shop.admin, customer);
        var parts = parts(answer);

        assertThat(answer.headers().firstValue("Content-Type")).contains("application/zip");
        assertThat(json(parts, "profile.json").getJsonArray("records").getJsonObject(0).getString("name"))
                .isEqualTo("Rita");
        assertThat(json(parts, "profile.json").getJsonArray("addresses")).hasSize(1);
        var said = json(parts, "conversations/" + conversation + ".json").getJsonArray("messages");
        assertThat(said.stream().map(m -> ((JsonObject) m).getString("content")))
                .containsExactly("Oi, sou Rita", "Rita, <b>seu</b> pedido & nota", "");
        var path = said.getJsonObject(2).getString("file");
        assertThat(path).isEqualTo("files/" + file + ".pdf");
        assertThat(parts.get(path)).isEqualTo(bytes);
        assertThat(json(parts, "conversations/" + second + ".json").getJsonArray("messages")).hasSize(1);
        assertThat(text(parts, "index.html")).contains("Rita, &lt;b&gt;seu&lt;/b&gt; pedido &amp; nota", "Voltei",
                "href=\"" + path + "\"").doesNotContain("<b>seu", "<script");
        assertThat(json(parts, "manifest.json").getJsonObject("counts")).isEqualTo(new JsonObject()
                .put("conversations", 2).put("messages", 4).put("files", 1).put("missing_files", 0));
        assertThat(array(parts, "kept.json")).isNotEmpty();
        assertThat(array(parts, "consents.json").getJsonObject(0).getString("state")).isEqualTo("withdrawn");
        for (var part : parts.values()) {
            assertThat(new String(part, StandardCharsets.UTF_8)).doesNotContain("segredo de outra");
        }
    }

    @Test
    void what_they_thought_of_the_service_and_what_was_changed_of_them_is_in_it() throws IOException {
        var comment = archive.rows.message(conversation, "customer", "Demorou, mas resolveu", "received");
        archive.shop
                .sql("INSERT INTO conversation_events (organization_id, conversation_id, position, kind, occurred_at,"
                        + " channel, owner, began_at) VALUES ($1, $2, 900, 'closed', now(), 'whatsapp', 'nobody', now())"
                        + " ON CONFLICT DO NOTHING", archive.shop.id.value(), conversation);
        archive.shop.sql(
                "INSERT INTO surveys (id, organization_id, conversation_id, closing, closed_at, state, asked_at,"
                        + " score, scored_at, comment_id) VALUES ($1, $2, $3, 900, now(), 'commented', now(), 4, now(), $4)",
                Ids.next(), archive.shop.id.value(), conversation, comment);
        archive.shop.admin.patches("/customers/" + customer, new JsonObject().put("name", "Rita Lee"));

        var parts = parts(Archive.exported(archive.shop.admin, customer));

        var asked = array(parts, "surveys.json").getJsonObject(0);
        assertThat(asked.getInteger("score")).isEqualTo(4);
        assertThat(asked.getString("comment")).isEqualTo("Demorou, mas resolveu");
        assertThat(text(parts, "history.json")).contains("customer.updated", "Rita Lee");
    }

    @Test
    void what_they_booked_and_wait_for_is_in_it() throws IOException {
        var rows = new AppointmentRows(archive.shop::sql, archive.shop.id);
        rows.appointment(customer, Duration.ofDays(2), "Pernas e axilas");
        rows.waits(customer, "de preferência cedo");

        var bookings = json(parts(Archive.exported(archive.shop.admin, customer)), "appointments.json");

        assertThat(bookings.getJsonArray("appointments").getJsonObject(0).getString("areas"))
                .isEqualTo("Pernas e axilas");
        assertThat(bookings.getJsonArray("waiting_list").getJsonObject(0).getString("notes"))
                .isEqualTo("de preferência cedo");
    }

    /** A table that is added with something of a person is exported, or it is said here why it has nothing of them. */
    @Test
    void whatever_table_hangs_on_a_person_is_exported_or_has_nothing_of_their_own() {
        var exported = Set.of("customers", "customer_addresses", "conversations", "messages", "media", "consents",
                "surveys", "appointments", "waiting_entries", "webhook_deliveries", "audit_personal_values",
                "audit_customers");
        var nothingOfTheirs = Map.ofEntries(
                Map.entry("outbox", "what waits to be sent is among the messages"),
                Map.entry("message_events", "when a message was sent and read is told by its status"),
                Map.entry("message_search", "words of the messages"),
                Map.entry("message_search_progress", "how far the words were read"),
                Map.entry("conversation_transfers", "between people of the business; told in the thread"),
                Map.entry("conversation_events", "the ledger that reports are made of: times and owners"),
                Map.entry("conversation_sla", "clocks of the business"),
                Map.entry("sla_events", "clocks of the business"),
                Map.entry("channel_checks", "tests of a number by the business"),
                Map.entry("media_uploads", "whose file it is in the business, until it is sent"),
                Map.entry("dead_letters", "what could not be read: nobody knows of whom it is"),
                Map.entry("stale_targets", "clocks of the business"),
                Map.entry("other_sends", "further ids of WhatsApp for a message that left more than once"),
                Map.entry("canned_response_files", "files of the business; what was sent of them is a copy"),
                Map.entry("flow_files", "files of the business, which its bots say to whoever comes"),
                Map.entry("tag_events", "the ledger that reports by tag are made of; the tags themselves are exported"),
                Map.entry("flow_runs",
                        "which blocks of the business's flows were passed; what was said is in the thread"),
                Map.entry("reminders",
                        "what they were reminded of is among their appointments, the words in the thread"),
                Map.entry("waiting_offers",
                        "what they were offered is in the thread, what they wait for and got is exported"),
                Map.entry("answers_to_hear", "which of their messages is looked at in the next seconds"),
                Map.entry("appointment_holds", "a time that is kept for minutes while they answer"),
                Map.entry("appointment_flows", "a booking half way, which is forgotten within the hour"),
                Map.entry("queue_repairs", "what the monitor of queues put right"));

        var tables = archive.shop.rows("""
                SELECT DISTINCT k.conrelid::regclass::text AS name FROM pg_constraint k
                WHERE k.contype = 'f' AND k.confrelid = ANY (ARRAY['customers', 'conversations', 'messages', 'media']::regclass[])
                """).stream().map(row -> row.getString("name")).toList();

        assertThat(tables).hasSizeGreaterThan(8).allSatisfy(
                table -> assertThat(exported.contains(table) || nothingOfTheirs.containsKey(table)).as(table).isTrue());
    }

    @Test
    void whoever_was_merged_into_them_is_the_same_person() throws IOException {
        var other = archive.closed("Rita antiga");
        archive.rows.message(other, "customer", "do número velho", "received");
        archive.shop.sql("UPDATE customers SET metadata = jsonb_build_object('merged_into', $2::text) WHERE id = $1",
                archive.customerOf(other), customer.toString());

        assertThat(text(parts(Archive.exported(archive.shop.admin, customer)), "index.html"))
                .contains("do número velho");
    }

    @Test
    void to_whom_it_was_given_is_said() throws IOException {
        var endpoint = Ids.next();
        archive.shop.sql("INSERT INTO webhook_endpoints (id, organization_id, url, description, event_types,"
                + " secret_encrypted, created_by) VALUES ($1, $2, 'https://erp.example/hook', 'ERP',"
                + " ARRAY['message.received'], '\\x00', $3)", endpoint, archive.shop.id.value(), archive.shop.admin.id);
        archive.shop.sql("INSERT INTO webhook_deliveries (id, organization_id, endpoint_id, event, event_type,"
                + " conversation_id, occurred_at, attempted_at, state) VALUES ($1, $2, $3, $1, 'message.received', $4,"
                + " now(), now(), 'delivered')", Ids.next(), archive.shop.id.value(), endpoint, conversation);

        var sharing = json(parts(Archive.exported(archive.shop.admin, customer)), "sharing.json");

        assertThat(sharing.getJsonArray("webhooks").getJsonObject(0).getString("url"))
                .isEqualTo("https://erp.example/hook");
        assertThat(sharing.getJsonArray("operators").getJsonObject(0).getString("operator")).contains("WhatsApp");
    }

    @Test
    void more_messages_than_are_fetched_at_once_all_arrive_in_their_order() throws IOException {
        archive.shop.sql("""
                INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, content, status,
                    sent_at, created_at)
                SELECT gen_random_uuid(), $1, $2, $3, 'bot', 'número ' || i, 'sent', now(), now() + i % 7 * interval '1 s'
                FROM generate_series(1, 1500) AS i
                """, archive.shop.id.value(), conversation, archive.channel);

        var said = json(parts(Archive.exported(archive.shop.admin, customer)),
                "conversations/" + conversation + ".json").getJsonArray("messages");

        assertThat(said.stream().map(m -> ((JsonObject) m).getString("id")).distinct()).hasSize(1_501);
        assertThat(said.stream().map(m -> ((JsonObject) m).getString("created_at")).toList()).isSorted();
    }

    @Test
    void it_is_for_administrators_is_noted_with_its_size_and_leaves_nothing_behind() throws IOException {
        assertThat(Archive.exported(archive.supervisor, customer).statusCode()).isEqualTo(403);
        assertThat(Archive.exported(archive.ana, customer).statusCode()).isEqualTo(403);
        assertThat(Archive.exported(new Archive().shop.admin, customer).statusCode()).isEqualTo(404);
        assertThat(audited()).isEmpty();

        parts(Archive.exported(archive.shop.admin, customer));

        assertThat(audited()).singleElement().satisfies(row -> {
            assertThat(row.getString("user_id")).isEqualTo(archive.shop.admin.id.toString());
            assertThat(row.getString("object_id")).isEqualTo(customer.toString());
            assertThat(row.getJsonObject("new_values").getInteger("messages")).isEqualTo(1);
        });
        org.awaitility.Awaitility.await().untilAsserted(() -> {
            try (var left = Files.list(java.nio.file.Path.of(System.getProperty("java.io.tmpdir")))) {
                assertThat(left.filter(path -> path.getFileName().toString().startsWith("balcao-person-"))).isEmpty();
            }
        });
    }

    @Test
    void of_who_was_erased_there_is_nothing_to_give() {
        archive.shop.admin.posts("/customers/" + customer + "/erase", new JsonObject().put("reason", "pedido"));

        assertThat(Archive.exported(archive.shop.admin, customer).statusCode()).isEqualTo(409);
    }

    private java.util.List<JsonObject> audited() {
        return archive.shop.rows("SELECT user_id, object_id, new_values FROM audit_logs"
                + " WHERE action = 'customer.exported'");
    }

    private UUID anotherConversationOf(UUID person) {
        var id = Ids.next();
        archive.shop.sql("INSERT INTO conversations (id, organization_id, customer_id, channel_id)"
                + " VALUES ($1, $2, $3, $4)", id, archive.shop.id.value(), person, archive.channel);
        return id;
    }

    private static Map<String, byte[]> parts(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).as(() -> new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(200);
        var parts = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                assertThat(parts.put(entry.getName(), zip.readAllBytes())).isNull();
            }
        }
        return parts;
    }

    private static String text(Map<String, byte[]> parts, String name) {
        assertThat(parts).containsKey(name);
        return new String(parts.get(name), StandardCharsets.UTF_8);
    }

    private static JsonObject json(Map<String, byte[]> parts, String name) {
        return new JsonObject(text(parts, name));
    }

    private static JsonArray array(Map<String, byte[]> parts, String name) {
        return new JsonArray(text(parts, name));
    }
}
