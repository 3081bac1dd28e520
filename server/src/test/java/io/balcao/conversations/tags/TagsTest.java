package io.balcao.conversations.tags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.conversations.desk.Counter;
import io.balcao.platform.Role;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What conversations are about: who says it, and that a name stays true when the catalogue changes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TagsTest {
    private final Counter counter = new Counter();
    private final Person supervisor = counter.supervisor;
    private final UUID conversation = counter.with(counter.ana, "Rita");

    @Test
    void a_tag_is_put_on_a_conversation_once_with_a_line_and_taken_off_again() {
        var warranty = create("garantia");

        assertThat(tag(counter.ana, conversation, warranty).body().getJsonArray("tags")).containsExactly("garantia");
        assertThat(tag(counter.ana, conversation, warranty).status()).isEqualTo(200);
        assertThat(counter.thread(conversation)).containsExactly("customer: Oi, sou Rita",
                "system: Bia attendant pôs a etiqueta garantia");
        assertThat(untag(counter.ana, conversation, warranty).body().getJsonArray("tags")).isEmpty();
        assertThat(untag(counter.ana, conversation, warranty).status()).isEqualTo(200);

        assertThat(counter.thread(conversation)).hasSize(3).endsWith("system: Bia attendant tirou a etiqueta garantia");
        assertThat(counter.shop
                .rows("SELECT action, new_values FROM audit_logs WHERE object_type = 'conversation' ORDER BY id")
                .stream().map(row -> row.getString("action") + row.getJsonObject("new_values").getJsonArray("tags")))
                .containsExactly("conversation.tagged[\"garantia\"]", "conversation.untagged[]");
    }

    @Test
    void two_who_tag_at_once_both_keep_theirs() {
        var tags = IntStream.range(0, 8).mapToObj(i -> create("etiqueta " + i)).toList();

        FeatureServer.<Answer>atOnce(
                tags.stream().<Callable<Answer>>map(id -> () -> tag(counter.ana, conversation, id)).toList());

        assertThat(tagsOf(conversation)).hasSize(8);
    }

    @Test
    void who_does_not_see_a_conversation_cannot_tag_it_and_a_closed_one_can_be_tagged() {
        var warranty = create("garantia");
        var closed = counter.closed(counter.ana, "Lia");

        assertThat(tag(counter.bia, conversation, warranty).status()).isEqualTo(404);
        assertThat(tag(counter.ana, conversation, UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(tag(counter.ana, closed, warranty).status()).isEqualTo(200);
        assertThat(counter.row(closed).getString("status")).isEqualTo("closed");
        assertThat(tagsOf(conversation)).isEmpty();
    }

    @Test
    void a_conversation_has_twenty_at_most() {
        counter.shop.sql("UPDATE conversations SET tags = (SELECT array_agg('t' || i) FROM generate_series(1, 20) i)"
                + " WHERE id = $1", conversation);

        assertThat(tag(counter.ana, conversation, create("garantia")).status()).isEqualTo(409);
        assertThat(tagsOf(conversation)).hasSize(20);
    }

    @Test
    void a_new_name_is_carried_to_every_conversation_and_target_however_many_there_are() {
        var warranty = create("garantia");
        var closed = counter.closed(counter.ana, "Lia");
        tag(counter.ana, conversation, warranty);
        tag(counter.ana, closed, warranty);
        many(1200, "garantia");
        policy("garantia");
        int version = counter.row(conversation).getInteger("version");

        assertThat(replace(supervisor, warranty, "#Garantia estendida").body().getString("name"))
                .isEqualTo("Garantia estendida");

        settled();
        assertThat(tagsOf(conversation)).containsExactly("Garantia estendida");
        assertThat(tagsOf(closed)).containsExactly("Garantia estendida");
        assertThat(counter.row(conversation).getInteger("version")).isGreaterThan(version);
        assertThat(count("Garantia estendida")).isEqualTo(1202);
        assertThat(counter.shop.rows("SELECT tag FROM sla_policies").getFirst().getString("tag"))
                .isEqualTo("Garantia estendida");
    }

    @Test
    void of_two_tags_one_is_made_and_no_conversation_has_it_twice() {
        var one = create("garantia");
        var other = create("Assistência");
        var both = counter.with(counter.ana, "Lia");
        tag(counter.ana, conversation, one);
        tag(counter.ana, both, one);
        tag(counter.ana, both, other);
        policy("garantia");

        assertThat(supervisor.posts("/tags/" + one + "/merge", new JsonObject().put("into_id", one.toString()))
                .status()).isEqualTo(422);
        assertThat(supervisor.posts("/tags/" + one + "/merge", new JsonObject().put("into_id", other.toString()))
                .status()).isEqualTo(200);

        settled();
        assertThat(tagsOf(conversation)).containsExactly("Assistência");
        assertThat(tagsOf(both)).containsExactly("Assistência");
        assertThat(names()).containsExactly("Assistência");
        assertThat(counter.shop.rows("SELECT tag FROM sla_policies").getFirst().getString("tag"))
                .isEqualTo("Assistência");
    }

    @Test
    void what_is_deleted_is_on_no_conversation_but_not_while_targets_hold_for_it() {
        var warranty = create("garantia");
        tag(counter.ana, conversation, warranty);
        policy("garantia");

        var refused = delete(warranty);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().getString("detail")).contains("VIPs");
        counter.shop.sql("DELETE FROM sla_policies");
        assertThat(delete(warranty).status()).isEqualTo(204);

        settled();
        assertThat(tagsOf(conversation)).isEmpty();
        assertThat(names()).isEmpty();
    }

    @Test
    void a_name_that_is_still_being_taken_off_is_nobodys() {
        counter.shop.sql(
                "INSERT INTO tag_moves (id, organization_id, from_name) VALUES (gen_random_uuid(), $1, 'Troca')",
                counter.shop.id.value());

        assertThat(supervisor.posts("/tags", wish("troca")).status()).isEqualTo(409);
        var other = create("outra");
        assertThat(replace(supervisor, other, "troca").status()).isEqualTo(409);
        assertThat(replace(supervisor, other, "mais uma").status()).isEqualTo(200);
        settled();
        assertThat(supervisor.posts("/tags", wish("troca")).status()).isEqualTo(201);
    }

    @Test
    void a_name_is_unique_however_it_is_written_and_attendants_keep_none() {
        create("VIP");

        assertThat(supervisor.posts("/tags", wish("vip")).status()).isEqualTo(409);
        assertThat(supervisor.posts("/tags", wish(" # ")).status()).isEqualTo(422);
        assertThat(supervisor.posts("/tags", wish("x".repeat(51))).status()).isEqualTo(422);
        assertThat(supervisor.posts("/tags", wish("x").put("color", "beige")).status()).isEqualTo(422);
        assertThat(counter.ana.posts("/tags", wish("outra")).status()).isEqualTo(403);
        assertThat(names()).containsExactly("VIP");
        assertThat(counter.shop.user(Role.ADMIN).posts("/tags", wish("Árvore")).status()).isEqualTo(201);
    }

    @Test
    void how_many_conversations_have_a_tag_is_told_to_who_asks() {
        tag(counter.ana, conversation, create("garantia"));
        create("troca");

        assertThat(counter.ana.gets("/tags?counted=true").body().getJsonArray("data").stream()
                .map(one -> ((JsonObject) one).getString("name") + ((JsonObject) one).getLong("conversation_count")))
                .containsExactly("garantia1", "troca0");
        assertThat(counter.ana.gets("/tags").body().getJsonArray("data").getJsonObject(0)
                .getValue("conversation_count")).isNull();
    }

    private UUID create(String name) {
        var answer = supervisor.posts("/tags", wish(name));
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(201);
        return UUID.fromString(answer.body().getString("id"));
    }

    private static JsonObject wish(String name) {
        return JsonObject.of("name", name, "color", "blue");
    }

    private static Answer replace(Person person, UUID tag, String name) {
        return person.puts("/tags/" + tag, wish(name));
    }

    private static Answer tag(Person person, UUID conversation, UUID tag) {
        return Counter.SERVER.send("PUT", "/conversations/" + conversation + "/tags/" + tag, person.token, null);
    }

    private static Answer untag(Person person, UUID conversation, UUID tag) {
        return Counter.SERVER.send("DELETE", "/conversations/" + conversation + "/tags/" + tag, person.token, null);
    }

    private Answer delete(UUID tag) {
        return Counter.SERVER.send("DELETE", "/tags/" + tag, supervisor.token, null);
    }

    private List<String> names() {
        return supervisor.gets("/tags").body().getJsonArray("data").stream()
                .map(one -> ((JsonObject) one).getString("name")).toList();
    }

    private List<Object> tagsOf(UUID id) {
        return List.copyOf(counter.row(id).getJsonArray("tags", new JsonArray()).getList());
    }

    private long count(String tag) {
        return counter.shop.rows("SELECT count(*) AS n FROM conversations WHERE tags @> ARRAY[$1]", tag).getFirst()
                .getLong("n");
    }

    private void many(int conversations, String tag) {
        counter.shop.sql("""
                INSERT INTO customers (id, organization_id, name) SELECT gen_random_uuid(), $1, 'n' || i FROM generate_series(1, $2) i
                """, counter.shop.id.value(), conversations);
        counter.shop.sql("""
                INSERT INTO conversations (id, organization_id, customer_id, channel_id, status, owner, closed_at, tags)
                SELECT gen_random_uuid(), $1, k.id, $2, 'closed', 'nobody', now(), ARRAY[$3] FROM customers k WHERE name LIKE 'n%'
                """, counter.shop.id.value(), counter.channel, tag);
    }

    private void policy(String tag) {
        counter.shop.sql("""
                INSERT INTO sla_policies (id, organization_id, position, name, tag, resolution_minutes)
                VALUES (gen_random_uuid(), $1, 1, 'VIPs', $2, 60)
                """, counter.shop.id.value(), tag);
    }

    private void settled() {
        await().until(() -> counter.shop.rows("SELECT id FROM tag_moves").isEmpty());
    }
}
