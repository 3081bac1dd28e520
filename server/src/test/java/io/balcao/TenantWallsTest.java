package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.balcao.WholeServer.Answer;
import io.balcao.WholeServer.Person;
import io.balcao.WholeServer.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.platform.http.ApiDocument;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is in one organization has no effect in another, and cannot be asked for there (TN-06 to TN-12). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TenantWallsTest {
    private static final String MARK = "Segredo";
    /** What a secret of theirs is called, in the way that secrets are called. */
    private static final String KEY = "segredo_do_crm";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22}");
    private static final WholeServer server = WholeServer.shared();
    private static final Shop theirs = server.shop(MARK);
    private static final Shop ours = server.shop("Vizinha");
    private static final Person ana = theirs.user(Role.ATTENDANT);
    /** What stands in addresses where theirs would stand, by the name of the place. */
    private static final Map<String, String> PLACES = clinic();
    private static final UUID conversation = furnished();

    /** A conversation with a customer, tags and messages, all with the mark; a flow with a file, and a secret. */
    private static UUID furnished() {
        theirs.joins(theirs.sales, ana);
        var held = theirs.heldBy(ana);
        theirs.sql("UPDATE conversations SET tags = ARRAY['" + MARK + "'] WHERE id = $1", held);
        theirs.rows.message(held, "attendant", MARK + " de verdade", "sent");
        theirs.waiting();
        theirs.closedBy(ana);
        var file = theirs.admin.uploads(RightsTable.upload()).body().getString("id");
        assertThat(theirs.admin.sends("POST", "/bot/flows", new JsonObject().put("name", MARK).put("draft",
                FlowFilesTest.draft(file))).status()).isEqualTo(201);
        assertThat(theirs.admin.sends("PUT", "/bot/secrets/" + KEY, new JsonObject().put("value", MARK)).status())
                .isBetween(200, 201);
        return held;
    }

    /** A clinic with the mark: an appointment of which Google says something else, somebody who waits, and a dialogue. */
    private static Map<String, String> clinic() {
        var scene = new RightsTable.Scene(theirs.admin);
        var conflict = scene.googleConflict();
        var found = theirs.rows("""
                SELECT k.appointment_id, k.clinic_id, c.key FROM google_conflicts k JOIN clinics c ON c.id = k.clinic_id
                """).getFirst();
        var clinic = UUID.fromString(found.getString("clinic_id"));
        theirs.sql("UPDATE google_calendars SET calendar_id = $1", MARK + "@example.org");
        theirs.sql("UPDATE google_connections SET account = $1, state = 'stopped', stopped_at = now()", MARK);
        theirs.sql("UPDATE customers SET name = $1 WHERE id IN (SELECT customer_id FROM appointments)",
                MARK + " Prado");
        assertThat(theirs.admin.sends("POST", "/clinics/" + clinic + "/waiting-list", scene.waitingWish(clinic))
                .status()).isEqualTo(201);
        assertThat(theirs.admin.sends("POST", "/clinics/" + clinic + "/professionals", new JsonObject()
                .put("name", "Dra. " + MARK)).status()).isEqualTo(201);
        return Map.of("clinic_id", found.getString("key"), "appointment_id", found.getString("appointment_id"),
                "flow_id", scene.appointmentFlow().toString(), "conflict_id", conflict.toString());
    }

    /** An address with what is theirs in it. */
    private static String theirsIn(String path) {
        return Pattern.compile("\\{([^}]+)}").matcher(path)
                .replaceAll(place -> PLACES.getOrDefault(place.group(1), conversation.toString()));
    }

    /** A question to a list, and a parameter of it. */
    private record Question(String operation, String path, Set<String> parameters) {}

    private static List<Question> questions() {
        var document = ApiDocument.read();
        var parts = document.getJsonObject("components").getJsonObject("parameters");
        var questions = new ArrayList<Question>();
        document.getJsonObject("paths").forEach(path -> {
            var operation = ((JsonObject) path.getValue()).getJsonObject("get");
            if (operation != null && !operation.getJsonArray("x-roles").isEmpty()
                    && !operation.getBoolean("x-plain-route", false)) {
                var names = new HashSet<String>();
                operation.getJsonArray("parameters", new JsonArray()).forEach(given -> {
                    var parameter = (JsonObject) given;
                    var reference = parameter.getString("$ref");
                    var model = reference == null
                            ? parameter
                            : parts.getJsonObject(reference.substring(reference.lastIndexOf('/') + 1));
                    if (model.getString("in").equals("query")) {
                        names.add(model.getString("name"));
                    }
                });
                questions.add(new Question(operation.getString("operationId"),
                        path.getKey().replace("/api/v1", ""), names));
            }
        });
        return questions;
    }

    /** What of theirs can be named in a parameter. One that is not here is one that nobody has thought about. */
    private static List<String> foreign(String parameter) {
        var answer = switch (parameter) {
            case "q" -> List.of(MARK, MARK.toLowerCase(java.util.Locale.ROOT), "Rita", "Caio", "verdade", "segr",
                    ana.email.substring(0, 12));
            case "tag" -> List.of(MARK);
            case "department_id" -> List.of(theirs.sales.toString());
            case "channel_id" -> List.of(theirs.channel.toString());
            case "assigned_to", "user_id" -> List.of(ana.id.toString());
            case "conversation_id", "object_id" -> List.of(conversation.toString());
            case "customer_id" -> idsOf("customers");
            case "before", "after" -> idsOf("messages");
            case "service_id", "service_ids", "serviceId" -> idsOf("clinic_services");
            case "professional_id" -> idsOf("professionals");
            case "appointment_id" -> idsOf("appointments");
            case "version_id", "resource_id" -> List.of(Ids.next().toString());
            case "clinicId", "clinic_id" -> List.of(Objects.requireNonNull(PLACES.get("clinic_id")));
            case "cursor" -> cursors();
            case "metric", "format", "counts", "action", "object_type", "role", "is_active", "status", "state",
                    "channel", "from", "on_hold", "cancelled",
                    "to",
                    "sort", "limit", "block", "port", "resting", "ending", "sla_state", "kind", "days", "source",
                    "counted",
                    "score", "hour", "api_key_id", "address", "language", "all", "date", "template_key", "areas" ->
                List.<String>of();
            default -> throw new AssertionError("What could somebody do with " + parameter + "?");
        };
        return answer;
    }

    private static List<String> idsOf(String table) {
        return theirs.rows("SELECT id FROM " + table).stream().map(row -> row.getString("id")).toList();
    }

    /** Cursors of their lists. */
    private static List<String> cursors() {
        return Stream.of("/conversations", "/customers", "/users", "/departments", "/channels")
                .map(list -> theirs.admin.gets(list + "?limit=1").body().getString("next_cursor"))
                .filter(Objects::nonNull).toList();
    }

    // TN-06, TN-07

    @TestFactory
    Stream<DynamicTest> no_list_count_search_or_cursor_finds_what_is_in_another_organization() {
        var ids = theirIds();
        return questions().stream().map(question -> dynamicTest(question.operation(), () -> {
            for (var role : Role.values()) {
                var person = ours.user(role);
                var asked = new ArrayList<>(List.of(question.path()));
                for (var parameter : question.parameters()) {
                    foreign(parameter).forEach(value -> asked.add(question.path() + "?" + parameter + "=" + encoded(
                            value)));
                }
                for (var path : asked) {
                    var asking = theirsIn(path);
                    var answer = person.gets(asking);
                    assertThat(answer.status()).as(path).isIn(200, 400, 403, 404, 422);
                    assertThat(answer.text()).as(path).doesNotContain(MARK, KEY);
                    var given = ID.matcher(asking).results().map(found -> found.group()).toList();
                    assertThat(ID.matcher(answer.text()).results().map(found -> found.group())
                            .filter(id -> ids.contains(id) && !given.contains(id))).as(path).isEmpty();
                }
            }
        }));
    }

    @Test
    void the_search_that_finds_nothing_there_finds_it_here() {
        org.awaitility.Awaitility.await().until(() -> WholeServer.ids(theirs.admin.gets("/conversations?q=verdade"))
                .contains(conversation.toString()));
        assertThat(WholeServer.ids(theirs.admin.gets("/customers?q=" + MARK))).hasSizeGreaterThan(2);
        assertThat(theirs.admin.gets("/conversations/stats").body().getInteger("all_open")).isPositive();
        assertThat(WholeServer.ids(theirs.admin.gets("/bot/files"))).hasSize(1);
        assertThat(theirs.admin.gets("/bot/secrets").text()).contains(KEY);
        var empty = server.shop("Nova");
        assertThat(empty.admin.gets("/conversations/stats").body().getInteger("all_open")).isZero();
        assertThat(WholeServer.ids(ours.admin.gets("/conversations?q=verdade"))).isEmpty();
    }

    @Test
    void what_is_asked_of_their_clinic_from_outside_is_there_for_themselves() {
        var clinic = "/clinics/" + PLACES.get("clinic_id");
        for (var list : List.of("", "/google", "/google/conflicts", "/waiting-list", "/professionals",
                "/appointments?date=2031-03-03")) {
            assertThat(theirs.admin.gets(clinic + list).text()).as(list).contains(MARK);
        }
        for (var path : List.of("/appointments/" + PLACES.get("appointment_id"), "/appointments/flow/"
                + PLACES.get("flow_id"))) {
            assertThat(theirs.admin.gets(path).status()).as(path).isEqualTo(200);
        }
    }

    @Test
    void a_clinic_takes_nobody_and_nothing_of_another_organization() {
        var scene = new RightsTable.Scene(ours.admin);
        var clinic = scene.atGoogle();
        var professional = idsOf("professionals").getFirst();
        var before = theirs.everything();

        var calendar = new JsonObject().put("professional_id", professional).put("calendar_id", "x@y.example");
        assertThat(ours.admin.sends("PUT", "/clinics/" + clinic + "/google/calendars",
                new JsonObject().put("calendars", new JsonArray().add(calendar))).status()).isEqualTo(422);
        for (var foreign : List.of(new JsonObject().put("service_id", idsOf("clinic_services").getFirst()),
                new JsonObject().put("professional_id", professional),
                new JsonObject().put("customer_id", idsOf("customers").getFirst()))) {
            var wish = scene.waitingWish(clinic).mergeIn(foreign);
            if (wish.containsKey("customer_id")) {
                wish.remove("phone");
            }
            var refused = ours.admin.sends("POST", "/clinics/" + clinic + "/waiting-list", wish);
            assertThat(refused.status()).as(foreign + refused.text()).isIn(404, 422);
        }
        assertThat(ours.rows("SELECT id FROM waiting_entries")).isEmpty();
        assertThat(ours.admin.sends("POST", "/clinics/" + clinic + "/appointments-to-review", new JsonObject()
                .put("appointment_ids", new JsonArray().add(idsOf("appointments").getFirst()))).text()).isEqualTo("[]");
        assertThat(ours.admin.sends("POST", "/google-conflicts/" + PLACES.get("conflict_id") + "/resolve",
                new JsonObject().put("keep", "google")).status()).isEqualTo(404);
        assertThat(theirs.everything()).isEqualTo(before);
    }

    // TN-07: what is only a number holds no name that would give it away.
    @Test
    void the_numbers_of_an_organization_count_nothing_of_the_others() {
        var empty = server.shop("Vazia");
        var today = LocalDate.now(ZoneOffset.UTC);
        var period = "?from=" + today.minusDays(2) + "&to=" + today.plusDays(1);

        assertThat(counted(theirs, "/metrics/overview" + period)).as("that there is something to be counted")
                .isPositive();
        for (var path : List.of("/metrics/overview" + period, "/metrics/attendance" + period, "/metrics/tags" + period,
                "/wall",
                "/conversations/stats")) {
            assertThat(counted(empty, path)).as(path).isZero();
        }
        assertThat(empty.admin.gets("/metrics/export" + period + "&format=csv").text().lines()).as("a head alone")
                .hasSize(1);
    }

    /** All that an answer counted, added up. */
    private static long counted(Shop shop, String path) {
        var counts = Pattern
                .compile("\"(amount|total|opened|received|closed|answered|attended|waiting|mine|all_open)\":(\\d+)");
        return counts.matcher(shop.admin.gets(path).text()).results().mapToLong(found -> Long.parseLong(found.group(2)))
                .sum();
    }

    @Test
    void nothing_counts_by_a_sequence_that_all_organizations_share() {
        // The next number would tell how much the others do.
        assertThat(
                ours.rows("SELECT relname FROM pg_class WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace"))
                .isEmpty();
    }

    @Test
    void the_metrics_name_no_organization_user_or_customer() throws Exception {
        var metrics = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.internalPort + "/metrics")).build(), BodyHandlers.ofString())
                .body();

        assertThat(metrics).contains("jvm_memory").doesNotContain(MARK).doesNotContain(theirs.number);
        assertThat(ID.matcher(metrics).find()).isFalse();
    }

    @Test
    void the_audit_trail_of_an_organization_is_of_its_own_people() {
        ours.admin.sends("PATCH", "/users/" + ana.id, new JsonObject().put("full_name", "X"));
        ours.admin.sends("POST", "/conversations/" + conversation + "/takeover", null);

        assertThat(theirs.rows("SELECT user_id FROM audit_logs WHERE user_id IS NOT NULL"
                + " AND user_id NOT IN (SELECT id FROM users)")).isEmpty();
        assertThat(ours.rows("SELECT * FROM audit_logs").toString()).doesNotContain(ana.id.toString())
                .doesNotContain(conversation.toString());
    }

    // TN-08

    @Test
    void one_client_id_in_two_organizations_is_two_messages() {
        var clientId = Ids.next().toString();
        var hers = sends(ana, conversation, clientId, "Oi");
        var bia = ours.user(Role.ATTENDANT);
        var his = sends(bia, ours.heldBy(bia), clientId, "Oi");

        assertThat(hers.status()).as(hers.text()).isEqualTo(201);
        assertThat(his.status()).as(his.text()).isEqualTo(201);
        assertThat(his.body().getString("id")).isNotEqualTo(hers.body().getString("id"));
    }

    @Test
    void what_is_kept_ready_of_one_organization_is_not_answered_to_another() {
        var before = ours.admin.gets("/bot/config").body();
        var menu = RightsTable.menu(null).put("greeting", MARK);
        for (int i = 0; i < 2; i++) {
            assertThat(theirs.admin.sends("PUT", "/bot/config/menu", new JsonObject().put("value", menu)).status())
                    .isEqualTo(200);
            assertThat(theirs.admin.gets("/bot/config").text()).contains(MARK);
            assertThat(ours.admin.gets("/bot/config").body()).isEqualTo(before);
        }
    }

    @Test
    void a_lock_that_one_organization_holds_makes_no_other_wait() throws Exception {
        var bia = ours.user(Role.ATTENDANT);
        ours.joins(ours.sales, bia);
        var waiting = ours.waiting();
        var isHeld = new CountDownLatch(1);
        var isDone = new CountDownLatch(1);
        var holder = CompletableFuture.runAsync(() -> theirs.inTransaction(tx -> {
            tx.change("UPDATE conversations SET version = version + 1");
            tx.change("UPDATE customers SET name = name");
            tx.change("UPDATE users SET full_name = full_name");
            isHeld.countDown();
            try {
                return isDone.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }), Thread::startVirtualThread);
        isHeld.await();
        try {
            assertThat(bia.sends("POST", "/conversations/" + waiting + "/takeover", null).status()).isEqualTo(200);
            assertThat(sends(bia, waiting, Ids.next().toString(), "Oi").status()).isEqualTo(201);
            assertThat(ours.admin.sends("PATCH", "/users/" + bia.id, new JsonObject().put("full_name", "B")).status())
                    .isEqualTo(200);
        } finally {
            isDone.countDown();
        }
        assertThat(holder).succeedsWithin(java.time.Duration.ofSeconds(30));
    }

    // TN-09

    @Test
    void what_redis_holds_stands_under_its_organization_or_on_the_list_of_what_is_shared() throws Exception {
        var hostile = ours.user(Role.ATTENDANT);
        for (var name : List.of("events:epoch", "*", "organization:" + theirs.id + ":online", "a b\tc", "{x}:y",
                "x".repeat(255))) {
            hostile.sends("PATCH", "/users/" + hostile.id, new JsonObject().put("full_name", name));
            ours.admin.sends("POST", "/departments", new JsonObject().put("name", name.substring(0,
                    Math.min(100, name.length())) + Ids.next().toString().substring(30)));
            login(name.replaceAll("[^a-z0-9:*{}]", "") + "@example.com");
            ours.admin.gets("/conversations?q=" + encoded(name));
        }
        login("y".repeat(1_000_000) + "@example.com");
        try (var socket = hostile.socket(); var hers = ana.socket()) {
            socket.ask("presence", "away");
            socket.ask("subscribe:conversation", "events:*");
            hers.ask("subscribe:conversation", conversation.toString());
            hers.ask("typing", conversation.toString());
            sends(ana, conversation, Ids.next().toString(), "Oi");
            theirs.customerSays(conversation, "Oi");
            hers.event("new_message", any -> true);

            var keys = server.redisKeys();

            assertThat(keys).anyMatch(key -> key.startsWith("organization:" + ours.id + ":"))
                    .anyMatch(key -> key.startsWith("events:")).anyMatch(key -> key.startsWith("rate_limit:"));
            assertThat(keys).allMatch(TenantWallsTest::isKnown);
            assertThat(keys).noneMatch(key -> key.contains("*") || key.contains(" ") || key.length() > 200);
        }
    }

    /** docs/operations.md lists these. */
    private static boolean isKnown(String key) {
        var id = ID.pattern();
        return Stream.of(
                "organization:" + id + ":(online:attendants|socket:user:" + id + "(:[a-z]+)?|cache:bot_config:[a-z]+"
                        + "|flow_editors:" + id + ")",
                "events(:(epoch|number|stream|\\d+))?", "nodes", "node:[^ *]+:users",
                "rate_limit:(address|login_address|reset_address):[0-9a-f.:/]+",
                "rate_limit:(reads|writes|uploads):" + id, "rate_limit:(login|reset):[0-9a-f]{32}")
                .anyMatch(key::matches);
    }

    private static void login(String email) {
        var body = new JsonObject().put("email", email).put("password", "a wrong password").encode();
        assertThat(server.send("POST", "/api/v1/auth/login", Map.of("Content-Type", "application/json"), body)
                .status()).isIn(400, 401, 413, 422, 429);
    }

    // TN-10

    @Test
    void what_must_be_unique_here_may_be_there_as_well() {
        var department = new JsonObject().put("name", "Caixa " + Ids.next());
        var customer = new JsonObject().put("email", "rita@" + Ids.next() + ".example");
        for (var shop : List.of(theirs, ours)) {
            assertThat(shop.admin.sends("POST", "/departments", department).status()).isEqualTo(201);
            assertThat(shop.admin.sends("POST", "/departments", department).status()).isEqualTo(409);
            var person = shop.customerOf(shop.waiting());
            assertThat(shop.admin.sends("PATCH", "/customers/" + person, customer).status()).isEqualTo(200);
            shop.line.phone("Rita", "5511977776666").writes("oi");
            org.awaitility.Awaitility.await().until(() -> shop.rows(
                    "SELECT id FROM customer_addresses a JOIN customers c ON c.id = a.customer_id"
                            + " WHERE a.address = 'tel:551177776666'")
                    .size() == 1);
        }
    }

    @Test
    void what_is_unique_everywhere_tells_the_same_whoever_has_it() {
        // A login names no organization, and a number sends its webhooks to one: both belong to the installation.
        var theirEmail = newUser(ana.email);
        var ourEmail = newUser(ours.user(Role.ATTENDANT).email);
        var taken = ours.admin.sends("POST", "/users", theirEmail);
        var takenHere = ours.admin.sends("POST", "/users", ourEmail);
        assertThat(taken.status()).isEqualTo(409);
        assertThat(told(taken)).isEqualTo(told(takenHere));

        var number = ours.admin.sends("POST", "/channels", channel(theirs.number));
        assertThat(number.status()).isEqualTo(409);
        assertThat(told(number)).isEqualTo(told(ours.admin.sends("POST", "/channels", channel(ours.number))));
        assertThat(number.text()).doesNotContain(MARK);
    }

    private static JsonObject newUser(String email) {
        return new JsonObject().put("email", email).put("full_name", "Rita").put("password", WholeServer.PASSWORD)
                .put("role", "attendant");
    }

    private static JsonObject channel(String number) {
        return new JsonObject().put("kind", "whatsapp").put("name", "Outro").put("phone_number_id", number)
                .put("access_token", "EAAG-another-token").put("app_secret", "0123456789abcdef")
                .put("verify_token", "verify-another");
    }

    private static JsonObject told(Answer answer) {
        var body = answer.body().copy();
        body.remove("trace_id");
        return body;
    }

    // TN-12

    @TestFactory
    Stream<DynamicTest> fragments_of_sql_and_forged_cursors_do_no_harm() {
        var hostile = List.of("' OR '1'='1", "'; DROP TABLE users; --", "%", "\\", "_", "\"", "{}", "()", "&|!", "$1",
                "a\0b", "-1", "1e309", "ｌｉｋｅ", "W10", "WyJhIl0", "eyJhIjoxfQ", "../..", "x".repeat(3_000));
        var before = theirs.everything();
        return questions().stream().filter(question -> !question.parameters().isEmpty())
                .map(question -> dynamicTest(question.operation(), () -> {
                    for (var parameter : question.parameters()) {
                        for (var value : hostile) {
                            var path = theirsIn(question.path()) + "?"
                                    + parameter + "=" + encoded(value);
                            var answer = ours.admin.gets(path);
                            assertThat(answer.status()).as(path).isIn(200, 400, 404, 422);
                            assertThat(answer.text()).doesNotContain(MARK);
                        }
                    }
                    assertThat(theirs.everything()).isEqualTo(before);
                }));
    }

    @Test
    void a_cursor_of_one_organization_is_none_in_another() {
        for (var list : List.of("/conversations", "/customers", "/users", "/departments", "/channels")) {
            theirs.department();
            theirs.user(Role.ATTENDANT);
            theirs.sql("INSERT INTO channels (id, organization_id, name, phone_number_id) VALUES ($1, $2, 'X', $3)",
                    Ids.next(), theirs.id.value(), Long.toString(System.nanoTime()));
            var cursor = theirs.admin.gets(list + "?limit=1").body().getString("next_cursor");
            assertThat(cursor).as(list).isNotNull();

            assertThat(ours.admin.gets(list + "?cursor=" + cursor).status()).as(list).isEqualTo(422);
            assertThat(theirs.admin.gets(list + "?cursor=" + cursor).status()).as(list).isEqualTo(200);
        }
    }

    private static Answer sends(Person person, UUID where, String clientId, String text) {
        return person.sends("POST", "/messages", new JsonObject().put("conversation_id", where.toString())
                .put("content", text).put("client_id", clientId));
    }

    private static Set<String> theirIds() {
        var ids = new HashSet<String>();
        for (var table : List.of("users", "departments", "channels", "customers", "conversations", "messages",
                "media", "flows", "clinics", "clinic_services", "professionals", "appointments", "reminders",
                "waiting_entries", "google_calendars", "google_conflicts")) {
            ids.addAll(idsOf(table));
        }
        ids.add(theirs.id.toString());
        return ids;
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
