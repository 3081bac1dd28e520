package io.balcao.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Ids;
import io.balcao.platform.db.Migrations;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What has had its time is deleted, and nothing else; the numbers of the past stay as they were (LG-05). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RetentionTest {
    private final Archive archive = new Archive();

    @Test
    void messages_and_their_files_go_when_their_time_is_over_and_younger_ones_stay() {
        var old = archive.closed("Rita");
        archive.rows.message(old, "attendant", "o laudo vazou", "sent");
        archive.file(old, "laudo.pdf", new byte[10]);
        aged(old, 400);
        var half = archive.rows.conversation("Caio", "bot", "open", null, null);
        aged(half, 400);
        archive.rows.message(half, "customer", "ainda vale", "received");
        archive.shop.sql(
                "INSERT INTO conversation_transfers (id, organization_id, conversation_id, reason, transferred_at)"
                        + " VALUES ($1, $2, $3, 'vazou', now() - interval '400 days')",
                Ids.next(), archive.shop.id.value(), old);
        var ledger = count("conversation_events");
        keeps("messages", 365);

        runs();

        assertThat(contents(old)).isEmpty();
        assertThat(contents(half)).containsExactly("ainda vale");
        assertThat(count("media")).isZero();
        assertThat(archive.shop.rows("SELECT 1 AS one FROM conversation_transfers WHERE reason IS NOT NULL")).isEmpty();
        assertThat(count("conversation_events")).isEqualTo(ledger).isPositive();
        var shell = archive.shop.admin.gets("/conversations/" + old).body();
        assertThat(shell.getJsonObject("metadata").getString("messages_deleted_until")).endsWith("Z");
        assertThat(shell.getValue("last_message")).isNull();
        var seen = archive.shop.admin.gets("/conversations/" + half).body().getJsonObject("last_message");
        assertThat(seen.getString("preview")).isEqualTo("ainda vale");
        assertThat(applied()).isEqualTo(new JsonObject().put("messages", 4));
    }

    @Test
    void a_file_may_go_before_its_message_which_then_says_so() {
        var conversation = archive.closed("Rita");
        var file = archive.file(conversation, "laudo.pdf", new byte[10]);
        archive.shop.sql("UPDATE media SET created_at = now() - interval '100 days' WHERE id = $1", file);
        var young = archive.file(conversation, "novo.pdf", new byte[10]);
        keeps("files", 90);

        runs();

        var row = archive.shop.rows("SELECT * FROM media WHERE id = $1", file).getFirst();
        assertThat(row.getString("status")).isEqualTo("expired");
        assertThat(row.getString("storage_key")).isNull();
        assertThat(row.getString("file_name")).isNull();
        assertThat(archive.shop.rows("SELECT status FROM media WHERE id = $1", young).getFirst().getString("status"))
                .isEqualTo("ready");
        var shown = archive.shop.admin.gets("/messages?conversation_id=" + conversation).body().getJsonArray("data");
        assertThat(shown.stream().map(message -> ((JsonObject) message).getJsonObject("media"))
                .filter(java.util.Objects::nonNull).map(media -> media.getString("status")))
                .containsExactlyInAnyOrder("expired", "ready");
    }

    @Test
    void raw_bodies_answers_of_programs_mails_and_logins_go_by_the_defaults() {
        archive.shop.sql("INSERT INTO dead_letters (id, organization_id, source, reason, raw, created_at) VALUES"
                + " ($1, $3, 'whatsapp', 'x', 'vazou', now() - interval '91 days'),"
                + " ($2, $3, 'whatsapp', 'x', 'fica', now() - interval '89 days')", Ids.next(), Ids.next(),
                archive.shop.id.value());
        var endpoint = Ids.next();
        archive.shop.sql("INSERT INTO webhook_endpoints (id, organization_id, url, description, event_types,"
                + " secret_encrypted, created_by) VALUES ($1, $2, 'https://erp.example/hook', 'ERP',"
                + " ARRAY['message.received'], '\\x00', $3)", endpoint, archive.shop.id.value(), archive.shop.admin.id);
        for (int days : List.of(29, 31)) {
            archive.shop.sql("INSERT INTO webhook_deliveries (id, organization_id, endpoint_id, event, event_type,"
                    + " occurred_at, ended_at, state) VALUES ($1, $2, $3, $1, 'ping', now(),"
                    + " now() - make_interval(days => $4), 'delivered')", Ids.next(), archive.shop.id.value(), endpoint,
                    days);
            archive.shop.sql("INSERT INTO mails (id, organization_id, kind, recipient, state, expires_at, ended_at)"
                    + " VALUES ($1, $2, 'invitation', 'rita@example.com', 'sent', now(),"
                    + " now() - make_interval(days => $3))", Ids.next(), archive.shop.id.value(), days);
        }
        for (int days : List.of(182, 184)) {
            archive.shop.sql("INSERT INTO sessions (id, organization_id, user_id, token_hash, expires_at, address)"
                    + " VALUES ($1, $2, $3, '\\x00', now() - make_interval(days => $4), '198.51.100.7')", Ids.next(),
                    archive.shop.id.value(), archive.ana.id, days);
        }

        runs();

        assertThat(archive.shop.rows("SELECT raw FROM dead_letters")).singleElement()
                .satisfies(row -> assertThat(row.getString("raw")).isEqualTo("fica"));
        assertThat(count("webhook_deliveries")).isEqualTo(1);
        assertThat(count("mails")).isEqualTo(1);
        assertThat(archive.shop.rows("SELECT 1 AS one FROM sessions WHERE address = '198.51.100.7'")).hasSize(1);
        assertThat(applied()).isEqualTo(new JsonObject().put("dead_letters", 1).put("webhook_log", 1).put("mails", 1)
                .put("access_log", 1));
    }

    @Test
    void whoever_holds_a_conversation_does_not_wait_for_it_nor_it_for_them() throws Exception {
        var held = archive.closed("Rita");
        var free = archive.closed("Caio");
        aged(held, 400);
        aged(free, 400);
        keeps("messages", 365);
        var isHeld = new CountDownLatch(1);
        var isDone = new CountDownLatch(1);
        var holder = CompletableFuture.runAsync(() -> Archive.SERVER.ground.database().inTransaction(archive.shop.id,
                tx -> {
                    tx.change("UPDATE conversations SET version = version + 1 WHERE id = $1", held);
                    isHeld.countDown();
                    try {
                        return isDone.await(20, java.util.concurrent.TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }), Thread::startVirtualThread);
        isHeld.await();
        try {
            runs();
            assertThat(contents(free)).isEmpty();
        } finally {
            isDone.countDown();
        }
        holder.join();
        assertThat(contents(held)).hasSize(1);

        runs();
        assertThat(contents(held)).isEmpty();
    }

    @Test
    void a_run_that_was_broken_off_goes_on_where_it_stood_and_leaves_out_nothing() {
        var conversations = java.util.stream.IntStream.range(0, 3).mapToObj(i -> archive.closed("Cliente " + i))
                .toList();
        conversations.forEach(conversation -> {
            archive.shop.sql("""
                    INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, content, status,
                        sent_at, created_at)
                    SELECT gen_random_uuid(), $1, $2, $3, 'bot', 'x', 'sent', now(), now() + i * interval '1 ms'
                    FROM generate_series(1, 400) AS i""", archive.shop.id.value(), conversation, archive.channel);
            aged(conversation, 400);
        });
        keeps("messages", 365);

        assertThat(Archive.privacy().retain(archive.shop.id)).isTrue();
        var left = count("messages");
        assertThat(left).isEqualTo(1_203 - 500);
        // Whoever comes next knows only what the database says.
        runs();

        assertThat(count("messages")).isZero();
        assertThat(applied().getInteger("messages")).isEqualTo(1_203);
    }

    @Test
    void after_a_change_nothing_of_the_kind_is_deleted_for_a_day() {
        var old = archive.closed("Rita");
        aged(old, 400);
        assertThat(asked("messages", 365).status()).isEqualTo(200);

        runs();
        assertThat(contents(old)).hasSize(1);

        archive.shop.sql("UPDATE retention_rules SET changed_at = now() - interval '25 hours'");
        runs();
        assertThat(contents(old)).isEmpty();
    }

    @Test
    void the_screen_is_told_what_would_go_before_it_is_said_and_the_rules_are_noted() {
        var old = archive.closed("Rita");
        archive.rows.message(old, "customer", "outra", "received");
        aged(old, 100);

        assertThat(archive.shop.admin.gets("/retention-rules/due?kind=messages&days=90").body().getInteger("due"))
                .isEqualTo(2);
        assertThat(archive.shop.admin.gets("/retention-rules/due?kind=messages&days=120").body().getInteger("due"))
                .isZero();
        assertThat(asked("messages", 90).body().getJsonArray("data").getJsonObject(0).getInteger("due")).isEqualTo(2);
        assertThat(asked("messages", 29).status()).isEqualTo(422);
        assertThat(asked("audit", 90).status()).isEqualTo(422);
        assertThat(archive.supervisor.gets("/retention-rules").status()).isEqualTo(403);
        assertThat(new Archive().shop.admin.gets("/retention-rules/due?kind=messages&days=90").body().getInteger("due"))
                .isZero();
        assertThat(
                archive.shop.rows("SELECT old_values, new_values FROM audit_logs WHERE action = 'retention.updated'"))
                .singleElement().satisfies(row -> {
                    assertThat(row.getJsonObject("old_values")).isEqualTo(new JsonObject().putNull("messages"));
                    assertThat(row.getJsonObject("new_values")).isEqualTo(new JsonObject().put("messages", 90));
                });
    }

    @Test
    void the_audit_trail_is_cut_at_a_seal_and_the_rest_of_the_chain_holds() {
        for (int i = 0; i < 3; i++) {
            archive.shop.sql("INSERT INTO audit_logs (id, organization_id, action, object_type) VALUES"
                    + " ($1, $2, 'old." + i + "', 'x')", Ids.next(), archive.shop.id.value());
            archive.shop.rows("SELECT seal_audit_logs(1000) AS sealed");
        }
        assertThat(broken()).isNull();
        // Nobody but the owner of the database can make it old.
        owner("UPDATE audit_seals SET sealed_at = now() - interval '200 days' WHERE organization_id = '"
                + archive.shop.id + "' AND number < 3");
        keeps("audit", 190);

        runs();

        assertThat(archive.shop.rows("SELECT action FROM audit_logs WHERE action LIKE 'old.%'")).singleElement()
                .satisfies(row -> assertThat(row.getString("action")).isEqualTo("old.2"));
        assertThat(broken()).isNull();
        owner("UPDATE audit_logs SET action = 'forged' WHERE action = 'old.2' AND organization_id = '" + archive.shop.id
                + "'");
        assertThat(broken()).isEqualTo(3);
    }

    // LG-11
    @Test
    void who_read_what_and_who_logged_in_is_kept_for_six_months_whatever_rule_stands_there() {
        archive.closed("Rita");
        archive.shop.admin.gets("/customers");
        Archive.SERVER.ground.accounts().auditTrail().readings().write();
        archive.shop.rows("SELECT seal_audit_logs(1000) AS sealed");
        archive.shop.sql("INSERT INTO audit_logs (id, organization_id, action, object_type) VALUES"
                + " ($1, $2, 'old.1', 'x')", Ids.next(), archive.shop.id.value());
        archive.shop.rows("SELECT seal_audit_logs(1000) AS sealed");
        var session = Ids.next();
        archive.shop.sql("INSERT INTO sessions (id, organization_id, user_id, token_hash, expires_at)"
                + " VALUES ($1, $2, $3, '\\x00', now())", session, archive.shop.id.value(), archive.shop.admin.id);
        for (var kind : List.of("audit", "access_log")) {
            archive.shop.sql("INSERT INTO retention_rules (organization_id, kind, days, changed_at)"
                    + " VALUES ($1, $2, 30, now() - interval '2 days')", archive.shop.id.value(), kind);
        }

        accessAged(session, 182);
        runs();
        assertThat(archive.shop.rows("SELECT FROM audit_logs WHERE action = 'customer.listed'")).hasSize(1);
        assertThat(archive.shop.rows("SELECT FROM sessions WHERE id = $1", session)).hasSize(1);

        accessAged(session, 184);
        runs();
        assertThat(archive.shop.rows("SELECT FROM audit_logs WHERE action = 'customer.listed'")).isEmpty();
        assertThat(archive.shop.rows("SELECT FROM sessions WHERE id = $1", session)).isEmpty();
    }

    private void accessAged(UUID session, int days) {
        owner("UPDATE audit_seals SET sealed_at = now() - interval '" + days + " days' WHERE organization_id = '"
                + archive.shop.id + "' AND number = 1");
        archive.shop.sql("UPDATE sessions SET expires_at = now() - make_interval(days => $2) WHERE id = $1", session,
                days);
    }

    @Test
    void it_is_time_once_a_night_and_soon_for_a_run_that_was_broken_off() {
        archive.shop.sql("UPDATE organizations SET created_at = now()");
        assertThat(due()).isFalse();
        archive.shop.sql("UPDATE organizations SET created_at = now() - interval '4 days'");
        assertThat(due()).isTrue();
        assertThat(Archive.privacy().retain(archive.shop.id)).isTrue();
        assertThat(due()).as("begun and not ended").isTrue();
        runs();
        assertThat(due()).as("just done").isFalse();
    }

    private boolean due() {
        return Archive.SERVER.ground.database()
                .ask("SELECT organizations_with_due_retention()", row -> row.getUUID(0))
                .contains(archive.shop.id.value());
    }

    private void runs() {
        while (Archive.privacy().retain(archive.shop.id)) {
            // Until the end.
        }
    }

    private io.balcao.testing.FeatureServer.Answer asked(String kind, @Nullable Integer days) {
        return archive.shop.admin.puts("/retention-rules", new JsonObject().put("rules",
                new JsonArray().add(new JsonObject().put("kind", kind).put("days", days))));
    }

    /** As if it had been said long ago. */
    private void keeps(String kind, int days) {
        var answer = asked(kind, days);
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
        archive.shop.sql("UPDATE retention_rules SET changed_at = now() - interval '2 days'");
    }

    private void aged(UUID conversation, int days) {
        archive.shop.sql(
                "UPDATE messages SET created_at = created_at - make_interval(days => $2) WHERE conversation_id = $1",
                conversation, days);
        archive.shop.sql("UPDATE conversations SET last_message_at = last_message_at - make_interval(days => $2)"
                + " WHERE id = $1", conversation, days);
    }

    private List<String> contents(UUID conversation) {
        return archive.shop.rows("SELECT content FROM messages WHERE conversation_id = $1 ORDER BY created_at",
                conversation).stream().map(row -> row.getString("content")).toList();
    }

    private int count(String table) {
        return archive.shop.rows("SELECT count(*) AS n FROM " + table).getFirst().getInteger("n");
    }

    private @Nullable Integer broken() {
        return archive.shop.rows("SELECT broken_audit_seal() AS seal").getFirst().getInteger("seal");
    }

    private JsonObject applied() {
        var rows = archive.shop.rows("SELECT new_values FROM audit_logs WHERE action = 'retention.applied'");
        assertThat(rows).hasSize(1);
        return rows.getFirst().getJsonObject("new_values");
    }

    private void owner(String sql) {
        try (var connection = Migrations.connect(Stores.database()); var statement = connection.createStatement()) {
            statement.execute("SET app.organization_id = '" + archive.shop.id + "'");
            statement.execute(sql);
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
