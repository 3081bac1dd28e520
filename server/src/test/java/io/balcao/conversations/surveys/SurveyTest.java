package io.balcao.conversations.surveys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.conversations.desk.Counter;
import io.balcao.conversations.ingest.Phone;
import io.balcao.platform.Ids;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who was served by a person is asked once what they think of it, and what they answer disturbs nobody. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SurveyTest {
    private static final String RITA = "5511987654321";
    private static final Duration DELAY = Duration.ofSeconds(60);

    private final Counter counter = new Counter();
    private final ConcurrentLinkedQueue<UUID> woken = new ConcurrentLinkedQueue<>();
    private final Phone phone = new Phone(Counter.SERVER.ground, counter.shop.id, counter.channel,
            (organization, conversation) -> woken.add(conversation));

    SurveyTest() {
        settings(new JsonObject());
    }

    private static JsonObject usual() {
        return new JsonObject().put("is_active", true).putNull("question").putNull("thanks").put("asks_comment", true)
                .putNull("comment_question").putNull("acknowledgement").put("delay_seconds", (int) DELAY.toSeconds())
                .put("pause_days", 0).put("department_ids", new JsonArray()).put("excluded_reasons", new JsonArray());
    }

    private void settings(JsonObject some) {
        ok(counter.shop.admin.puts("/survey-settings", usual().mergeIn(some)));
    }

    private static Answer ok(Answer answer) {
        assertThat(answer.status()).as(answer.body().encode()).isIn(200, 201);
        return answer;
    }

    /** Looks as a server does whose clock shows this much more. */
    private void after(Duration time) {
        Counter.surveys(Counter.SERVER.ground, () -> Instant.now().plus(time)).look();
    }

    private UUID openOf(String number) {
        return UUID.fromString(counter.shop.rows("""
                SELECT c.id FROM conversations c JOIN customer_addresses a ON a.customer_id = c.customer_id
                WHERE c.status <> 'closed' AND a.send_to = $1""", number).getFirst().getString("id"));
    }

    private UUID served(String number, Person by) {
        phone.writes(number, "Oi");
        var conversation = openOf(number);
        ok(Counter.takesOver(counter.supervisor, conversation));
        if (by != counter.supervisor) {
            ok(Counter.transfers(counter.supervisor, conversation,
                    new JsonObject().put("to_user_id", by.id.toString())));
        }
        ok(Counter.says(by, conversation, "Oi, Rita"));
        return conversation;
    }

    private UUID servedAndClosed(String number) {
        var conversation = served(number, counter.supervisor);
        ok(Counter.closes(counter.supervisor, conversation));
        return conversation;
    }

    private UUID asked(String number) {
        var conversation = servedAndClosed(number);
        after(DELAY);
        assertThat(questions(conversation)).hasSize(1);
        counter.shop.sql("DELETE FROM outbox WHERE conversation_id = $1", conversation);
        counter.shop.sql("UPDATE messages SET status = 'sent' WHERE conversation_id = $1 AND status = 'queued'",
                conversation);
        return conversation;
    }

    /** It was asked so much earlier. */
    private void earlier(UUID conversation, Duration time) {
        counter.shop.sql(
                "UPDATE surveys SET asked_at = asked_at - make_interval(secs => $2) WHERE conversation_id = $1",
                conversation, (double) time.toSeconds());
        counter.shop.sql(
                "UPDATE conversations SET survey_until = survey_until - make_interval(secs => $2) WHERE id = $1",
                conversation, (double) time.toSeconds());
    }

    private JsonObject survey(UUID conversation) {
        return counter.shop.rows("SELECT * FROM surveys WHERE conversation_id = $1 ORDER BY closing DESC", conversation)
                .getFirst();
    }

    private String name(Person person) {
        return counter.shop.rows("SELECT full_name FROM users WHERE id = $1", person.id).getFirst()
                .getString("full_name");
    }

    private String state(UUID conversation) {
        return survey(conversation).getString("state");
    }

    private List<JsonObject> parts(UUID conversation, String part) {
        return counter.shop.rows("SELECT * FROM messages WHERE conversation_id = $1"
                + " AND metadata #>> '{survey,part}' = $2 ORDER BY created_at", conversation, part);
    }

    private List<JsonObject> questions(UUID conversation) {
        return parts(conversation, "question");
    }

    private void presses(UUID conversation, int score) {
        phone.presses(RITA, "wamid." + Ids.next(), Instant.now(),
                "survey:" + survey(conversation).getString("id") + ":" + score, "Nota " + score);
    }

    private int conversations() {
        return counter.shop.rows("SELECT id FROM conversations").size();
    }

    private List<JsonObject> scores(UUID conversation) {
        return counter.shop.rows("SELECT * FROM conversation_events WHERE conversation_id = $1 AND kind = 'csat'",
                conversation);
    }

    @Test
    void a_customer_is_asked_once_with_a_list_thanked_and_the_score_belongs_to_who_served() {
        var conversation = served(RITA, counter.ana);
        ok(Counter.closes(counter.supervisor, conversation));
        woken.clear();
        after(DELAY.minusSeconds(5));
        assertThat(questions(conversation)).isEmpty();

        after(DELAY);
        after(DELAY.plusSeconds(60));

        var question = questions(conversation).getFirst();
        assertThat(questions(conversation)).hasSize(1);
        assertThat(question.getString("content"))
                .isEqualTo("Como foi o seu atendimento? Sua nota nos ajuda a melhorar.");
        var list = question.getJsonObject("metadata").getJsonObject("interactive");
        assertThat(list.getString("kind")).isEqualTo("list");
        assertThat(list.getJsonArray("rows")).extracting(row -> ((JsonObject) row).getString("title"))
                .containsExactly("5 – Excelente", "4 – Bom", "3 – Regular", "2 – Ruim", "1 – Péssimo");

        presses(conversation, 4);
        after(Duration.ZERO);
        assertThat(parts(conversation, "thanks")).singleElement().satisfies(
                thanks -> assertThat(thanks.getString("content")).startsWith("Obrigado pela sua nota.\n\nSe quiser"));
        phone.writes(RITA, "A Ana foi um amor");
        after(Duration.ZERO);

        assertThat(parts(conversation, "acknowledgement")).hasSize(1);
        assertThat(scores(conversation)).singleElement().satisfies(row -> {
            assertThat(row.getInteger("score")).isEqualTo(4);
            assertThat(row.getString("user_id")).isEqualTo(counter.ana.id.toString());
            assertThat(row.getString("by_user_id")).isEqualTo(counter.supervisor.id.toString());
            assertThat(row.getString("department_id")).isEqualTo(
                    survey(conversation).getString("department_id"));
        });
        var row = counter.shop.rows("SELECT * FROM conversations").getFirst();
        assertThat(List.of(conversations(), row.getInteger("unread_count"), row.getString("status"), woken.size()))
                .isEqualTo(List.of(1, 0, "closed", 0));
        var customer = row.getString("customer_id");
        assertThat(counter.ana.gets("/customers/" + customer + "/surveys").body().getJsonArray("data")).singleElement()
                .satisfies(one -> {
                    var seen = (JsonObject) one;
                    assertThat(List.of(seen.getInteger("score"), seen.getString("comment"), seen.getString("user_id")))
                            .isEqualTo(List.of(4, "A Ana foi um amor", counter.ana.id.toString()));
                });
        assertThat(counter.bia.gets("/customers/" + customer + "/surveys").status()).isEqualTo(404);
        await().until(
                () -> Counter.told(conversation).stream().filter(told -> told.contains("\"score\":4")).count() == 2);

        phone.writes(RITA, "Outra coisa: abre domingo?");
        assertThat(conversations()).isEqualTo(2);
        assertThat(woken).containsExactly(openOf(RITA));
    }

    @Test
    void a_number_that_is_written_counts_until_it_means_something_else() {
        var conversation = asked(RITA);

        earlier(conversation, Duration.ofDays(2));
        phone.writes(RITA, "3");

        assertThat(conversations()).isEqualTo(2);
        assertThat(state(conversation)).isEqualTo("asked");
        assertThat(scores(conversation)).isEmpty();

        var other = "5511987650000";
        var second = asked(other);
        earlier(second, Duration.ofHours(11));
        phone.writes(other, "wamid.in-time", Instant.now(), "dou nota 3");
        phone.writes(other, "wamid.in-time", Instant.now(), "dou nota 3");
        after(Duration.ZERO);
        assertThat(scores(second)).singleElement().satisfies(
                row -> assertThat(row.getInteger("score")).isEqualTo(3));
        assertThat(survey(second).getString("state")).isEqualTo("scored");
        assertThat(conversations()).isEqualTo(3);
    }

    @Test
    void thanks_for_the_service_open_a_conversation_and_the_score_that_is_pressed_afterwards_still_counts_once() {
        var conversation = asked(RITA);

        phone.writes(RITA, "Obrigada viu");
        var next = openOf(RITA);
        phone.writes(RITA, "2");
        presses(conversation, 5);
        presses(conversation, 1);
        after(Duration.ZERO);

        assertThat(scores(conversation)).extracting(row -> row.getInteger("score")).containsExactly(5);
        assertThat(parts(conversation, "thanks")).isEmpty();
        assertThat(conversations()).isEqualTo(2);
        assertThat(counter.shop.rows("SELECT unread_count AS n FROM conversations WHERE id = $1", next).getFirst()
                .getInteger("n")).isEqualTo(2);
        assertThat(counter.shop.rows("SELECT metadata FROM messages WHERE conversation_id = $1 AND content = 'Nota 5'",
                next).getFirst().getJsonObject("metadata").getJsonObject("survey").getInteger("score")).isEqualTo(5);
    }

    @Test
    void who_wrote_again_was_not_served_is_outside_the_window_or_was_asked_lately_is_not_asked() {
        phone.writes(RITA, "Oi");
        ok(Counter.closes(counter.supervisor, openOf(RITA)));
        assertThat(counter.shop.rows("SELECT id FROM surveys")).as("served by the bot alone").isEmpty();

        var skipped = served(RITA, counter.supervisor);
        ok(counter.supervisor.posts("/conversations/" + skipped + "/close",
                new JsonObject().put("skips_survey", true)));
        settings(new JsonObject().put("excluded_reasons", new JsonArray().add(" Resolvido ")));
        servedAndClosed(RITA);
        settings(new JsonObject().put("department_ids",
                new JsonArray().add(counter.shop.department("Suporte", counter.ana.id).toString())));
        servedAndClosed(RITA);
        settings(new JsonObject());
        var shut = served(RITA, counter.supervisor);
        counter.shop.sql("UPDATE conversations SET window_expires_at = now() + interval '30 seconds' WHERE id = $1",
                shut);
        ok(Counter.closes(counter.supervisor, shut));
        assertThat(counter.shop.rows("SELECT id FROM surveys")).isEmpty();

        var written = servedAndClosed(RITA);
        phone.writes(RITA, "Só mais uma coisa");
        ok(Counter.closes(counter.supervisor, openOf(RITA)));
        var late = servedAndClosed(RITA);
        counter.shop.sql("UPDATE conversations SET window_expires_at = now() WHERE id = $1", late);
        after(DELAY);
        var once = asked(RITA);
        settings(new JsonObject().put("pause_days", 7));
        var again = servedAndClosed(RITA);
        after(DELAY);
        settings(new JsonObject().put("is_active", false));
        servedAndClosed(RITA);

        assertThat(counter.shop.rows("SELECT conversation_id, state, dropped_because FROM surveys"))
                .extracting(row -> UUID.fromString(row.getString("conversation_id")), row -> row.getString("state"),
                        row -> row.getString("dropped_because"))
                .containsExactlyInAnyOrder(org.assertj.core.groups.Tuple.tuple(written, "dropped", "written"),
                        org.assertj.core.groups.Tuple.tuple(late, "dropped", "window"),
                        org.assertj.core.groups.Tuple.tuple(once, "asked", null),
                        org.assertj.core.groups.Tuple.tuple(again, "dropped", "asked_lately"));
    }

    @Test
    void of_two_servers_one_asks_and_whoever_opens_the_conversation_again_at_that_moment_silences_it()
            throws InterruptedException {
        var all = new ArrayList<UUID>();
        for (int round = 0; round < 6; round++) {
            all.add(servedAndClosed("551198888000" + round));
        }
        var work = new ArrayList<Thread>();
        for (var conversation : all) {
            work.add(Thread.startVirtualThread(() -> after(DELAY)));
            work.add(Thread.startVirtualThread(
                    () -> ok(Counter.reopens(counter.supervisor, conversation))));
        }
        for (var one : work) {
            one.join();
        }
        after(DELAY);

        for (var conversation : all) {
            assertThat(questions(conversation).size()).isLessThanOrEqualTo(1);
            assertThat(counter.shop.rows("SELECT message_id FROM outbox WHERE conversation_id = $1"
                    + " AND sender_type = 'bot'", conversation)).isEmpty();
            assertThat(survey(conversation).getString("dropped_because")).isIn("reopened", "unsent");
        }
    }

    @Test
    void a_question_that_has_not_left_when_the_customer_writes_is_taken_back() {
        var conversation = servedAndClosed(RITA);
        after(DELAY);
        assertThat(state(conversation)).isEqualTo("asked");

        phone.writes(RITA, "Oi de novo");
        after(Duration.ZERO);

        assertThat(questions(conversation).getFirst().getString("status")).isEqualTo("failed");
        assertThat(survey(conversation).getString("dropped_because")).isEqualTo("unsent");
    }

    @Test
    void the_words_are_the_organizations_own_or_of_its_language_and_only_administrators_write_them() {
        counter.shop.sql("UPDATE organizations SET locale = 'en'");
        settings(new JsonObject().put("thanks", "Valeu, {{attendant}} agradece!").put("asks_comment", false));
        var conversation = asked(RITA);
        presses(conversation, 5);
        after(Duration.ZERO);

        assertThat(questions(conversation).getFirst().getString("content")).startsWith("How did we do?");
        assertThat(parts(conversation, "thanks").getFirst().getString("content"))
                .isEqualTo("Valeu, " + name(counter.supervisor) + " agradece!");
        phone.writes(RITA, "obrigada");
        assertThat(conversations()).isEqualTo(2);
        assertThat(counter.supervisor.puts("/survey-settings", usual()).status()).isEqualTo(403);
        assertThat(counter.ana.gets("/survey-settings").body().getJsonObject("usual").getString("open"))
                .isEqualTo("Rate us");
        assertThat(counter.shop.admin.puts("/survey-settings",
                usual().put("department_ids", new JsonArray().add(UUID.randomUUID().toString()))).status())
                .isEqualTo(422);
        assertThat(counter.shop.rows("SELECT id FROM audit_logs WHERE action = 'survey_settings.updated'")).hasSize(2);
    }
}
