package io.balcao.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form.Condition;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.platform.http.Json;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a type says of its form is what its blocks are. The console draws forms and ways out from that alone. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class BlockFormsTest {
    static Stream<BlockType<?>> types() {
        return FlowChat.TYPES.stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void the_fields_are_the_settings(BlockType<?> type) {
        same(type.name(), type.form().fields(), type.settings());
    }

    @ParameterizedTest
    @MethodSource("types")
    void a_new_block_has_settings_of_its_shape(BlockType<?> type) throws Exception {
        var written = Json.mapper().valueToTree(type.form().defaults());

        assertThat(Json.mapper().treeToValue(written, type.settings())).isEqualTo(type.form().defaults());
    }

    /** Every field there is or is not, every list is empty or has two items: the ways out are the described ones. */
    @ParameterizedTest
    @MethodSource("types")
    void the_ways_are_the_ones_by_which_it_is_left(BlockType<?> type) throws Exception {
        var samples = Stream.of(Json.mapper().<JsonNode>valueToTree(type.form().defaults()),
                filled(type.form().fields(), true), filled(type.form().fields(), false)).toList();
        for (var settings : samples) {
            assertThat(ways(type.form().ways(), settings)).as(settings.toString())
                    .isEqualTo(ports(type, settings));
        }
    }

    private static <S> List<String> ports(BlockType<S> type, JsonNode settings) throws Exception {
        return type.ports(Json.mapper().treeToValue(settings, type.settings()));
    }

    /** What the console computes while one types: {@code ports} of {@code graph.ts} says the same. */
    private static List<String> ways(List<Way> ways, JsonNode settings) {
        return ways.stream().filter(way -> way.when() == null || holds(way.when(), settings))
                .flatMap(way -> way.each() == null
                        ? Stream.of(way.name())
                        : StreamSupport.stream(settings.get(way.each()).spliterator(), false)
                                .map(item -> way.name() + "." + item.get("id").asText()))
                .toList();
    }

    private static boolean holds(Condition condition, JsonNode settings) {
        var value = settings.path(condition.setting());
        return condition.values().isEmpty()
                ? !value.isMissingNode() && !value.isNull() && !value.asText(" ").isEmpty()
                        && !(value.isContainerNode() && value.isEmpty()) && !value.asText().equals("false")
                : condition.values().contains(value.asText());
    }

    private static void same(String where, List<Field> fields, Class<?> record) {
        var components = record.getRecordComponents();
        assertThat(fields).extracting(Field::name).as(where)
                .containsExactly(Arrays.stream(components).map(BlockFormsTest::name).toArray(String[]::new));
        for (int i = 0; i < components.length; i++) {
            same(where + "." + fields.get(i).name(), fields.get(i), components[i]);
        }
    }

    private static void same(String where, Field field, RecordComponent component) {
        boolean isNullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        assertThat(field.isNullable()).as("%s may be null", where).isEqualTo(isNullable);
        var isA = component.getType();
        switch (field.kind()) {
            case LIST -> same(where, field.fields(), item(component));
            case TEXTS, TAGS -> assertThat(isA).as(where).isEqualTo(List.class);
            case NUMBER -> assertThat(isA).as(where).isIn(int.class, Integer.class);
            case SWITCH -> assertThat(isA).as(where).isEqualTo(boolean.class);
            case ONE_OF -> {
                if (isA.isEnum()) {
                    assertThat(field.options()).as(where).containsExactly(Arrays.stream(isA.getEnumConstants())
                            .map(value -> Json.mapper().convertValue(value, String.class)).toArray(String[]::new));
                }
            }
            default -> assertThat(isA.isPrimitive() || isA.equals(List.class)).as(where).isFalse();
        }
    }

    private static String name(RecordComponent component) {
        var property = component.getAccessor().getAnnotation(JsonProperty.class);
        return property == null
                ? component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT)
                : property.value();
    }

    private static Class<?> item(RecordComponent component) {
        var list = (AnnotatedParameterizedType) component.getAnnotatedType();
        return (Class<?>) list.getAnnotatedActualTypeArguments()[0].getType();
    }

    private static ObjectNode filled(List<Field> fields, boolean isFull) {
        var settings = Json.mapper().createObjectNode();
        fields.forEach(field -> settings.set(field.name(), sample(field, isFull)));
        return settings;
    }

    private static @Nullable JsonNode sample(Field field, boolean isFull) {
        var json = Json.mapper();
        if (field.isNullable() && !isFull) {
            return json.nullNode();
        }
        return switch (field.kind()) {
            case NUMBER -> json.getNodeFactory().numberNode(field.min() == null ? 1 : field.min());
            case SWITCH -> json.getNodeFactory().booleanNode(isFull);
            case ONE_OF ->
                json.getNodeFactory().textNode(isFull ? field.options().getFirst() : field.options().getLast());
            case TIME -> json.getNodeFactory().textNode("09:00");
            case ID -> json.getNodeFactory().textNode("x");
            case DEPARTMENT, USER, MEDIA, FLOW, TEMPLATE ->
                json.getNodeFactory().textNode("00000000-0000-7000-8000-000000000001");
            case TEXTS, TAGS -> json.createArrayNode();
            case LIST -> json.createArrayNode().addAll(IntStream.range(0, isFull ? 2 : 0).mapToObj(place -> {
                var item = filled(field.fields(), isFull);
                field.fields().stream().filter(one -> one.kind() == Kind.ID)
                        .forEach(one -> item.put(one.name(), "item" + place));
                return item;
            }).toList());
            default -> json.getNodeFactory().textNode(isFull ? "x" : "");
        };
    }
}
