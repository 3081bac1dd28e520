package io.balcao.bot.library;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Schema of the same name in the OpenAPI document: a flow as it goes from one organization to another.
 *
 * @param definition where a department, a person or a flow is meant, its name
 */
record FlowFile(String format, String name, JsonNode definition) {
    FlowFile {
        definition = FlowService.whole(definition);
    }

    static final String FORMAT = "balcao-flow";
}
