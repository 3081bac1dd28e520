package io.balcao.insights;

import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.testing.ConversationRows;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonObject;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A shop on the 2nd of March in São Paulo, small enough to be counted by hand. Minutes are after nine in the morning there.
 */
final class BusyDay {
    static final FeatureServer SERVER = new FeatureServer(Stores.redis().url(), Set.of("metrics"),
            (ground, mount) -> new Insights(ground.database(), ground.accounts().auditTrail(), ground.clock())
                    .addTo(mount.routes()));
    static final String DAY = "from=2026-03-02&to=2026-03-02";
    static final OffsetDateTime NINE = OffsetDateTime.parse("2026-03-02T12:00:00Z");

    final FeatureServer.Shop shop = SERVER.shop();
    final Person ana = shop.user(Role.ATTENDANT);
    final Person bia = shop.user(Role.ATTENDANT);
    final Person supervisor = shop.user(Role.SUPERVISOR);
    final UUID sales = shop.department("Vendas", ana.id);
    final UUID support = shop.department("Suporte", bia.id);
    final UUID channel = ConversationRows.channel(shop::sql, shop.id);
    final UUID first;

    BusyDay() {
        // With the bot 2 minutes, in the queue 8, with Ana 20. Waited 10, then 5.
        first = begin("Rita", 0).customer(0).bot(1).queued(2, sales).assigned(10, ana.id).attendant(12, ana.id)
                .customer(20).attendant(25, ana.id).closed(30, ana.id, sales).id;
        // Bot 1, queue 4, Bia 5, handed on, Ana 30. Waited 5, then 4.
        begin("Caio", 0).customer(0).queued(1, support).assigned(5, bia.id).attendant(6, bia.id).assigned(10, ana.id)
                .customer(11).attendant(15, ana.id).closed(40, ana.id, support);
        // Never reaches people.
        begin("Davi", 5).customer(0).bot(1).recorded();
        // Came at ten to midnight of the day before: in UTC that is already this day. Bot 1, queue 539, Ana 10. Waited 544.
        begin("Eva", -550).customer(0).queued(1, sales).assigned(540, ana.id).attendant(545, ana.id)
                .closed(550, ana.id, sales);
        // Bot 1, queue 1, Ana 8. Waited 2. Opened again at ten, and still open.
        begin("Zé", 0).customer(0).queued(1, sales).assigned(2, ana.id).attendant(3, ana.id)
                .closed(10, ana.id, sales).reopened(60, ana.id, sales);
    }

    PastConversation begin(String customer, int minute) {
        return new PastConversation(SERVER, shop, channel, NINE.plusMinutes(minute), customer);
    }

    /** Asks for a score, as the questions' job leaves it; not answered without a time. */
    void asked(UUID conversation, OffsetDateTime at, @Nullable OffsetDateTime scored, int score) {
        var survey = Ids.next();
        shop.sql("""
                INSERT INTO surveys (id, organization_id, conversation_id, closing, user_id, department_id, closed_at, state,
                    asked_at, score, scored_at)
                SELECT $1, $2, e.conversation_id, e.position, e.user_id, e.department_id, e.occurred_at,
                       CASE WHEN $5::timestamptz IS NULL THEN 'asked' ELSE 'scored' END, $4, nullif($6::smallint, 0), $5
                FROM conversation_events e WHERE e.conversation_id = $3 AND e.kind = 'closed'
                """, survey, shop.id.value(), conversation, at, scored, (short) score);
        shop.sql("""
                INSERT INTO conversation_events (organization_id, conversation_id, position, kind, occurred_at, channel, owner,
                    user_id, department_id, began_at, survey_id, score)
                SELECT s.organization_id, s.conversation_id, next_ledger_position(s.conversation_id), 'csat', s.scored_at,
                       'whatsapp', 'nobody', s.user_id, s.department_id, s.closed_at, s.id, s.score
                FROM surveys s WHERE s.id = $1 AND s.score IS NOT NULL
                """, survey);
    }

    /** Gives a conversation these tags, as if it had had them from its beginning. */
    void hadTags(UUID conversation, String... tags) {
        SERVER.ground.database().inTransaction(shop.id, tx -> {
            tx.one("SELECT set_config('app.past', 'on', true)", row -> row);
            tx.change("UPDATE conversations SET tags = $2 WHERE id = $1", conversation, tags);
            return tx.one("SELECT forget_sums()", row -> row);
        });
    }

    /** The cards of the overview by their metric. */
    Map<String, JsonObject> cards(String query) {
        return metrics(supervisor.gets("/metrics/overview?" + query).body());
    }

    static Map<String, JsonObject> metrics(JsonObject of) {
        return of.getJsonArray("metrics").stream().map(JsonObject.class::cast)
                .collect(Collectors.toMap(card -> card.getString("metric"), card -> card));
    }
}
