package io.balcao.bot.library;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.bot.flow.Finding;
import java.util.List;

/**
 * Schema {@code Flow} of the OpenAPI document.
 *
 * @param findings what is to be said about the draft
 */
record FlowView(@JsonUnwrapped FlowSummary summary, JsonNode draft, List<Finding> findings) {
    FlowView {
        draft = FlowService.whole(draft);
        findings = List.copyOf(findings);
    }
}
