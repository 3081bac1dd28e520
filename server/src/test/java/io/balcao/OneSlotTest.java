package io.balcao;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.channels.meta.WebhookSignature;
import io.balcao.conversations.ingest.WhatsappIngest;
import io.balcao.platform.Role;
import io.balcao.simulator.PhoneMessage;
import io.balcao.simulator.SimulatedPhone;
import io.balcao.simulator.WebhookFault;
import io.balcao.testing.FeatureServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many want one time at the same moment, by the roads that there are and at three servers: one has it, everybody else is told
 * so and shown what is free (SC-01).
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class OneSlotTest {
    private static final WholeServer FIRST = WholeServer.shared();
    private static final String TIME = "09:00";
    /** Of those who want it so many come by a dialogue, which takes more than one request. */
    private static final int IN_THE_CHAT = 10;
    /** What one machine keeps open. */
    private static final int CONNECTIONS = 240;
    private static Server second;
    private static Server third;

    @BeforeAll
    static void startTheOthers() {
        second = FIRST.another();
        third = FIRST.another();
    }

    @AfterAll
    static void stopTheOthers() {
        second.close();
        third.close();
    }

    private final Random chance = new Random(20_261_123);
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Semaphore connections = new Semaphore(CONNECTIONS);
    private final ClinicTalk talk = new ClinicTalk(FIRST.shop("Disputa"), "pt-BR",
            new JsonObject().put("asks_areas", false));

    @ParameterizedTest
    @ValueSource(ints = {200, 1_000})
    void of_many_who_want_one_time_by_rest_in_the_chat_and_in_the_console_one_gets_it(int people) {
        talk.shop.sql("UPDATE professionals SET is_active = false WHERE name <> 'Ana Souza'");
        talk.shop.sql("UPDATE channels SET messages_per_second = 5000");
        // Their phones know that they wrote; what they wrote is posted to all three servers by this test.
        talk.shop.line.faults().webhooks(WebhookFault.HELD);
        var phones = new ArrayList<SimulatedPhone>();
        for (int i = 0; i < people / IN_THE_CHAT; i++) {
            phones.add(talk.shop.line.phone("Rita", ClinicTalk.newNumber()).withoutWaiting());
            phones.getLast().writes(wish());
        }

        var answers = all(people, phones);

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 201, 409);
        var winners = phones.stream().filter(OneSlotTest::isAsked).toList();
        winners.forEach(phone -> {
            assertThat(talk.shop.line.delivers(talk.shop.textOf(phone.customer().waId(), "sim"))).isEqualTo(200);
            phone.waitsFor("Agendamento confirmado!");
        });
        var booked = answers.stream().filter(answer -> answer.statusCode() == 201).count();
        assertThat(booked + winners.size()).as("who was told that it is theirs").isEqualTo(1);
        assertThat(talk.appointments(talk.monday)).filteredOn(one -> one.getString("time").equals(TIME)).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 409).allSatisfy(answer -> assertThat(
                new JsonObject(answer.body()).getString("type")).isEqualTo("about:blank#time-taken"));
        assertThat(phones).filteredOn(phone -> !winners.contains(phone)).allSatisfy(OneSlotTest::isOfferedOthers);
        assertThat(overlaps()).isEmpty();
    }

    /** Everybody at once: half of those who do not write ask as programs, half as people at the desk. */
    private List<HttpResponse<String>> all(int people, List<SimulatedPhone> phones) {
        var key = talk.shop.admin.sends("POST", "/api-keys", new JsonObject().put("name", "site").put("scopes",
                new JsonArray().add("scheduling:read").add("scheduling:write"))).body().getString("key");
        var ana = talk.shop.user(Role.ATTENDANT);
        var acts = new ArrayList<Callable<HttpResponse<String>>>();
        for (int i = phones.size(); i < people; i++) {
            var wish = talk.wish(ClinicTalk.newNumber(), talk.monday, TIME).encode();
            var who = i % 2 == 0 ? Map.of("x-api-key", key) : Map.of("Authorization", "Bearer " + ana.token);
            int at = i;
            acts.add(() -> posts(at, "/api/v1/appointments", wish, who));
        }
        var secret = new WebhookSignature(WholeServer.appSecret(talk.shop.number));
        for (int i = 0; i < phones.size(); i++) {
            var body = talk.shop.textOf(phones.get(i).customer().waId(), wish()).encode();
            int at = i;
            acts.add(() -> posts(at, WhatsappIngest.PATH, body,
                    Map.of(WebhookSignature.HEADER, secret.sign(body.getBytes(UTF_8)))));
        }
        Collections.shuffle(acts, chance);
        return FeatureServer.atOnce(acts);
    }

    private String wish() {
        return "marcar depilação a laser " + talk.monday.getDayOfMonth() + "/" + talk.monday.getMonthValue() + " às "
                + TIME;
    }

    private HttpResponse<String> posts(int at, String path, String body, Map<String, String> headers)
            throws Exception {
        int port = switch (at % 3) {
            case 0 -> FIRST.uri("").getPort();
            case 1 -> second.port();
            default -> third.port();
        };
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(60)).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        connections.acquire();
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } finally {
            connections.release();
        }
    }

    /** Whether the dialogue asks them to confirm; otherwise they were told that it is not free. */
    private static boolean isAsked(SimulatedPhone phone) {
        return phone.waitsFor((PhoneMessage message) -> message.text().contains("Confirme seu agendamento:")
                || message.text().contains("Horários disponíveis para")).text().contains("Confirme");
    }

    private static void isOfferedOthers(SimulatedPhone phone) {
        assertThat(phone.sees()).extracting(PhoneMessage::text).contains("Esse horário não está livre. Estes estão:");
        assertThat(phone.sees().getLast().rows()).extracting(PhoneMessage.Choice::title).contains("09:55")
                .doesNotContain(TIME);
    }

    private List<JsonObject> overlaps() {
        return talk.shop.rows("""
                SELECT a.id FROM appointments a JOIN appointments b ON b.id > a.id AND b.clinic_id = a.clinic_id
                WHERE a.status = 'CONFIRMED' AND b.status = 'CONFIRMED'
                  AND a.professional_id IS NOT DISTINCT FROM b.professional_id
                  AND a.starts_at < b.ends_at + b.buffer_minutes * interval '1 minute'
                  AND b.starts_at < a.ends_at + a.buffer_minutes * interval '1 minute'
                """);
    }
}
