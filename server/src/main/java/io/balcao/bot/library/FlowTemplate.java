package io.balcao.bot.library;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Schema of the same name in the OpenAPI document: a flow to begin with.
 *
 * @param needs what the organization must set up for it: {@code departments}, {@code hours}, {@code tags},
 *     {@code http} or {@code clinic}
 */
record FlowTemplate(String key, String name, String description, List<String> needs, JsonNode definition) {
    FlowTemplate {
        needs = List.copyOf(needs);
    }
}
