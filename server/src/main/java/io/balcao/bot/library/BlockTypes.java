package io.balcao.bot.library;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.bot.flow.AskingType;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.FlowCheck;
import io.balcao.bot.flow.Form;
import java.util.Collection;
import java.util.List;

/**
 * Schema of the same name in the OpenAPI document: what blocks can be placed, and how they are edited.
 *
 * @param data in the order of the palette
 * @param variables what every run knows without having been told
 */
record BlockTypes(List<Described> data, List<String> variables) {
    BlockTypes {
        data = List.copyOf(data);
        variables = List.copyOf(variables);
    }

    static BlockTypes of(Collection<BlockType<?>> types) {
        return new BlockTypes(types.stream().map(Described::of).toList(),
                FlowCheck.KNOWN.stream().sorted().toList());
    }

    /**
     * Schema {@code BlockType}.
     *
     * @param isAsking whether a run waits here for what the customer answers
     * @param names what stands for something in its texts, besides variables
     * @param takesSecrets whether {@code {{secret.NAME}}} means something in its texts
     */
    record Described(String name, Form.Group group, @JsonProperty("is_asking") boolean isAsking,
            List<Form.Field> fields, List<Form.Way> ways, Object defaults, List<String> names,
            boolean takesSecrets) {
        Described {
            fields = List.copyOf(fields);
            ways = List.copyOf(ways);
            names = List.copyOf(names);
        }

        static Described of(BlockType<?> type) {
            var form = type.form();
            return new Described(type.name(), form.group(), type instanceof AskingType, form.fields(), form.ways(),
                    form.defaults(), type.names().stream().sorted().toList(), type.takesSecrets());
        }
    }
}
