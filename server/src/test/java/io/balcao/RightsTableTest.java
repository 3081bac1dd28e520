package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.balcao.RightsTable.Ask;
import io.balcao.RightsTable.Row;
import io.balcao.RightsTable.Scene;
import io.balcao.WholeServer.Answer;
import io.balcao.WholeServer.Person;
import io.balcao.WholeServer.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.Permission;
import io.balcao.platform.Permissions;
import io.balcao.platform.Role;
import io.balcao.platform.Scope;
import io.balcao.platform.Sight;
import io.balcao.platform.http.ApiDocument;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who may do what: each operation of the OpenAPI document by each role, by keys of programs, by nobody, by a colleague whom
 * it does not concern, and by the admin of another organization (AU-11, TN-01, TN-11). The default is no.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RightsTableTest {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}-[0-9a-f-]{27}");
    /** What is no operation: pages and their files, and the sockets, which have a table of their own. */
    private static final Set<String> NO_OPERATIONS = Set.of("/socket.io/", "/docs", "/docs/start.js",
            "/docs/openapi.json", "/docs/ui/", "/assets/");

    private static final Set<String> SPENDS_A_SESSION = Set.of("logout", "refreshToken");

    private static final String FORGED = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

    private static final Map<String, Person> PEOPLE = new HashMap<>();
    private static final Map<String, String> KEYS = new HashMap<>();
    private static final WholeServer server = WholeServer.shared();
    private static final Map<String, Documented> DOCUMENT = document();
    private static final Shop busy = server.shop("Movimento");
    private static final Shop other = server.shop("Vizinha");
    /** Where nothing ever happens: whoever asks here may not. New for each factory, for all that is in it is compared. */
    private final Shop quiet = server.shop("Segredo");

    /** What the document says of an operation. */
    private record Documented(String verb, String path, String tag, Set<Role> roles, Optional<Permission> permission,
            Sight sees, Optional<Scope> scope, int success) {
        boolean isScheduling() {
            return Set.of("clinics", "availability", "appointments").contains(tag);
        }

        /** In an organization that never said what its roles may do. */
        boolean isFor(Role role) {
            var usual = Permissions.of(role);
            return roles.contains(role) && permission.map(usual::has).orElse(true)
                    && usual.sight().compareTo(sees) >= 0;
        }

        boolean isPublic() {
            return roles.isEmpty();
        }
    }

    private static Map<String, Documented> document() {
        var operations = new HashMap<String, Documented>();
        ApiDocument.read().getJsonObject("paths").forEach(path -> ((JsonObject) path.getValue()).forEach(verb -> {
            if (!verb.getKey().equals("parameters")) {
                var model = (JsonObject) verb.getValue();
                operations.put(model.getString("operationId"), new Documented(verb.getKey().toUpperCase(
                        java.util.Locale.ROOT), path.getKey(), model.getJsonArray("tags").getString(0),
                        model.getJsonArray("x-roles").stream().map(role -> Role.of((String) role))
                                .collect(Collectors.toSet()),
                        Optional.ofNullable(model.getString("x-permission")).map(Permission::of),
                        Sight.of(model.getString("x-sees", "own")),
                        Scope.named(model.getString("x-scope", "none")),
                        model.getJsonObject("responses").fieldNames().stream()
                                .filter(code -> code.startsWith("2") || code.equals("302"))
                                .mapToInt(Integer::parseInt).min().orElseThrow()));
            }
        }));
        return operations;
    }

    @Test
    void every_operation_of_the_document_has_a_row_that_asks_it() {
        assertThat(RightsTable.ROWS.stream().map(Row::operation).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(DOCUMENT.keySet());
        var person = busy.admin;
        for (var row : RightsTable.ROWS) {
            var scene = new Scene(person);
            var ask = row.ask().apply(scene);
            var documented = DOCUMENT.get(row.operation());
            if (documented.isScheduling() && documented.path().contains("{")) {
                // What others must not find is held against what is not there.
                assertThat(scene.named).as(row.operation()).isNotNull().matches(ask::names, "is asked for");
            }
            assertThat(ask.method()).as(row.operation()).isEqualTo(documented.verb());
            assertThat(ask.path().split("\\?", 2)[0]).as(row.operation())
                    .matches(documented.path().replaceAll("\\{[^}]+}", "[^/]+"));
        }
    }

    @Test
    void what_is_mounted_is_in_the_document() {
        var documented = DOCUMENT.values().stream()
                .map(one -> one.verb() + " " + one.path().replaceAll("\\{[^}]+}", "*")).collect(Collectors.toSet());
        var mounted = new TreeSet<String>();
        for (var route : server.server.router().getRoutes()) {
            if (route.getPath() != null && !NO_OPERATIONS.contains(route.getPath())) {
                var path = route.getPath().replaceAll(":[A-Za-z_]+", "*");
                if (route.methods() == null) {
                    // Says 405 to the other verbs of a known path.
                    assertThat(documented).as(path).anyMatch(one -> one.endsWith(" " + path));
                } else {
                    route.methods().forEach(method -> mounted.add(method + " " + path));
                }
            }
        }
        var beforeTheRouter = Set.of("GET /api/v1/webhooks/whatsapp", "POST /api/v1/webhooks/whatsapp",
                "POST /api/v1/webhook/whatsapp", "POST /api/v1/webhook/whatsapp/*",
                "POST /api/v1/webhook/whatsapp/status", "POST /api/v1/webhook/whatsapp/status/*");

        assertThat(mounted).containsExactlyInAnyOrderElementsOf(
                documented.stream().filter(one -> !beforeTheRouter.contains(one)).toList());
    }

    @TestFactory
    Stream<DynamicTest> what_is_public_asks_for_no_login() {
        return cells(row -> DOCUMENT.get(row.operation()).isPublic()
                ? Stream.of(cell(row, "nobody", () -> {
                    var ask = row.ask().apply(new Scene(person(quiet, Role.ADMIN, row)));
                    assertThat(send(ask, null).status()).isEqualTo(expected(row));
                }))
                : Stream.of());
    }

    /**
     * Nobody, the roles that may not, keys without the scope, and the admin of another organization ask for the same thing,
     * one after the other, and it stays as it was: what it is about is there, and an admin of this one could.
     */
    @TestFactory
    Stream<DynamicTest> whoever_may_not_changes_nothing_and_learns_nothing() {
        return cells(row -> DOCUMENT.get(row.operation()).isPublic()
                ? Stream.of()
                : Stream.of(cell(row, "whoever may not", () -> {
                    var scene = new Scene(person(quiet, Role.ADMIN, row));
                    var ask = row.ask().apply(scene);
                    var roles = refused(row).map(role -> person(quiet, role, row)).toList();
                    var key = key(quiet, EnumSet.complementOf(scopes(row)));
                    var stranger = person(other, Role.ADMIN, row);
                    leavesAsItWas(quiet, () -> {
                        isUnknown(ask, null);
                        isUnknown(ask, FORGED);
                        isUnknown(ask, scene.who.refreshToken);
                        roles.forEach(who -> assertThat(send(ask, who.token).status()).isEqualTo(403));
                        assertThat(send(ask, key).status()).as("a key without its scope").isEqualTo(403);
                        if (scene.named == null) {
                            var answer = send(ask, stranger.token);
                            assertThat(answer.status()).as(answer.text()).isEqualTo(expected(row));
                            holdsNothingOf(quiet, answer);
                        } else {
                            isAsIfItWereNotThere(quiet, ask, scene, stranger);
                        }
                    });
                })));
    }

    private static void isUnknown(Ask ask, @Nullable String token) {
        assertThat(send(ask, token).status()).as("with the token %s", token).isEqualTo(401);
    }

    private static Stream<Role> refused(Row row) {
        return Stream.of(Role.values()).filter(role -> !DOCUMENT.get(row.operation()).isFor(role));
    }

    private static EnumSet<Scope> scopes(Row row) {
        var scopes = EnumSet.noneOf(Scope.class);
        DOCUMENT.get(row.operation()).scope().ifPresent(scopes::add);
        return scopes;
    }

    @TestFactory
    Stream<DynamicTest> each_role_may_do_what_the_document_says() {
        return cells(row -> {
            var documented = DOCUMENT.get(row.operation());
            return Stream.of(Role.values()).filter(role -> documented.isPublic() || documented.isFor(role))
                    .map(role -> cell(row, role.wire(), () -> {
                        var who = person(busy, role, row);
                        var answer = send(row.ask().apply(new Scene(who)), who.token);
                        assertThat(answer.status()).as(answer.text()).isEqualTo(expected(row));
                    }));
        });
    }

    @TestFactory
    Stream<DynamicTest> what_a_role_was_given_it_may_do_and_what_was_taken_from_it_no_more() {
        var ruled = server.shop("Regras");
        var everything = Arrays.stream(Permission.values()).map(Permission::wire).toList();
        return cells(row -> {
            var documented = DOCUMENT.get(row.operation());
            if (documented.permission().isEmpty() && documented.sees() == Sight.OWN) {
                return Stream.of();
            }
            return documented.roles().stream().filter(role -> role != Role.ADMIN)
                    .map(role -> cell(row, role.wire(), () -> {
                        lets(ruled, role, "all", everything);
                        var who = person(ruled, role, row);
                        var answer = send(row.ask().apply(new Scene(who)), who.token);
                        assertThat(answer.status()).as(answer.text()).isEqualTo(expected(row));

                        documented.permission().ifPresent(permission -> refuses(ruled, role, row, "all",
                                everything.stream().filter(one -> !one.equals(permission.wire())).toList()));
                        if (documented.sees() != Sight.OWN) {
                            refuses(ruled, role, row, Sight.values()[documented.sees().ordinal() - 1].wire(),
                                    everything);
                        }
                    }));
        });
    }

    /** What it is about is there, and an admin could. */
    private static void refuses(Shop shop, Role role, Row row, String sees, List<String> permissions) {
        lets(shop, role, "all", Arrays.stream(Permission.values()).map(Permission::wire).toList());
        var who = person(shop, role, row);
        var ask = row.ask().apply(new Scene(who));
        lets(shop, role, sees, permissions);
        assertThat(send(ask, who.token).status()).as(row.operation()).isEqualTo(403);
    }

    private static void lets(Shop shop, Role role, String sees, List<String> permissions) {
        var answer = shop.admin.sends("PUT", "/role-permissions/" + role.wire(),
                RightsTable.permissions(sees, permissions.toArray(String[]::new)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> a_key_may_do_what_its_scope_says() {
        return cells(row -> DOCUMENT.get(row.operation()).scope().isEmpty()
                ? Stream.of()
                : Stream.of(cell(row, "a key with it", () -> {
                    var ask = row.ask().apply(new Scene(person(busy, Role.ADMIN, row)));
                    var answer = send(ask, key(busy, scopes(row)));
                    assertThat(answer.status()).as(answer.text()).isNotIn(401, 403).isLessThan(500);
                })));
    }

    @TestFactory
    Stream<DynamicTest> a_colleague_whom_it_does_not_concern_finds_nothing() {
        var colleague = quiet.user(Role.ATTENDANT);
        return cells(row -> {
            if (!DOCUMENT.get(row.operation()).isFor(Role.ATTENDANT)) {
                return Stream.of();
            }
            var scene = new Scene(person(quiet, Role.ATTENDANT, row));
            var ask = row.ask().apply(scene);
            return scene.hidden == null
                    ? Stream.of()
                    : Stream.of(cell(row, "a colleague", () -> leavesAsItWas(quiet,
                            () -> isAsIfItWereNotThere(quiet, ask, scene, colleague))));
        });
    }

    /** Somebody of a role; a new one where the operation ends or changes their session. */
    private static Person person(Shop shop, Role role, Row row) {
        return SPENDS_A_SESSION.contains(row.operation())
                ? shop.user(role)
                : PEOPLE.computeIfAbsent(shop.id + role.wire(), key -> shop.user(role));
    }

    /** A key with these scopes, which was used a moment ago: that is written down once a minute. */
    private static String key(Shop shop, Set<Scope> scopes) {
        var key = KEYS.computeIfAbsent(shop.id + scopes.toString(), absent -> {
            var names = new JsonArray(scopes.stream().map(Scope::wire).toList());
            return shop.admin.sends("POST", "/api-keys", new JsonObject().put("name", "P").put("scopes", names)).body()
                    .getString("key");
        });
        server.send("GET", "/api/v1/auth/me", Map.of("X-API-Key", key), null);
        return key;
    }

    private static void isAsIfItWereNotThere(Shop shop, Ask ask, Scene scene, Person who) {
        var id = Objects.requireNonNull(scene.named);
        var missing = Ids.next();
        assertThat(ask.names(id)).isTrue();
        var answer = send(ask, who.token);
        var atAMissing = send(ask.with(id, missing), who.token);

        assertThat(answer.status()).as(answer.text()).isEqualTo(ask.path().contains(id.toString())
                ? 404
                : atAMissing.status());
        assertThat(answer.status()).as(answer.text()).isIn(404, 422);
        assertThat(told(answer)).isEqualTo(told(atAMissing));
        holdsNothingOf(shop, answer);
    }

    private static JsonObject told(Answer answer) {
        var body = answer.body().copy();
        body.remove("trace_id");
        return new JsonObject(ID.matcher(body.encode()).replaceAll("ID"));
    }

    private static void holdsNothingOf(Shop shop, Answer answer) {
        assertThat(answer.text()).doesNotContain(shop.mark).doesNotContain(shop.id.toString());
    }

    private static void leavesAsItWas(Shop shop, Runnable act) {
        var before = shop.everything();
        act.run();
        assertThat(shop.everything()).isEqualTo(before);
    }

    private static int expected(Row row) {
        return row.answer() == 0 ? DOCUMENT.get(row.operation()).success() : row.answer();
    }

    private static Answer send(Ask ask, @Nullable String token) {
        var headers = new HashMap<>(ask.headers());
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        return server.send(ask.method(), ask.path(), headers, ask.body());
    }

    private static Stream<DynamicTest> cells(java.util.function.Function<Row, Stream<DynamicTest>> ofRow) {
        var all = new ArrayList<DynamicTest>();
        RightsTable.ROWS.forEach(row -> ofRow.apply(row).forEach(all::add));
        return all.stream();
    }

    private static DynamicTest cell(Row row, String who, Runnable test) {
        return dynamicTest(row.operation() + ": " + who, test::run);
    }
}
