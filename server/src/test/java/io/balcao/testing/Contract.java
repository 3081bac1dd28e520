package io.balcao.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.http.ApiContract;
import io.balcao.platform.http.KeptContract;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import io.vertx.openapi.validation.ResponseValidator;
import io.vertx.openapi.validation.ValidatableResponse;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Holds every answer that a test gets against the OpenAPI document: a status that it names, exactly the fields that it
 * names (its schemas are closed), and no secret (TN-11).
 */
public final class Contract {
    private static final String PREFIX = "/api/v1";
    private static final Pattern PASSWORD_HASH = Pattern.compile("\\$2[abxy]\\$[0-9]{2}\\$");
    /** What every operation may answer: unreadable, too long, too often. */
    private static final Set<Integer> ANYWHERE = Set.of(400, 413, 429);
    /** What went in and must never come out. */
    private static final Set<String> SECRETS = ConcurrentHashMap.newKeySet();

    /** By the document: to read one takes longer than most tests. */
    private static final Map<String, OpenAPIContract> READ = new ConcurrentHashMap<>();
    private static final Map<String, ApiContract> SERVED = new ConcurrentHashMap<>();

    private final OpenAPIContract contract;
    private final ResponseValidator validator;

    /** @param document all of it, or a part */
    public Contract(Vertx vertx, JsonObject document) {
        // The validator knows no problem+json, which is JSON all the same.
        contract = READ.computeIfAbsent(document.encode().replace("application/problem+json", "application/json"),
                text -> new KeptContract(OpenAPIContract.from(vertx, new JsonObject(text)).await()));
        validator = ResponseValidator.create(vertx, contract);
    }

    /** What a server makes of a document, made once for all servers of a run. */
    public static ApiContract served(Vertx vertx, JsonObject document) {
        return SERVED.computeIfAbsent(document.encode(), text -> ApiContract.of(vertx, document));
    }

    /** From now on no answer may hold this. */
    public static String secret(String value) {
        SECRETS.add(value);
        return value;
    }

    /** What the document calls a request; nothing for one that it does not know. */
    public Optional<String> operation(String method, String path) {
        return Optional.ofNullable(contract.findOperation(path.split("\\?", 2)[0], HttpMethod.valueOf(method)))
                .map(operation -> operation.getOperationId());
    }

    /**
     * Looks at an answer.
     *
     * @param path with its prefix and query
     * @param contentType empty for none
     */
    public void check(String method, String path, int status, String contentType, String body) {
        assertThat(PASSWORD_HASH.matcher(body).find()).as("%s %s shows a password's hash: %s", method, path, body)
                .isFalse();
        assertThat(SECRETS.stream().filter(body::contains)).as("secrets in the answer of %s %s", method, path)
                .isEmpty();
        var operation = contract.findOperation(path.split("\\?", 2)[0], HttpMethod.valueOf(method));
        if (operation == null || !contentType.contains("json") || status >= 500) {
            return;
        }
        assertThat(operation.getResponse(status) != null || ANYWHERE.contains(status))
                .as("%s %s answered an undocumented %d: %s", method, path, status, body).isTrue();
        validator.validate(ValidatableResponse.create(status, Buffer.buffer(body), "application/json"),
                operation.getOperationId()).await();
    }

    /** The same for a path that begins after the prefix of the API. */
    public void checkApi(String method, String path, int status, String contentType, String body) {
        check(method, PREFIX + path, status, contentType, body);
    }
}
