package io.balcao.bot.flow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bot's graph: schema {@code FlowDefinition} of the OpenAPI document, without what only the editor looks at.
 *
 * @param start the block at which a run begins
 * @param words what a customer may write anywhere
 * @param exits where a run goes when no block says where
 * @param variables what the run keeps; a block may set only what is listed here
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Flow(String start, Words words, Exits exits, List<Variable> variables, List<Block> blocks) {
    public Flow {
        variables = List.copyOf(variables);
        blocks = List.copyOf(blocks);
    }

    /**
     * Words that count at every block, unless the block offers them as a choice of its own.
     *
     * @param back asks for the question before; the first of them is also the title of the button that does so
     * @param human calls a person
     * @param restart begins the flow anew
     */
    public record Words(List<String> back, List<String> human, List<String> restart) {
        public Words {
            back = List.copyOf(back);
            human = List.copyOf(human);
            restart = List.copyOf(restart);
        }
    }

    /**
     * Blocks that any block may lead to.
     *
     * @param human where the wish for a person leads; null hands over without a word
     * @param failure where a failure leads that no edge takes; null hands over without a word
     */
    public record Exits(@Nullable String human, @Nullable String failure) {}

    /** @param name lower case letters, digits and underscores, beginning with a letter */
    public record Variable(String name, Kind kind) {}

    /** What a variable holds. */
    public enum Kind {
        @JsonProperty("text")
        TEXT, @JsonProperty("number")
        NUMBER, @JsonProperty("date")
        DATE, @JsonProperty("boolean")
        BOOLEAN,
        /** What a request answered. */
        @JsonProperty("json")
        JSON
    }

    /**
     * One step of a conversation.
     *
     * @param type the name of a {@link BlockType}
     * @param settings in the shape of that type
     * @param edges the id of the block that each way out leads to, by the way's name
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Block(String id, String type, JsonNode settings, Map<String, String> edges) {
        public Block {
            edges = Map.copyOf(edges);
        }
    }
}
