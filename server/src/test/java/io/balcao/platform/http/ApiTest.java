package io.balcao.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.testing.NoLimit;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests against the whole document, where every operation answers what it was given. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiTest {
    private static final String ID = "01990000-0000-7000-8000-00000000000a";
    private static final UUID OWNER = UUID.fromString("01990000-0000-7000-8000-00000000000b");

    private static Vertx vertx;
    private static int port;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        var document = ApiDocument.read();
        var api = new Api(vertx, ApiContract.of(vertx, document), ApiTest::caller, NoLimit.ON_REQUESTS,
                new ClientAddress(Set.of()), Thread::startVirtualThread, java.util.Optional.empty());
        for (var path : ApiDocument.validated(document).getJsonObject("paths")) {
            for (var verb : (JsonObject) path.getValue()) {
                if (verb.getValue() instanceof JsonObject operation) {
                    api.add(operation.getString("operationId"), ApiTest::answer);
                }
            }
        }
        var router = Router.router(vertx);
        api.mount(router);
        port = vertx.createHttpServer().requestHandler(router).listen(0).await().actualPort();
    }

    @AfterAll
    static void stop() {
        vertx.close().await();
    }

    private static Optional<Caller> caller(String token, String address) {
        return Optional.of(new Caller(new OrganizationId(OWNER), OWNER, "Ana", Role.of(token), OWNER, address));
    }

    private static Reply answer(Request request) {
        if (request.query("q").filter("taken"::equals).isPresent()) {
            throw new Problem.AlreadyTaken(OWNER, "Ana");
        }
        return Reply.ok(new JsonObject().put("q", request.query("q").orElse(null)).put("limit", request.limit(7))
                .put("status", new JsonArray(request.queries("status"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100%", "+5511999990000", "5511999990000", "007", "1e3", "true", "null", "{}", "\"oi",
        "a\"b",
        "a\\b", "a+b", "%41", "a&q=b", "joão, 😀"})
    void a_search_reaches_the_operation_as_it_was_written(String text) throws Exception {
        var answer = get("/api/v1/conversations?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(new JsonObject(answer.body()).getString("q")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "x", "1.5", "1e1", "1.0", "", "99999999999999999999", "-1"})
    void a_limit_out_of_range_or_shape_is_refused(String limit) throws Exception {
        assertProblem(get("/api/v1/conversations?limit=" + limit), 422);
    }

    @Test
    void several_values_of_one_parameter_all_count() throws Exception {
        var answer = get("/api/v1/conversations?status=open&status=waiting&limit=10");
        assertThat(new JsonObject(answer.body()).getJsonArray("status")).containsExactly("open", "waiting");
        assertThat(new JsonObject(answer.body()).getInteger("limit")).isEqualTo(10);
        assertProblem(get("/api/v1/conversations?status=open%26status%3Dwaiting"), 422);
        assertProblem(get("/api/v1/conversations?status=gone"), 422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:uuid:" + ID, "01990000-0000-7000-8000-00000000000A", "1", ID + "%0A"})
    void what_is_no_id_is_refused(String id) throws Exception {
        assertProblem(get("/api/v1/conversations/" + id), 422);
    }

    @Test
    void fixed_paths_win_over_ids() throws Exception {
        assertThat(get("/api/v1/conversations/stats").statusCode()).isEqualTo(200);
        assertThat(get("/api/v1/users/online").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"email\":\"a@b.co\",\"password\":{\"$ne\":\"\"}}            | password",
        "{\"email\":[\"a@b.co\"],\"password\":\"x\"}                   | email",
        "{\"email\":null,\"password\":\"x\"}                           | email",
        "{\"email\":\"a@b.co\",\"password\":1}                         | password",
        "{\"email\":\"a@b.co\"}                                        | password",
        "{\"email\":\"a@b.co\",\"password\":\"x\",\"role\":\"admin\"}  | role",
        "{\"email\":\"a@b.co\",\"password\":\"x\",\"totp_code\":\"12345\\n\"} | totp_code",
        "[]                                                            | body",
        "null                                                          | body"})
    void a_wrong_field_is_named_once(String body, String field) throws Exception {
        var problem = assertProblem(send("POST", "/api/v1/auth/login", body), 422);
        assertThat(problem.getJsonArray("errors")).hasSize(1);
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field")).isEqualTo(field);
    }

    @Test
    void a_wrong_field_deep_in_the_body_is_named_with_its_place() throws Exception {
        var body = """
                {"conversation_id": "%s", "client_id": "c", "content": "x", "message_type": "template",
                 "template": {"name": "a", "language": "pt_BR", "components": [
                     {"type": "body", "parameters": [{"type": "text", "text": 5}]}]}}""".formatted(ID);
        var problem = assertProblem(send("POST", "/api/v1/messages", body), 422);
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("template.components.0.parameters.0.text");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"to_user_id\":\"" + ID + "\"}                  | 200",
        "{\"to_department_id\":\"" + ID + "\"}            | 200",
        "{\"to_bot\":true,\"reason\":\"x\"}               | 200",
        "{\"to_bot\":false}                               | 422",
        "{\"to_bot\":true,\"to_user_id\":\"" + ID + "\"}  | 422",
        "{\"reason\":\"x\"}                               | 422"})
    void a_transfer_has_exactly_one_target(String body, int status) throws Exception {
        assertThat(send("POST", "/api/v1/conversations/" + ID + "/transfer", body).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"4096,200", "4097,422"})
    void a_text_has_at_most_4096_characters_of_whatever_width(int length, int status) throws Exception {
        var body = new JsonObject().put("conversation_id", ID).put("client_id", "c").put("content",
                "😀".repeat(length));
        assertThat(send("POST", "/api/v1/messages", body.encode()).statusCode()).isEqualTo(status);
    }

    @Test
    void a_body_that_is_no_json_is_malformed() throws Exception {
        assertProblem(send("POST", "/api/v1/auth/login", "{"), 400);
        assertProblem(send("POST", "/api/v1/auth/login", ""), 400);
        assertThat(send("POST", "/api/v1/conversations/" + ID + "/close", "").statusCode()).isEqualTo(200);
    }

    @Test
    void the_role_of_the_document_is_asked_for() throws Exception {
        assertProblem(send("GET", "/api/v1/channels", "", "attendant"), 403);
        assertProblem(send("GET", "/api/v1/users", "", "attendant"), 403);
        assertThat(send("GET", "/api/v1/channels", "", "admin").statusCode()).isEqualTo(200);
    }

    @Test
    void the_loser_of_a_takeover_learns_who_won() throws Exception {
        var problem = assertProblem(get("/api/v1/conversations?q=taken"), 409);
        assertThat(problem.getString("assigned_user_id")).isEqualTo(OWNER.toString());
        assertThat(problem.getString("assigned_user_name")).isEqualTo("Ana");
    }

    @Test
    void a_refusal_speaks_the_language_that_was_asked_for() throws Exception {
        var taken = assertProblem(speaking("pt-BR", "/api/v1/conversations?q=taken"), 409);
        assertThat(taken.getString("title")).isEqualTo("Conflito");
        assertThat(taken.getString("detail")).isEqualTo("Já está com Ana");
        assertThat(taken.getString("assigned_user_name")).isEqualTo("Ana");
        var wrong = assertProblem(speaking("es-MX,en;q=0.5", "/api/v1/conversations?limit=0"), 422);
        assertThat(wrong.getJsonArray("errors").getJsonObject(0).getString("field")).isEqualTo("limit");
        assertThat(wrong.getJsonArray("errors").getJsonObject(0).getString("reason")).isEqualTo("0 es menos que 1");
        assertThat(assertProblem(speaking("de", "/api/v1/conversations?q=taken"), 409).getString("detail"))
                .isEqualTo("Already with Ana");
    }

    private static JsonObject assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        var problem = new JsonObject(answer.body());
        assertThat(problem.fieldNames()).contains("type", "title", "status", "detail", "errors", "trace_id");
        return problem;
    }

    private static HttpResponse<String> speaking(String languages, String path)
            throws IOException, InterruptedException {
        return send(request("GET", path, "", "admin").header("Accept-Language", languages));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, "");
    }

    private static HttpResponse<String> send(String verb, String path, String body)
            throws IOException, InterruptedException {
        return send(verb, path, body, "admin");
    }

    private static HttpResponse<String> send(String verb, String path, String body, String role)
            throws IOException, InterruptedException {
        return send(request(verb, path, body, role));
    }

    private static HttpRequest.Builder request(String verb, String path, String body, String role) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + role)
                .method(verb, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return request;
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }
}
