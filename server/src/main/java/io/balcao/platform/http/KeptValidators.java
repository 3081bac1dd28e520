package io.balcao.platform.http;

import io.vertx.core.file.FileSystem;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The schemas of a contract with one validator each. A validator of vertx-json-schema keeps nothing of what it has
 * validated, and may be used by several threads at a time.
 */
record KeptValidators(SchemaRepository schemas, Map<JsonSchema, Validator> kept) implements SchemaRepository {
    KeptValidators(SchemaRepository schemas) {
        // By identity: two schemas are compared by all that they contain.
        this(schemas, Collections.synchronizedMap(new IdentityHashMap<>()));
    }

    @Override
    public Validator validator(JsonSchema schema) {
        return kept.computeIfAbsent(schema, schemas::validator);
    }

    @Override
    public Validator validator(String ref) {
        return schemas.validator(ref);
    }

    @Override
    public Validator validator(String ref, JsonSchemaOptions options) {
        return schemas.validator(ref, options);
    }

    @Override
    public Validator validator(JsonSchema schema, JsonSchemaOptions options, boolean dereference) {
        return schemas.validator(schema, options, dereference);
    }

    @Override
    public SchemaRepository dereference(JsonSchema schema) {
        return schemas.dereference(schema);
    }

    @Override
    public SchemaRepository dereference(String uri, JsonSchema schema) {
        return schemas.dereference(uri, schema);
    }

    @Override
    public SchemaRepository preloadMetaSchema(FileSystem files) {
        return schemas.preloadMetaSchema(files);
    }

    @Override
    public SchemaRepository preloadMetaSchema(FileSystem files, Draft draft) {
        return schemas.preloadMetaSchema(files, draft);
    }

    @Override
    public JsonObject resolve(JsonObject schema) {
        return schemas.resolve(schema);
    }

    @Override
    public JsonSchema find(String pointer) {
        return schemas.find(pointer);
    }
}
