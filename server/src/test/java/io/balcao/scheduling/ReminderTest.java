package io.balcao.scheduling;

import static io.balcao.scheduling.Practice.made;
import static io.balcao.scheduling.Practice.monday;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.testing.ConversationRows;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A reminder is sent once, a day before what stands, and never of what was moved or cancelled (SC-07). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ReminderTest {
    private final Practice practice = new Practice();
    private final UUID channel = ConversationRows.channel(practice.shop::sql, practice.shop.id);
    private final UUID conversation = new ConversationRows(practice.shop::sql, practice.shop.id, channel)
            .conversation("Rita", "bot", "open", null, null);

    @Test
    void it_is_sent_once_a_day_before() {
        windowIsOpenTill("2040-01-01T00:00:00Z");
        var appointment = booked("10:00");

        Practice.scheduling().sendDue();
        assertThat(said()).isEmpty();
        aDayBefore(appointment);
        Practice.scheduling().sendDue();
        Practice.scheduling().sendDue();

        assertThat(said()).singleElement().asString().contains("às 10:00", "Laser Beauty São Paulo", "OK");
        assertThat(statuses()).containsExactly("SENT");
    }

    @Test
    void one_of_a_time_that_is_no_longer_so_is_never_sent() {
        windowIsOpenTill("2040-01-01T00:00:00Z");
        var moved = booked("10:00");
        practice.ana.posts("/appointments/" + moved.getString("id") + "/move", new JsonObject().put("time", "16:00"));
        var cancelled = booked("11:00");
        practice.ana.posts("/appointments/" + cancelled.getString("id") + "/cancel", new JsonObject());

        aDayBefore(cancelled);
        Practice.scheduling().sendDue();

        assertThat(said()).isEmpty();
        assertThat(statuses()).containsExactlyInAnyOrder("CANCELLED", "PENDING", "CANCELLED");
    }

    @Test
    void one_that_nobody_could_send_in_time_is_left_out() {
        windowIsOpenTill("2040-01-01T00:00:00Z");
        var appointment = booked("10:00");

        aDayBefore(appointment);
        Practice.SERVER.ground.clock().advance(Duration.ofHours(25));
        Practice.scheduling().sendDue();

        assertThat(said()).isEmpty();
        assertThat(statuses()).containsExactly("SKIPPED");
    }

    @Test
    void outside_of_the_window_it_is_the_approved_template_or_nothing() {
        windowIsOpenTill("2020-01-01T00:00:00Z");
        var without = booked("10:00");
        aDayBefore(without);
        Practice.scheduling().sendDue();

        assertThat(said()).isEmpty();
        assertThat(statuses()).containsExactly("FAILED");
    }

    private JsonObject booked(String time) {
        var customer = practice.shop.rows("SELECT customer_id FROM conversations WHERE id = $1", conversation)
                .getFirst().getString("customer_id");
        var wish = practice.wish(monday().plusWeeks(1), time).put("customer_id", customer);
        wish.remove("phone");
        return made(practice.ana.posts("/appointments", wish));
    }

    private void windowIsOpenTill(String time) {
        practice.shop.sql("UPDATE conversations SET window_expires_at = $2::text::timestamptz WHERE id = $1",
                conversation,
                time);
    }

    private static void aDayBefore(JsonObject appointment) {
        var clock = Practice.SERVER.ground.clock();
        clock.advance(Duration.between(clock.instant(), Instant.parse(appointment.getString("starts_at")))
                .minusHours(24).plusSeconds(1));
    }

    private List<String> said() {
        return practice.shop.rows("SELECT content FROM messages WHERE conversation_id = $1 AND sender_type = 'bot'",
                conversation).stream().map(row -> row.getString("content")).toList();
    }

    private List<String> statuses() {
        return practice.shop.rows("SELECT status FROM reminders").stream().map(row -> row.getString("status")).toList();
    }
}
