package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.WholeServer.Answer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever draws a flow walks through its dialogue beside the canvas: the agenda is the real one, and stays as it is. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RehearsedBookingTest {
    private final ClinicTalk talk = new ClinicTalk(WholeServer.shared().shop("Ensaio"), "pt-BR", new JsonObject());
    private final JsonObject flow = list("/bot/flows").getFirst();
    /** In the afternoon: what the run believes, whatever the server's clock says. */
    private final Instant three = talk.monday.atTime(15, 0).atZone(ClinicTalk.ZONE).toInstant();
    private final JsonArray steps = new JsonArray();
    private JsonObject state = new JsonObject();
    private JsonObject last = new JsonObject();

    private List<JsonObject> list(String path) {
        return talk.shop.admin.gets(path).body().getJsonArray("data").stream().map(JsonObject.class::cast).toList();
    }

    private Answer posts(String path, JsonObject body) {
        return talk.shop.admin.sends("POST", "/bot/flows/" + flow.getString("id") + path, body);
    }

    private List<String> writes(String text) {
        return tries(new JsonObject().put("text", text));
    }

    /** Presses what was offered last. */
    private List<String> presses(String title) {
        var chosen = last.getJsonArray("replies").stream()
                .map(reply -> ((JsonObject) reply).getJsonObject("metadata").getJsonObject("interactive"))
                .filter(one -> one != null)
                .flatMap(one -> Stream.of("buttons", "rows").flatMap(kind -> one.getJsonArray(kind, new JsonArray())
                        .stream()))
                .map(JsonObject.class::cast).filter(one -> one.getString("title").equals(title)).findFirst()
                .orElseThrow(() -> new AssertionError(title + " in " + last.encode()));
        return tries(new JsonObject().put("text", title).put("button_id", chosen.getString("id")));
    }

    private List<String> tries(JsonObject message) {
        var messages = new JsonArray().add(message);
        var answer = posts("/test", new JsonObject().put("messages", messages).put("at", three.toString())
                .put("state", state).put("makes_calls", true));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        last = answer.body();
        state = last.getJsonObject("state");
        steps.add(new JsonObject().put("at", three.toString()).put("messages", messages)
                .put("calls", last.getJsonArray("calls")));
        return last.getJsonArray("replies").stream().map(reply -> ((JsonObject) reply).getString("content")).toList();
    }

    private String day() {
        return "seg, %02d/%02d".formatted(talk.monday.getDayOfMonth(), talk.monday.getMonthValue());
    }

    private void books() {
        assertThat(writes("oi").getLast()).isEqualTo("Escolha uma opção:");
        presses("Agendar sessão");
        assertThat(presses("Depilação a laser").getLast()).contains(day());
        assertThat(presses(day()).getLast()).startsWith("Horários disponíveis para " + day() + ":\n• 15:25");
        presses("15:25");
        assertThat(writes("Axilas").getLast()).contains("15:25", "Axilas");
        assertThat(presses("Confirmar").getFirst()).contains("Agendamento confirmado!", "15:25");
    }

    @Test
    void the_whole_dialogue_can_be_walked_by_the_real_free_times_and_nothing_is_booked() {
        books();
        assertThat(last.getString("ending")).isEqualTo("closed");
        assertThat(last.getJsonObject("variables")).isEmpty();

        assertThat(writes("remarcar").getLast()).startsWith("Encontramos seu agendamento:");
        presses(day());
        presses("16:20");
        assertThat(presses("Confirmar").getFirst()).contains("remarcado com sucesso", "16:20");

        assertThat(writes("quero cancelar").getLast()).startsWith("Cancelar seu agendamento de ");
        assertThat(presses("Sim, cancelar").getFirst()).contains("foi cancelado");

        assertThat(talk.shop.rows("SELECT id FROM appointments")).isEmpty();
        assertThat(talk.shop.rows("SELECT id FROM appointment_holds")).isEmpty();
        assertThat(talk.shop.rows("SELECT id FROM taken_times")).isEmpty();
    }

    @Test
    void who_is_faster_at_the_desk_has_the_time_and_the_phone_beside_the_canvas_says_so() {
        writes("agendar depilação a laser " + talk.monday.getDayOfMonth() + "/" + talk.monday.getMonthValue()
                + " às 15h25");
        for (int i = 0; i < 3; i++) {
            talk.books(ClinicTalk.newNumber(), talk.monday, "15:25");
        }

        assertThat(writes("Axilas").getFirst()).isEqualTo("Esse horário não está livre. Estes estão:");
    }

    @Test
    void a_recorded_booking_is_played_again_by_what_the_agenda_said_then() {
        books();
        var recorded = posts("/tests", new JsonObject().put("name", "Agenda").put("steps", steps));
        assertThat(recorded.status()).as(recorded.text()).isEqualTo(201);
        assertThat(recorded.body().getJsonObject("recording").encode()).contains("Agendamento confirmado!");

        // Today that day is full, and that says nothing about the flow.
        talk.shop.sql("DELETE FROM clinic_services");
        assertThat(posts("/publish", new JsonObject().put("note", "").put("revision", 1)).status()).isEqualTo(201);

        var changed = talk.shop.admin.gets("/bot/flows/" + flow.getString("id")).body().getJsonObject("draft");
        changed.getJsonArray("blocks").stream().map(JsonObject.class::cast)
                .filter(block -> block.getString("id").equals("bye"))
                .forEach(block -> block.getJsonObject("settings").put("text", "Adeus."));
        assertThat(posts("/tests/run", new JsonObject().put("draft", changed)).body().getJsonArray("data")
                .getJsonObject(0).getBoolean("passed")).isFalse();
    }
}
