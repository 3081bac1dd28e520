package io.balcao.platform.http;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;

/**
 * The OpenAPI document, and what the validator made of it.
 *
 * @param document whole
 * @param validated the operations that {@link Api} serves
 */
public record ApiContract(JsonObject document, OpenAPIContract validated) {

    /** Reads the document from the class path. Takes half a second in a young process. */
    public static ApiContract read(Vertx vertx) {
        return of(vertx, ApiDocument.read());
    }

    /** Of a document that was read before. */
    public static ApiContract of(Vertx vertx, JsonObject document) {
        return new ApiContract(document, OpenAPIContract.from(vertx, ApiDocument.validated(document)).await());
    }
}
