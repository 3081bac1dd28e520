package io.balcao.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.http.OutsidePlaces;
import io.balcao.platform.http.SsrfGuard;
import io.balcao.testing.ConversationRows;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Shop;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** After people closed a conversation a flow may begin, and disturbs nobody. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FollowUpTest {
    private static final FeatureServer server = new FeatureServer(Stores.redis().url(), Set.of("bot"),
            (ground, mount) -> bot(ground, InstantSource.system()).addTo(mount.routes(), (_, _) -> true));
    /** Of a server whose clock is ahead of the half minute that is waited for. */
    private static final Bot ahead = bot(server.ground, () -> Instant.now().plus(31, ChronoUnit.SECONDS));

    private static Bot bot(FeatureServer.Ground ground, InstantSource clock) {
        return new Bot(new Bot.Ground(ground.vertx(), ground.database(), ground.redis(),
                ground.accounts().auditTrail(), ground.background(), new Vault(new Secret("seals" + "k".repeat(32))),
                ground.events(), clock), new OutsidePlaces(new SsrfGuard(ground.vertx()), false));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private final Shop shop = server.shop();
    private final UUID channel = ConversationRows.channel(shop::sql, shop.id);
    private final ConversationRows rows = new ConversationRows(shop::sql, shop.id, channel);

    FollowUpTest() {
        begins("after_close", null);
    }

    private void begins(String kind, @Nullable UUID number) {
        var created = shop.admin.posts("/bot/flows", new JsonObject().put("name", "Pesquisa " + UUID.randomUUID())
                .put("draft", new JsonObject("""
                        {"schema": 1, "start": "ask", "words": {"back": [], "human": [], "restart": []},
                         "exits": {"human": null, "failure": null}, "variables": [],
                         "blocks": [{"id": "ask", "type": "csat", "settings": {"text": "Como foi?", "button_label": "",
                             "retry_text": "", "tries": 2, "timeout_minutes": 60, "variable": null}, "edges": {},
                             "position": {"x": 0, "y": 0}}]}""")));
        var id = created.body().getString("id");
        shop.admin.posts("/bot/flows/" + id + "/publish", new JsonObject().put("note", "").put("revision", 1));
        var set = shop.admin.puts("/bot/triggers", new JsonObject().put("data", new JsonArray().add(new JsonObject()
                .put("flow_id", id).put("kind", kind).put("words", new JsonArray())
                .put("channel_id", number == null ? null : number.toString()))));
        assertThat(set.status()).as(set.body().encode()).isEqualTo(200);
    }

    private UUID served() {
        var conversation = rows.conversation("Rita", "user", "open", shop.admin.id, null);
        rows.message(conversation, "attendant", "Pronto, Rita", "delivered");
        return conversation;
    }

    private void close(UUID conversation) {
        shop.sql("""
                UPDATE conversations SET owner = 'nobody', status = 'closed', closed_at = now()
                WHERE id = $1""", conversation);
    }

    private List<JsonObject> after(UUID conversation) {
        return shop.rows("""
                SELECT c.id, c.owner, c.status, c.lane_due_at IS NOT NULL AS is_due FROM conversations c
                WHERE c.follows_id = $1""", conversation);
    }

    @Test
    void half_a_minute_later_a_flow_begins_once_in_a_conversation_of_the_bots_own() {
        var conversation = served();
        close(conversation);

        bot(server.ground, InstantSource.system()).followUp();
        assertThat(after(conversation)).as("too early").isEmpty();
        ahead.followUp();
        ahead.followUp();

        assertThat(after(conversation)).hasSize(1).first().satisfies(one -> {
            assertThat(one.getString("owner")).isEqualTo("bot");
            assertThat(one.getBoolean("is_due")).isTrue();
        });
        assertThat(shop.rows("SELECT owner FROM conversations WHERE id = $1", conversation).getFirst()
                .getString("owner")).isEqualTo("nobody");
    }

    @Test
    void not_when_it_was_opened_again_or_the_customer_began_another() {
        var reopened = served();
        close(reopened);
        shop.sql("UPDATE conversations SET owner = 'user', status = 'open', assigned_user_id = $2 WHERE id = $1",
                reopened, shop.admin.id);
        var written = served();
        close(written);
        shop.sql("""
                INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status)
                SELECT $2, organization_id, customer_id, channel_id, 'bot', 'open' FROM conversations WHERE id = $1
                """, written, UUID.randomUUID());

        ahead.followUp();

        assertThat(after(reopened)).isEmpty();
        assertThat(after(written)).isEmpty();
    }

    @Test
    void not_after_what_a_bot_closed_nobody_answered_or_followed_a_closing_itself() {
        var bots = rows.conversation("Rita", "bot", "open", null, null);
        close(bots);
        var unanswered = rows.conversation("Bia", "user", "open", shop.admin.id, null);
        close(unanswered);
        var conversation = served();
        close(conversation);
        ahead.followUp();
        var follower = UUID.fromString(after(conversation).getFirst().getString("id"));
        shop.sql("UPDATE conversations SET owner = 'user', assigned_user_id = $2 WHERE id = $1", follower,
                shop.admin.id);
        rows.message(follower, "attendant", "Oi de novo", "delivered");
        close(follower);

        ahead.followUp();

        assertThat(shop.rows("SELECT id FROM conversations WHERE follows_id = ANY ($1)",
                (Object) new UUID[]{bots, unanswered, follower})).isEmpty();
    }

    @Test
    void not_by_another_number_than_the_triggers_nor_when_the_customers_day_is_over() {
        begins("after_close", ConversationRows.channel(shop::sql, shop.id));
        var elsewhere = served();
        close(elsewhere);
        begins("after_close", channel);
        var late = served();
        shop.sql("UPDATE conversations SET window_expires_at = now() WHERE id = $1", late);
        close(late);

        ahead.followUp();

        assertThat(after(elsewhere)).isEmpty();
        assertThat(after(late)).isEmpty();
    }

    @Test
    void the_first_score_is_the_closed_conversations_and_stands_in_the_ledger() {
        var conversation = served();
        close(conversation);
        ahead.followUp();
        var follower = UUID.fromString(after(conversation).getFirst().getString("id"));

        for (int score : new int[]{4, 1}) {
            shop.sql("SELECT note_score($1, $2::smallint)", follower, score);
        }

        assertThat(shop.rows("SELECT conversation_id, state, score, user_id FROM surveys")).hasSize(1).first()
                .satisfies(survey -> {
                    assertThat(survey.getString("conversation_id")).isEqualTo(conversation.toString());
                    assertThat(survey.getInteger("score")).isEqualTo(4);
                    assertThat(survey.getString("user_id")).isEqualTo(shop.admin.id.toString());
                });
        assertThat(
                shop.rows("SELECT score, owner FROM conversation_events WHERE kind = 'csat' AND conversation_id = $1",
                        conversation))
                .hasSize(1).first().satisfies(row -> assertThat(row.getInteger("score")).isEqualTo(4));
    }

    @Test
    void a_score_of_what_is_still_open_is_that_conversations_and_leaves_it_with_the_bot() {
        var conversation = rows.conversation("Rita", "bot", "open", null, null);

        shop.sql("SELECT note_score($1, 5::smallint)", conversation);

        assertThat(shop.rows("SELECT owner, score FROM conversation_events WHERE kind = 'csat'").getFirst().encode())
                .contains("\"owner\":\"bot\"", "\"score\":5");
        shop.sql("UPDATE conversations SET owner = 'queue', status = 'waiting', waiting_since = now() WHERE id = $1",
                conversation);
        assertThat(shop.rows("""
                SELECT kind, owner_before FROM conversation_events WHERE conversation_id = $1 ORDER BY position DESC LIMIT 1
                """, conversation).getFirst().encode()).contains("queued", "\"owner_before\":\"bot\"");
    }
}
