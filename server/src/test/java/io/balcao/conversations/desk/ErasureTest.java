package io.balcao.conversations.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.conversations.ingest.Phone;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.testing.AppointmentRows;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A person is forgotten on their own wish, and does not come back by themselves. (LG-02 to LG-04) */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ErasureTest {
    private static final String NUMBER = "5511987654321";
    private static final String CALLED = "Cliente apagado";

    private final Counter counter = new Counter();
    private final Phone phone = new Phone(Counter.SERVER.ground, counter.shop.id, counter.channel);
    private final Person admin = counter.shop.user(Role.ADMIN);

    @Test
    void nothing_of_the_person_is_left_in_any_table_and_the_empty_conversation_stays_for_statistics() {
        phone.writes(NUMBER, "meu CPF vazou");
        var conversation = onlyConversation();
        Counter.takesOver(counter.supervisor, conversation);
        Counter.says(counter.supervisor, conversation, "Rita, anotei o CPF vazou");
        // What was changed and why stands in the audit trail, with what it says of them.
        assertThat(counter.supervisor.patches("/customers/" + customer(), new JsonObject().put("name", "Rita Lee")
                .put("email", "rita@vazou.example")).status()).isEqualTo(200);
        assertThat(counter.supervisor.posts("/conversations/" + conversation + "/close",
                new JsonObject().put("reason", "Rita: o CPF vazou")).status()).isEqualTo(200);
        Counter.desk().readAllForSearch();
        assertThat(tablesWith("vazou")).contains("messages", "audit_personal_values");
        assertThat(counter.shop.rows("SELECT message_id FROM message_search")).isNotEmpty();

        var deeds = deeds();
        var answer = erases(customer());

        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
        assertThat(deeds()).as("the sealed rows are as they were").containsAll(deeds);
        assertThat(answer.body().getInteger("conversations")).isEqualTo(1);
        assertThat(answer.body().getInteger("messages")).isGreaterThanOrEqualTo(2);
        for (var trace : new String[]{"vazou", "1187654321", "11987654321", "Rita"}) {
            assertThat(tablesWith(trace)).as(trace).isEmpty();
        }
        for (var table : new String[]{"messages", "message_search", "message_events", "outbox", "customer_addresses"}) {
            assertThat(counter.shop.rows("SELECT 1 AS one FROM " + table)).as(table).isEmpty();
        }
        var row = counter.shop.rows("SELECT status, owner FROM conversations").getFirst();
        assertThat(row.getString("status")).isEqualTo("closed");
        assertThat(counter.shop.rows("SELECT name FROM customers").getFirst().getString("name")).isEqualTo(CALLED);
        assertThat(Counter.data(counter.supervisor.gets("/customers"))).isEmpty();
    }

    @Test
    void nothing_of_the_person_is_left_in_redis() {
        phone.writes(NUMBER, "meu CPF vazou");
        var conversation = onlyConversation();
        Counter.takesOver(counter.supervisor, conversation);
        Counter.says(counter.supervisor, conversation, "Rita, anotei o CPF vazou");
        assertThat(counter.supervisor.patches("/customers/" + customer(), new JsonObject().put("name", "Rita Vazou"))
                .status()).isEqualTo(200);
        var traces = List.of("CPF vazou", "1187654321", "11987654321", "Rita Vazou");
        await().until(() -> redis().contains("Rita Vazou") && redis().contains("CPF vazou"));

        erases(customer());

        await().untilAsserted(() -> assertThat(redis()).doesNotContain(traces));
        // Nor does what is told of the erasure bring it back.
        counter.supervisor.gets("/conversations/" + conversation);
        assertThat(redis()).doesNotContain(traces);
    }

    /** All that Redis holds of anybody, as text. */
    private static String redis() {
        var redis = Counter.SERVER.ground.redis();
        var all = new StringBuilder();
        for (var key : redis.call(Command.KEYS, "*")) {
            var name = key.toString();
            var held = switch (redis.call(Command.TYPE, name).toString()) {
                case "string" -> redis.call(Command.GET, name);
                case "hash" -> redis.call(Command.HGETALL, name);
                case "list" -> redis.call(Command.LRANGE, name, "0", "-1");
                case "set" -> redis.call(Command.SMEMBERS, name);
                case "zset" -> redis.call(Command.ZRANGE, name, "0", "-1");
                case "stream" -> redis.call(Command.XRANGE, name, "-", "+");
                case "none" -> null;
                default -> throw new AssertionError("What is in " + name + "?");
            };
            all.append(name).append(' ');
            said(held, all);
        }
        return all.toString();
    }

    private static void said(@Nullable Response held, StringBuilder into) {
        if (held == null) {
            return;
        }
        if (held.type() == ResponseType.MULTI) {
            held.forEach(one -> said(one, into));
        } else {
            into.append(held.type() == ResponseType.BULK
                    ? new String(held.toBytes(), StandardCharsets.UTF_8)
                    : held.toString()).append('\n');
        }
    }

    @Test
    void what_they_said_of_how_they_were_served_is_gone_and_the_score_stays_with_the_service() {
        counter.shop.sql("INSERT INTO survey_settings (organization_id, is_active, delay_seconds) VALUES ($1, true, 0)",
                counter.shop.id.value());
        phone.writes(NUMBER, "Oi");
        var conversation = onlyConversation();
        Counter.takesOver(counter.supervisor, conversation);
        Counter.says(counter.supervisor, conversation, "Pronto");
        Counter.closes(counter.supervisor, conversation);
        Counter.surveys(Counter.SERVER.ground, () -> Instant.now().plusSeconds(1)).look();
        phone.writes(NUMBER, "nota 2");
        phone.writes(NUMBER, "meu CPF vazou");
        assertThat(counter.shop.rows("SELECT id FROM surveys WHERE comment_id IS NOT NULL")).hasSize(1);

        erases(customer());

        assertThat(tablesWith("vazou")).isEmpty();
        assertThat(counter.shop.rows("SELECT score, comment_id, act FROM surveys").getFirst())
                .isEqualTo(new JsonObject().put("score", 2).putNull("comment_id").putNull("act"));
        assertThat(counter.shop.rows("SELECT score FROM conversation_events WHERE kind = 'csat'"))
                .singleElement().isEqualTo(new JsonObject().put("score", 2));
    }

    @Test
    void what_they_booked_is_given_back_and_what_was_held_says_nothing_of_them() {
        phone.writes(NUMBER, "Oi");
        var rows = new AppointmentRows(counter.shop::sql, counter.shop.id);
        rows.appointment(customer(), Duration.ofDays(-2), "vazou nas pernas");
        var toCome = rows.appointment(customer(), Duration.ofDays(2), "vazou nas axilas");
        rows.waits(customer(), "vazou cedo");

        erases(customer());

        assertThat(tablesWith("vazou")).isEmpty();
        assertThat(counter.shop.rows("SELECT status FROM appointments ORDER BY starts_at"))
                .extracting(row -> row.getString("status")).containsExactly("CONFIRMED", "CANCELLED");
        assertThat(counter.shop.rows("SELECT FROM taken_times WHERE appointment_id = $1", toCome)).isEmpty();
    }

    @Test
    void what_other_programs_answered_and_what_they_were_answered_goes_with_the_person() {
        phone.writes(NUMBER, "Oi");
        var conversation = onlyConversation();
        var endpoint = Ids.next();
        counter.shop.sql("INSERT INTO webhook_endpoints (id, organization_id, url, description, event_types,"
                + " secret_encrypted, created_by) VALUES ($1, $2, 'https://erp.example/hook', 'ERP',"
                + " ARRAY['conversation.closed'], '\\x00', $3)", endpoint, counter.shop.id.value(), admin.id);
        for (var state : new String[]{"delivered", "sending"}) {
            counter.shop.sql("INSERT INTO webhook_deliveries (id, organization_id, endpoint_id, event, event_type,"
                    + " conversation_id, occurred_at, state, claimed_by, response_text) VALUES ($1, $2, $3::uuid, $1,"
                    + " 'conversation.opened', $4, now(), $5, CASE WHEN $5 = 'sending' THEN $3::uuid END, 'Rita vazou')",
                    Ids.next(), counter.shop.id.value(), endpoint, conversation, state);
        }
        for (var subject : new UUID[]{conversation, customer(), Ids.next()}) {
            counter.shop.sql("INSERT INTO idempotency_keys (organization_id, caller_id, key, fingerprint, claim,"
                    + " claimed_until, state, status, answer_encrypted, mentions) VALUES ($1, $2, $4, '\\x00', $3::uuid,"
                    + " now(), 'answered', 200, '\\x00', ARRAY[$3::uuid])", counter.shop.id.value(), admin.id, subject,
                    subject.toString());
        }
        counter.shop.sql(
                "SELECT record_consent($1, $2, 'marketing', 'withdrawn', 'phone', NULL, 'Rita vazou', $3, now())",
                Ids.next(), customer(), admin.id);

        assertThat(erases(customer()).status()).isEqualTo(200);

        assertThat(tablesWith("vazou")).isEmpty();
        assertThat(counter.shop.rows("SELECT event_type, state FROM webhook_deliveries"))
                .as("that it ended is still told")
                .singleElement()
                .satisfies(row -> assertThat(row.getString("event_type")).isEqualTo("conversation.closed"));
        assertThat(counter.shop.rows("SELECT state FROM idempotency_keys WHERE answer_encrypted IS NULL"))
                .hasSize(2).allSatisfy(row -> assertThat(row.getString("state")).isEqualTo("worked"));
        assertThat(counter.shop.rows("SELECT 1 AS one FROM idempotency_keys WHERE state = 'answered'")).hasSize(1);
    }

    @Test
    void that_it_was_done_by_whom_and_why_is_kept() {
        phone.writes(NUMBER, "Oi");
        var customer = customer();

        erases(customer);

        var kept = counter.shop.rows("SELECT user_id, new_values FROM audit_logs WHERE action = 'customer.erased'");
        assertThat(kept).singleElement().satisfies(row -> {
            assertThat(row.getString("user_id")).isEqualTo(admin.id.toString());
            assertThat(row.getJsonObject("new_values").getString("reason")).isEqualTo("pedido do titular");
        });
        assertThat(erases(customer).status()).isEqualTo(409);
        assertThat(Counter.reopens(admin, onlyConversation()).status()).isEqualTo(409);
        assertThat(admin.gets("/customers/" + customer).body().getString("erased_at")).isNotNull();
    }

    @Test
    void what_whatsapp_says_again_from_before_is_not_taken_in() {
        var before = Instant.now().minusSeconds(60);
        phone.writes(NUMBER, "wamid.once", before, "meu segredo");
        erases(customer());

        assertThat(phone.writes(NUMBER, "wamid.once", before, "meu segredo")).isEqualTo(200);
        assertThat(phone.writes(NUMBER, "wamid.never-heard", before, "outro segredo")).isEqualTo(200);

        assertThat(tablesWith("segredo")).isEmpty();
        assertThat(counter.shop.rows("SELECT id FROM customers")).hasSize(1);
    }

    @Test
    void who_writes_again_is_a_new_customer_without_a_past() {
        phone.writes(NUMBER, "Oi");
        var old = customer();
        erases(old);

        phone.writes(NUMBER, "wamid.again", Instant.now().plusSeconds(5), "Voltei");

        var conversation = counter.shop.rows("""
                SELECT c.customer_id, k.phone_number, (SELECT count(*) FROM messages m WHERE m.conversation_id = c.id) AS said
                FROM conversations c JOIN customers k ON k.id = c.customer_id WHERE c.status <> 'closed'
                """);
        assertThat(conversation).singleElement().satisfies(row -> {
            assertThat(row.getString("customer_id")).isNotEqualTo(old.toString());
            assertThat(row.getInteger("said")).isEqualTo(1);
        });
    }

    @Test
    void whoever_writes_while_they_are_erased_leaves_nothing_with_the_one_who_was() throws InterruptedException {
        for (int round = 0; round < 15; round++) {
            var number = "55119111100" + (10 + round);
            phone.writes(number, "um");
            var customer = UUID.fromString(counter.shop.rows("""
                    SELECT id FROM customers WHERE erased_at IS NULL AND phone_number LIKE '%1111%' ORDER BY id DESC LIMIT 1
                    """).getFirst().getString("id"));
            var writing = Thread.startVirtualThread(() -> {
                for (int i = 0; i < 6; i++) {
                    assertThat(phone.writes(number, "segredo " + i)).isEqualTo(200);
                }
            });
            assertThat(erases(customer).status()).isEqualTo(200);
            writing.join();
        }

        assertThat(counter.shop.rows("""
                SELECT m.id FROM messages m JOIN conversations c ON c.id = m.conversation_id
                JOIN customers k ON k.id = c.customer_id WHERE k.erased_at IS NOT NULL""")).isEmpty();
        assertThat(counter.shop.rows("""
                SELECT c.id FROM conversations c JOIN customers k ON k.id = c.customer_id
                WHERE k.erased_at IS NOT NULL AND c.status <> 'closed'""")).isEmpty();
    }

    @Test
    void nobody_but_an_administrator_erases_and_not_without_a_reason() {
        phone.writes(NUMBER, "Oi");
        var path = "/customers/" + customer() + "/erase";

        assertThat(counter.supervisor.posts(path, new JsonObject().put("reason", "pedido")).status()).isEqualTo(403);
        assertThat(admin.posts(path, new JsonObject()).status()).isEqualTo(422);
        assertThat(admin.posts(path, new JsonObject().put("reason", "   ")).status()).isEqualTo(422);
        assertThat(tablesWith(NUMBER)).isNotEmpty();
    }

    private Answer erases(UUID customer) {
        return admin.posts("/customers/" + customer + "/erase", new JsonObject().put("reason", "pedido do titular"));
    }

    /** What the seals cover of the trail. */
    private List<String> deeds() {
        return counter.shop.rows("SELECT audit_row_text(a) AS row FROM audit_logs a").stream()
                .map(row -> row.getString("row")).toList();
    }

    private UUID customer() {
        return UUID.fromString(counter.shop.rows("SELECT id FROM customers").getFirst().getString("id"));
    }

    private UUID onlyConversation() {
        return UUID.fromString(counter.shop.rows("SELECT id FROM conversations").getFirst().getString("id"));
    }

    /** Every table in which a text stands, whatever it is called and whenever it was made. */
    private java.util.List<String> tablesWith(String text) {
        return counter.shop.rows("""
                SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                  AND c.relname <> 'flyway_schema_history' ORDER BY 1""").stream().map(row -> row.getString("name"))
                .filter(table -> !counter.shop.rows(
                        "SELECT 1 AS one FROM " + table + " t WHERE position('" + text + "' IN t::text) > 0 LIMIT 1")
                        .isEmpty())
                .toList();
    }
}
