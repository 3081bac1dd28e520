package io.balcao.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Scope;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The rules that every operation of the OpenAPI document keeps. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ApiDocumentTest {
    private static final JsonObject DOCUMENT = ApiDocument.read();
    /** What belongs to a message's type, or is the customers' own: open on purpose. */
    private static final Set<String> OPEN = Set.of("MessageMetadata", "Conversation.metadata", "FlowBlockSettings",
            "FlowState", "FlowValues", "FlowTestCalls.items.answer");
    /** WhatsApp's and Z-API's own bodies: what is new in them must get through. */
    private static final Set<String> FOREIGN = Set.of("receiveWhatsappWebhook", "receiveZapiCallback",
            "receiveZapiStatus",
            "receiveSecretZapiCallback", "receiveSecretZapiStatus");

    private record Operation(String path, String verb, JsonObject model) {
        String id() {
            return model.getString("operationId", verb + " " + path);
        }
    }

    @Test
    void the_validator_loads_it() {
        var vertx = Vertx.vertx();
        var contract = OpenAPIContract.from(vertx, ApiDocument.validated(DOCUMENT)).await();
        assertThat(contract.operations()).hasSize(
                (int) operations().filter(operation -> !operation.model().getBoolean("x-plain-route", false)).count());
        vertx.close().await();
    }

    @Test
    void every_operation_says_what_it_does_and_who_may_call_it() {
        var ids = new HashSet<String>();
        operations().forEach(operation -> {
            var model = operation.model();
            assertThat(operation.id()).as(operation.path()).matches("[a-z]+([A-Z][a-z]+)*");
            assertThat(ids.add(operation.id())).as("%s is there once", operation.id()).isTrue();
            assertThat(model.getString("summary")).as(operation.id()).isNotBlank();
            assertThat(model.getString("description")).as(operation.id()).isNotBlank();
            assertThat(model.getJsonArray("tags")).as(operation.id()).hasSize(1);
            var roles = model.getJsonArray("x-roles");
            assertThat(roles).as("x-roles of %s", operation.id()).isNotNull();
            assertThat(roles.stream()).as(operation.id()).isSubsetOf("admin", "supervisor", "attendant");
            assertThat(model.containsKey("x-scope")).as("%s says whether a key may call it", operation.id())
                    .isEqualTo(!roles.isEmpty());
            assertThat(new JsonArray().equals(model.getValue("security")))
                    .as("%s needs no login exactly when it names no role", operation.id()).isEqualTo(roles.isEmpty());
        });
    }

    @Test
    void what_keys_may_be_given_is_what_operations_ask_of_them() {
        var schema = DOCUMENT.getJsonObject("components").getJsonObject("schemas").getJsonObject("Scope");
        var scopes = Stream.of(Scope.values()).map(Scope::wire).toList();

        assertThat(schema.getJsonArray("enum").getList()).isEqualTo(scopes);
        assertThat(operations().map(operation -> operation.model().getString("x-scope", "none"))
                .filter(scope -> !scope.equals("none")).collect(java.util.stream.Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(scopes);
    }

    @Test
    void whatever_needs_a_login_may_be_refused_to_a_key_or_for_want_of_a_second_factor() {
        operations().filter(operation -> !operation.model().getJsonArray("x-roles").isEmpty())
                .forEach(operation -> assertThat(operation.model().getJsonObject("responses").fieldNames())
                        .as(operation.id()).contains("403"));
    }

    @Test
    void every_write_of_somebody_who_is_known_takes_an_idempotency_key() {
        operations().forEach(operation -> {
            var model = operation.model();
            boolean isKept = !operation.verb().equals("get") && !model.getJsonArray("x-roles").isEmpty()
                    && !model.getBoolean("x-plain-route", false);
            assertThat(parameters(operation)).extracting(parameter -> parameter.getString("name"))
                    .as(operation.id()).matches(names -> isKept == names.contains("Idempotency-Key"));
        });
    }

    @Test
    void every_error_is_a_problem() {
        operations().forEach(operation -> operation.model().getJsonObject("responses").forEach(response -> {
            var isError = response.getKey().equals("default") || response.getKey().compareTo("400") >= 0;
            var content = resolve((JsonObject) response.getValue()).getJsonObject("content", new JsonObject());
            if (isError && !operation.path().startsWith("/health")) {
                assertThat(content.fieldNames()).as(operation.id()).containsExactly("application/problem+json");
            }
        }));
    }

    @Test
    void requests_take_no_unknown_field_and_nothing_without_an_end() {
        operations().filter(operation -> !FOREIGN.contains(operation.id())).forEach(operation -> {
            bodies(operation.model().getJsonObject("requestBody", new JsonObject()), (place, schema) -> {
                assertClosed(place, schema);
                assertBounded(place, schema);
            }, operation.id());
            parameters(operation).forEach(parameter -> walk(operation.id() + "." + parameter.getString("name"),
                    parameter.getJsonObject("schema"), new HashSet<>(), ApiDocumentTest::assertBounded));
        });
    }

    @Test
    void answers_hold_exactly_the_fields_that_they_name() {
        operations().forEach(operation -> operation.model().getJsonObject("responses").forEach(response -> bodies(
                resolve((JsonObject) response.getValue()), (place, schema) -> {
                    assertClosed(place, schema);
                    var optional = new HashSet<>(schema.getJsonObject("properties", new JsonObject()).fieldNames());
                    schema.getJsonArray("required", new JsonArray()).forEach(optional::remove);
                    optional.removeAll(Set.of("assigned_user_id", "assigned_user_name", "failing_tests", "taken"));
                    assertThat(optional).as("optional fields of %s", place).isEmpty();
                }, operation.id())));
    }

    private static void assertClosed(String place, JsonObject schema) {
        if (types(schema).contains("object")) {
            var additional = schema.getValue("additionalProperties");
            assertThat(additional instanceof JsonObject || Boolean.FALSE.equals(additional))
                    .as("%s is closed", place).isTrue();
        }
    }

    private static void assertBounded(String place, JsonObject schema) {
        var types = types(schema);
        if (types.contains("string") && !"binary".equals(schema.getString("format"))) {
            assertThat(schema.fieldNames()).as("length of %s", place)
                    .containsAnyOf("maxLength", "enum", "const");
        }
        if (types.contains("array")) {
            assertThat(schema.fieldNames()).as("length of %s", place).contains("maxItems");
        }
        if (types.contains("integer")) {
            assertThat(schema.fieldNames()).as("range of %s", place).contains("minimum", "maximum");
        }
    }

    private static Stream<Operation> operations() {
        return DOCUMENT.getJsonObject("paths").stream()
                .flatMap(path -> ((JsonObject) path.getValue()).stream()
                        .filter(verb -> !verb.getKey().equals("parameters"))
                        .map(verb -> new Operation(path.getKey(), verb.getKey(), (JsonObject) verb.getValue())));
    }

    private static List<JsonObject> parameters(Operation operation) {
        var all = new ArrayList<JsonObject>();
        for (var owner : List.of(DOCUMENT.getJsonObject("paths").getJsonObject(operation.path()), operation.model())) {
            owner.getJsonArray("parameters", new JsonArray()).forEach(one -> all.add(resolve((JsonObject) one)));
        }
        return all;
    }

    private static void bodies(JsonObject holder, BiConsumer<String, JsonObject> check, String place) {
        holder.getJsonObject("content", new JsonObject()).forEach(type -> walk(place,
                ((JsonObject) type.getValue()).getJsonObject("schema"), new HashSet<>(), check));
    }

    /** Every schema below, each referenced one once. */
    private static void walk(String place, JsonObject given, Set<String> seen, BiConsumer<String, JsonObject> check) {
        var schema = given;
        var name = place;
        if (given.getString("$ref") instanceof String reference) {
            name = reference.substring(reference.lastIndexOf('/') + 1);
            if (!seen.add(name)) {
                return;
            }
            schema = resolve(given);
        }
        if (OPEN.contains(name)) {
            return;
        }
        check.accept(name, schema);
        for (var field : schema.getJsonObject("properties", new JsonObject())) {
            walk(name + "." + field.getKey(), (JsonObject) field.getValue(), seen, check);
        }
        for (var key : List.of("items", "additionalProperties")) {
            if (schema.getValue(key) instanceof JsonObject inner) {
                walk(name + "." + key, inner, seen, check);
            }
        }
        for (var key : List.of("oneOf", "anyOf", "allOf")) {
            for (var inner : schema.getJsonArray(key, new JsonArray())) {
                walk(name + "." + key, (JsonObject) inner, seen, check);
            }
        }
    }

    private static JsonObject resolve(JsonObject given) {
        if (!(given.getString("$ref") instanceof String reference)) {
            return given;
        }
        var node = DOCUMENT;
        for (var step : reference.substring(2).split("/")) {
            node = node.getJsonObject(step);
        }
        return node;
    }

    private static Set<Object> types(JsonObject schema) {
        var type = schema.getValue("type");
        return type instanceof JsonArray several
                ? Set.copyOf(several.getList())
                : type == null ? Set.of() : Set.of(type);
    }
}
