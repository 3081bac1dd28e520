package io.balcao.bot.flow;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something about a flow that whoever draws it should know: schema {@code FlowFinding} of the OpenAPI document.
 *
 * @param block where; empty when it concerns the whole flow
 * @param code the key of the sentence, such as {@code unknown_block}
 * @param detail what the sentence names: a port, a variable, a type
 */
public record Finding(Severity severity, String block, String code, String detail) {
    /** Whether the flow can run. */
    public enum Severity {
        /** It cannot be published. */
        @JsonProperty("error")
        ERROR,
        /** It can, and customers may be surprised. */
        @JsonProperty("warning")
        WARNING
    }

    static Finding error(String block, String code, String detail) {
        return new Finding(Severity.ERROR, block, code, detail);
    }

    static Finding warning(String block, String code, String detail) {
        return new Finding(Severity.WARNING, block, code, detail);
    }
}
