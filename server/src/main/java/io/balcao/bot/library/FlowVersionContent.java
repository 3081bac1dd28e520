package io.balcao.bot.library;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;

/** Schema of the same name in the OpenAPI document. */
record FlowVersionContent(@JsonUnwrapped FlowVersionView version, JsonNode definition) {
    FlowVersionContent {
        definition = FlowService.whole(definition);
    }
}
