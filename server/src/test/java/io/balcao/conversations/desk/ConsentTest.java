package io.balcao.conversations.desk;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Ids;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What a person agreed to and took back is known with when and how, and what they take back holds at once (LG-06). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ConsentTest {
    private final Counter counter = new Counter();
    private final UUID conversation = counter.with(counter.ana, "Rita");
    private final UUID customer = UUID.fromString(counter.row(conversation).getString("customer_id"));

    @Test
    void what_is_told_to_an_attendant_is_noted_with_how_and_by_which_text_and_holds_at_once() {
        var answer = records(counter.ana, consent("withdrawn").put("text_version", "Privacidade 2026-03")
                .put("note", "ligou para a loja"));

        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(200);
        var noted = Counter.data(answer).getJsonObject(0);
        assertThat(noted.getString("state")).isEqualTo("withdrawn");
        assertThat(noted.getString("channel")).isEqualTo("phone");
        assertThat(noted.getString("text_version")).isEqualTo("Privacidade 2026-03");
        assertThat(noted.getString("note")).isEqualTo("ligou para a loja");
        assertThat(noted.getJsonObject("recorded_by").getString("id")).isEqualTo(counter.ana.id.toString());
        assertThat(Instant.parse(noted.getString("happened_at"))).isBeforeOrEqualTo(now());
        var row = counter.ana.gets("/conversations/" + conversation).body().getJsonObject("customer");
        assertThat(row.getBoolean("marketing_stopped")).isTrue();
        assertThat(Counter.told(conversation)).anyMatch(event -> event.contains("\"marketing_stopped\":true"));
        assertThat(counter.shop.rows("SELECT new_values FROM audit_logs WHERE action = 'customer.consent_recorded'"))
                .singleElement().satisfies(audited -> assertThat(audited.encode()).doesNotContain("ligou"));
    }

    @Test
    void what_they_say_through_whatsapp_stands_in_the_same_history_and_the_newest_holds() {
        wishes(true, now().minusSeconds(50));
        records(counter.ana, consent("given"));
        wishes(true, now().plusSeconds(5));

        assertThat(history(counter.ana)).containsExactly("withdrawn whatsapp", "given phone", "withdrawn whatsapp");
        assertThat(isStopped()).isTrue();
        // Heard of late: a matter of record, and no more.
        records(counter.ana, consent("given").put("happened_at", time(-3_600)));
        assertThat(isStopped()).isTrue();
        assertThat(history(counter.ana)).hasSize(4).endsWith("given phone");
        // WhatsApp says it again.
        wishes(true, now().plusSeconds(6));
        assertThat(history(counter.ana)).hasSize(4);
    }

    @Test
    void another_purpose_does_not_touch_marketing() {
        records(counter.ana, consent("withdrawn").put("purpose", "data_processing"));

        assertThat(isStopped()).isFalse();
        assertThat(history(counter.ana)).containsExactly("withdrawn phone");
    }

    @Test
    void who_does_not_see_the_customer_neither_reads_nor_writes_and_nobody_changes_what_was_written() {
        records(counter.ana, consent("given"));

        assertThat(counter.bia.gets("/customers/" + customer + "/consents").status()).isEqualTo(404);
        assertThat(records(counter.bia, consent("withdrawn")).status()).isEqualTo(404);
        assertThat(new Counter().supervisor.gets("/customers/" + customer + "/consents").status()).isEqualTo(404);
        assertThat(records(counter.ana, consent("given").put("happened_at", time(900)))
                .status()).isEqualTo(422);
        org.assertj.core.api.Assertions
                .assertThatThrownBy(() -> counter.shop.sql("UPDATE consents SET state = 'given'"))
                .hasMessageContaining("permission denied");
        assertThat(isStopped()).isFalse();
    }

    /** By the server's clock, which other tests may have set. */
    private static Instant now() {
        return Counter.SERVER.ground.clock().instant();
    }

    private static String time(int seconds) {
        return io.balcao.platform.http.Json.time(now().plusSeconds(seconds));
    }

    private JsonObject consent(String state) {
        return new JsonObject().put("purpose", "marketing").put("state", state).put("channel", "phone");
    }

    private Answer records(Person who, JsonObject consent) {
        return who.posts("/customers/" + customer + "/consents", consent);
    }

    private List<String> history(Person who) {
        return Counter.data(who.gets("/customers/" + customer + "/consents")).stream().map(JsonObject.class::cast)
                .map(one -> one.getString("state") + " " + one.getString("channel")).toList();
    }

    /** As the webhook `user_preferences` has it noted. */
    private void wishes(boolean stopped, Instant at) {
        var address = counter.shop
                .rows("SELECT address, send_to FROM customer_addresses WHERE customer_id = $1", customer)
                .getFirst();
        counter.shop.rows("SELECT * FROM note_marketing_wish($1, $2, NULL, $3, NULL, NULL, $4, $5, $6)",
                counter.shop.id.value(), address.getString("address"), address.getString("send_to"), stopped,
                OffsetDateTime.ofInstant(at, ZoneOffset.UTC), Ids.next());
    }

    private boolean isStopped() {
        return counter.ana.gets("/customers/" + customer).body().getString("marketing_stopped_at") != null;
    }
}
