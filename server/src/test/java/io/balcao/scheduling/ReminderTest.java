package io.balcao.scheduling;

import static io.balcao.scheduling.Practice.made;
import static io.balcao.scheduling.Practice.monday;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.bot.Chat;
import io.balcao.channels.MessageType;
import io.balcao.conversations.lane.Responder;
import io.balcao.conversations.lane.Responder.Answer;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.http.Json;
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

    @Test
    void a_button_and_an_ok_confirm_once_and_what_else_is_said_is_for_the_bot() {
        windowIsOpenTill("2040-01-01T00:00:00Z");
        var appointment = booked("10:00");
        assertThat(hears(Chat.message("text", "OK", new JsonObject()))).containsExactly("(bot) OK");
        aDayBefore(appointment);
        Practice.scheduling().sendDue();

        assertThat(hears(Chat.message("text", "Onde fica?", new JsonObject()))).containsExactly("(bot) Onde fica?");
        assertThat(hears(Chat.message("text", "Ok!", new JsonObject()),
                Chat.message("text", "e o preço?", new JsonObject())))
                .satisfiesExactly(said -> assertThat(said).startsWith("Presença confirmada para").contains("às 10:00"),
                        said -> assertThat(said).isEqualTo("(bot) e o preço?"));
        assertThat(appointment(appointment).getString("confirmed_at")).isNotNull();

        var version = appointment(appointment).getInteger("version");
        assertThat(hears(pressed("confirm", appointment.getString("id")))).singleElement().asString()
                .startsWith("Presença confirmada");
        assertThat(appointment(appointment).getInteger("version")).isEqualTo(version);
    }

    @Test
    void a_button_cancels_weeks_later_and_never_what_is_somebody_elses() {
        windowIsOpenTill("2040-01-01T00:00:00Z");
        var theirs = booked("10:00");
        var others = practice.booked(monday().plusWeeks(1), "11:50");

        assertThat(hears(pressed("cancel", others.getString("id")))).singleElement().asString().startsWith("(bot)");
        assertThat(appointment(others).getString("status")).isEqualTo("CONFIRMED");
        assertThat(hears(pressed("cancel", theirs.getString("id")))).singleElement().asString()
                .contains("foi cancelado");
        assertThat(appointment(theirs).getString("status")).isEqualTo("CANCELLED");
        assertThat(hears(pressed("confirm", theirs.getString("id")))).singleElement().asString()
                .startsWith("Não encontramos");
    }

    @Test
    void it_has_the_buttons_that_its_text_speaks_of() {
        windowIsOpenTill("2040-01-01T00:00:00Z");
        var appointment = booked("10:00");
        aDayBefore(appointment);
        Practice.scheduling().sendDue();

        assertThat(practice.shop
                .rows("SELECT metadata FROM messages WHERE conversation_id = $1 AND sender_type = 'bot'",
                        conversation)
                .getFirst()
                .encode()).contains("appointment/confirm/" + appointment.getString("id"),
                        "appointment/cancel/" + appointment.getString("id"));
    }

    /** What is said to messages that came in one turn; what the bot would be asked stands after its sign. */
    private List<String> hears(MessageView... messages) {
        var thread = Practice.SERVER.ground.database().inTransaction(practice.shop.id,
                tx -> new ThreadRepository().lock(tx, conversation)).orElseThrow();
        Responder bot = turn -> Answer.say(turn.state(), turn.messages().stream().map(message -> Outgoing
                .bot(MessageType.TEXT, "(bot) " + message.content(), Json.mapper().createObjectNode())).toList());
        return Practice.scheduling().hearing(bot)
                .answer(new Turn(practice.shop.id, thread, new JsonObject(), List.of(messages))).replies().stream()
                .map(Outgoing::content).toList();
    }

    private static MessageView pressed(String deed, String appointment) {
        return Chat.button("appointment/" + deed + "/" + appointment, "OK");
    }

    private JsonObject appointment(JsonObject made) {
        return practice.shop.rows("SELECT status, confirmed_at, version FROM appointments WHERE id = $1::uuid",
                UUID.fromString(made.getString("id"))).getFirst();
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
