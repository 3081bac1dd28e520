package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.WholeServer.Answer;
import io.balcao.WholeServer.Shop;
import io.balcao.scheduling.clinics.ClinicTexts;
import io.balcao.simulator.PhoneMessage;
import io.balcao.simulator.SimulatedPhone;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A clinic of a shop whose number answers with the gallery's flow, and people who walk through it on their phones. A step is
 * {@code what > where}: what the customer does, and which states are seen one after the other.
 *
 * <ul>
 * <li>{@code =oi} writes, {@code #day:2026-11-30} presses the option of that id, {@code #cancel*} the first whose id begins
 * so, {@code @back} writes the flow's own word for it, {@code +31} lets minutes pass.
 * <li>A state is one of the dialogue, an occasion of the clinic's texts, a word of the dialogue's or of the flow's.
 * </ul>
 */
final class ClinicTalk {
    static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final AtomicInteger PHONES = new AtomicInteger(100_000);
    private static final JsonObject TEXTS = texts();
    /** What is said where a dialogue rests, in place of the text of the same name. */
    private static final Map<String, String> SAID_BY = Map.of("SELECT_DATE", "which_day", "SELECT_NEW_DATE",
            "which_day",
            "SELECT_NEW_TIME", "SELECT_TIME", "SHOW_CURRENT_APPOINTMENT", "RESCHEDULE_FOUND", "RESCHEDULE_LOOKUP",
            "which_appointment", "AVAILABLE_DAYS", "no_days", "CONFIRM_CANCEL", "sure_to_cancel", "WELCOME",
            "WELCOME_NEW");
    /** The same in Portuguese and Spanish, or the beginning of words of theirs. */
    private static final Set<String> SHARED = Set.of("Confirmar", "Cancelar", "OK, confirmo", "Cancel", "Confirm",
            "EEE, dd/MM");
    /** A run rests in these between two messages; all others are passed. */
    static final List<String> RESTING = List.of("MAIN_MENU", "SCHEDULE_MENU", "PRICE_TABLE", "AVAILABLE_DAYS",
            "SELECT_DATE", "SELECT_TIME", "INPUT_AREAS", "CONFIRM_BOOKING", "RESCHEDULE_LOOKUP",
            "SHOW_CURRENT_APPOINTMENT", "SELECT_NEW_DATE", "SELECT_NEW_TIME", "CONFIRM_RESCHEDULE", "FAQ_MENU",
            "FAQ_ANSWER", "CONFIRM_CANCEL");

    final Shop shop;
    final String clinic;
    final String laser;
    final String peeling;
    final String ana;
    final LocalDate monday = LocalDate.now(ZONE).with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    final Set<String> visited = ConcurrentHashMap.newKeySet();
    /** Everything that was read on the phones. */
    final Set<String> read = ConcurrentHashMap.newKeySet();
    private final JsonObject flow;
    private final String language;
    private final ResourceBundle words;

    /** @param settings of the flow's booking block instead of the gallery's */
    ClinicTalk(Shop shop, String language, JsonObject settings) {
        this.shop = shop;
        this.language = language;
        this.words = ResourceBundle.getBundle("io.balcao.scheduling.dialogue.words", Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        shop.sql("UPDATE organizations SET locale = $1 WHERE id = $2", language, shop.id.value());
        var week = new JsonObject();
        List.of("mon", "tue", "wed", "thu", "fri").forEach(day -> week.put(day,
                new JsonObject().put("start", "09:00").put("end", "18:00")));
        clinic = made("/clinics", new JsonObject().put("name", "Laser Beauty " + shop.mark)
                .put("timezone", ZONE.getId()).put("buffer_minutes", 10).put("business_hours", week))
                .getString("clinicId");
        laser = service("Depilação a laser", 45);
        var skin = service("Limpeza de pele", 60);
        peeling = service("Peeling", 30);
        ana = professional("Ana Souza", laser, skin);
        professional("Bia Reis", laser, skin);
        professional("Caio Luz", laser, skin);
        made("/clinics/" + clinic + "/faq", new JsonObject().put("question_key", "EQUIPMENT")
                .put("question_label", "Soprano?").put("answer", "Soprano Ice Platinum.").put("display_order", 1));
        flow = shop.admin.gets("/bot/flow-templates?language=" + language).body().getJsonArray("data").stream()
                .map(JsonObject.class::cast).filter(one -> one.getString("key").equals("booking")).findFirst()
                .orElseThrow().getJsonObject("definition");
        flow.getJsonArray("blocks").stream().map(JsonObject.class::cast)
                .filter(block -> block.getString("type").equals("booking"))
                .forEach(block -> block.getJsonObject("settings").mergeIn(settings));
        publish();
    }

    private void publish() {
        var made = made("/bot/flows", new JsonObject().put("name", "Agenda").put("draft", flow));
        assertThat(made.getJsonArray("findings")).isEmpty();
        made("/bot/flows/" + made.getString("id") + "/publish", new JsonObject().put("note", "").put("revision", 1));
        ok(200, shop.admin.sends("PUT", "/bot/triggers", new JsonObject().put("data", new JsonArray().add(
                new JsonObject().put("flow_id", made.getString("id")).put("kind", "always")
                        .put("words", new JsonArray()).putNull("channel_id")))));
    }

    private String service(String name, int minutes) {
        return made("/clinics/" + clinic + "/services",
                new JsonObject().put("name", name).put("duration_minutes", minutes)).getString("serviceId");
    }

    private String professional(String name, String... services) {
        return made("/clinics/" + clinic + "/professionals",
                new JsonObject().put("name", name).put("service_ids", new JsonArray(List.of(services))))
                .getString("professionalId");
    }

    private JsonObject made(String path, JsonObject body) {
        return ok(201, shop.admin.sends("POST", path, body));
    }

    private static JsonObject ok(int status, Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        return answer.body();
    }

    /** What the console has of a day. */
    List<JsonObject> appointments(LocalDate day) {
        var answer = shop.admin.gets("/clinics/" + clinic + "/appointments?date=" + day);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new JsonArray(answer.text()).stream().map(JsonObject.class::cast).toList();
    }

    /** What is booked by somebody at the desk. */
    JsonObject books(String waId, LocalDate day, String time) {
        return made("/appointments", wish(waId, day, time));
    }

    JsonObject wish(String waId, LocalDate day, String time) {
        return new JsonObject().put("clinicId", clinic).put("phone", waId).put("name", "Rita").put("serviceId", laser)
                .put("date", day.toString()).put("time", time).put("areas", "Axilas");
    }

    static String newNumber() {
        return "5511977" + PHONES.incrementAndGet();
    }

    /** Walks from a number that nobody had. */
    SimulatedPhone walks(String... steps) {
        return walksFrom(newNumber(), steps);
    }

    SimulatedPhone walksFrom(String waId, String... steps) {
        var phone = shop.line.phone("Rita", waId);
        for (var step : steps) {
            try {
                step(phone, waId, filled(step));
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError(step + " of " + Arrays.toString(steps) + " after " + phone.sees().stream()
                        .map(PhoneMessage::text).toList(), e);
            }
        }
        return phone;
    }

    private String filled(String step) {
        return step.replace("{monday}", monday.toString()).replace("{tuesday}", monday.plusDays(1).toString())
                .replace("{30/11}", monday.getDayOfMonth() + "/" + monday.getMonthValue()).replace("{laser}", laser)
                .replace("{peeling}", peeling).replace("{ana}", ana);
    }

    private void step(SimulatedPhone phone, String waId, String step) {
        var parts = List.of(step.split(" > "));
        var before = phone.sees().stream().map(PhoneMessage::id).collect(Collectors.toSet());
        acts(phone, waId, parts.getFirst());
        var last = said(parts.getLast());
        phone.waitsFor(message -> !before.contains(message.id()) && message.text().contains(last));
        var since = phone.sees().stream().filter(message -> !before.contains(message.id())).toList();
        since.forEach(message -> read.addAll(lines(message)));
        var state = state(waId);
        if (RESTING.contains(parts.getLast())) {
            assertThat(state).isEqualTo(parts.getLast());
            visited.add(parts.getLast());
        }
        for (var passed : parts.subList(1, parts.size() - 1)) {
            assertThat(since).as(passed)
                    .anySatisfy(message -> assertThat(message.text()).contains(said(passed)));
        }
        parts.subList(1, parts.size()).stream().filter(one -> !RESTING.contains(one)).forEach(visited::add);
    }

    private void acts(SimulatedPhone phone, String waId, String what) {
        var how = what.substring(1);
        switch (what.charAt(0)) {
            case '=' -> phone.writes(how);
            case '@' ->
                phone.writes(flow.getJsonObject("words").getJsonArray(how).getString(how.equals("back") ? 1 : 0));
            case '#' -> presses(phone, how);
            case '+' -> passes(waId, Duration.ofMinutes(Long.parseLong(how)));
            default -> throw new IllegalArgumentException(what);
        }
    }

    private static void presses(SimulatedPhone phone, String how) {
        var offering = phone.sees().stream().filter(message -> !choices(message).isEmpty()).toList().getLast();
        var choice = choices(offering).stream().filter(one -> {
            var id = one.id().substring(one.id().indexOf('#') + 1);
            return how.endsWith("*") ? id.startsWith(how.substring(0, how.length() - 1)) : id.equals(how);
        }).findFirst().orElseThrow(() -> new AssertionError("no " + how + " among " + choices(offering)));
        if (offering.buttons().isEmpty()) {
            phone.chooses(choice.id());
        } else {
            phone.presses(choice.id());
        }
    }

    private static List<PhoneMessage.Choice> choices(PhoneMessage message) {
        return Stream.concat(message.buttons().stream(), message.rows().stream()).toList();
    }

    private static List<String> lines(PhoneMessage message) {
        return Stream.concat(Stream.of(message.text()), choices(message).stream()
                .flatMap(choice -> Stream.of(choice.title(), choice.description()))).toList();
    }

    /** As if the customer had been silent for so long: what their run waits for is due. */
    private void passes(String waId, Duration time) {
        assertThat(shop.sql("""
                UPDATE conversations SET lane_due_at = now(), bot_state = jsonb_set(bot_state, '{until}',
                    to_jsonb((bot_state ->> 'until')::bigint - $2))
                WHERE id = (SELECT c.id FROM conversations c JOIN customer_addresses a USING (customer_id)
                            WHERE a.address LIKE '%' || right($1, 8) ORDER BY c.created_at DESC LIMIT 1)
                """, waId, time.toMillis())).isEqualTo(1);
    }

    JsonObject conversation(String waId) {
        return shop.rows("""
                SELECT c.owner, c.status, c.bot_state -> 'variables' -> '#booking' ->> 'state' AS state
                FROM conversations c JOIN customer_addresses a USING (customer_id)
                WHERE a.address LIKE '%' || right($1, 8) ORDER BY c.created_at DESC LIMIT 1
                """, waId).getFirst();
    }

    private @Nullable String state(String waId) {
        return conversation(waId).getString("state");
    }

    /** The longest part of a text without variables: what a phone shows of it for certain. */
    private String said(String state) {
        if (state.equals("PRICE_TABLE")) {
            return "Limpeza de pele (60";
        }
        if (state.equals("FAQ_ANSWER")) {
            return "Soprano Ice Platinum.";
        }
        var key = SAID_BY.getOrDefault(state, state);
        if (TEXTS.containsKey(key)) {
            return literal(TEXTS.getJsonObject(key).getString(language));
        }
        return words.containsKey(key) ? literal(words.getString(key)) : literal(ofFlow(key));
    }

    private String ofFlow(String block) {
        return flow.getJsonArray("blocks").stream().map(JsonObject.class::cast)
                .filter(one -> one.getString("id").equals(block)).findFirst().orElseThrow()
                .getJsonObject("settings").getString("text");
    }

    static String literal(String text) {
        return Arrays.stream(text.split("\\{+[^{}]*}+|\n|''")).map(String::strip)
                .max(Comparator.comparing(String::length)).orElse("");
    }

    /** By what one sees that a text is in a language. */
    static Set<String> signsOf(String language) {
        return everything(language).stream().map(ClinicTalk::literal)
                .filter(text -> text.length() > 3 && !SHARED.contains(text)).collect(Collectors.toSet());
    }

    private static List<String> everything(String language) {
        var words = ResourceBundle.getBundle("io.balcao.scheduling.dialogue.words", Locale.forLanguageTag(language),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return Stream.concat(words.keySet().stream().filter(key -> !key.startsWith("said.")).map(words::getString),
                TEXTS.stream().map(text -> (JsonObject) text.getValue()).flatMap(text -> Stream.concat(
                        Stream.of(text.getString(language)), text.getJsonArray("buttons").stream()
                                .map(button -> ((JsonObject) button).getString(language)))))
                .toList();
    }

    private static JsonObject texts() {
        try (var file = Objects.requireNonNull(ClinicTexts.class.getResourceAsStream("texts.json"))) {
            return new JsonObject(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
