package io.balcao.bot.flow;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.platform.http.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How people edit the blocks of one type: what {@code GET /api/v1/bot/block-types} says of it. The console draws forms and
 * ways out from this alone, so a feature that adds a type writes no screen. A type says it once:
 *
 * <pre>{@code
 * private static final Form FORM = Form.of(Group.ASK, new Settings("", "", 3, null))
 *         .with(Field.longText("text").required().variables().max(1024).headline())
 *         .with(Field.variable("variable").required())
 *         .with(Field.number("tries", 1, 10))
 *         .with(Field.number("timeout_minutes", 1, 10_080).nullable())
 *         .leaves(Way.always(NEXT), Way.always(NO_MATCH), Way.when(TIMEOUT, "timeout_minutes"));
 * }</pre>
 *
 * <p>{@code BlockFormsTest} holds that the fields are the components of the settings' record, in its order, and that the
 * ways are the ones of {@link BlockType#ports}. Words are the console's, by type and field ({@code flow.types.question});
 * what it has no words for is named by its name.
 *
 * @param defaults the settings of a block that was just placed; the console fills empty texts with words of its own
 * @param ways in the order in which they are drawn
 */
public record Form(Group group, List<Field> fields, List<Way> ways, Object defaults) {
    public Form {
        fields = List.copyOf(fields);
        ways = List.copyOf(ways);
    }

    /** A form without fields and ways out, to be completed by {@link #with} and {@link #leaves}. */
    public static Form of(Group group, Object defaults) {
        return new Form(group, List.of(), List.of(), defaults);
    }

    /** The same with one more field. */
    public Form with(Field field) {
        var more = new ArrayList<>(fields);
        more.add(field);
        return new Form(group, more, ways, defaults);
    }

    /** The same with these ways out. */
    public Form leaves(Way... out) {
        return new Form(group, fields, List.of(out), defaults);
    }

    /**
     * The names of the ways out of a form whose ways do not depend on settings.
     *
     * @throws IllegalStateException when one of them does
     */
    List<String> fixedWays() {
        return ways.stream().map(way -> {
            if (way.each() != null || way.when() != null) {
                throw new IllegalStateException("Settings decide about the way " + way.name());
            }
            return way.name();
        }).toList();
    }

    /** Where a type stands in the palette. */
    public enum Group {
        /** Says something. */
        @JsonProperty("talk")
        TALK,
        /** Waits for what the customer answers. */
        @JsonProperty("ask")
        ASK,
        /** Chooses a way. */
        @JsonProperty("decide")
        DECIDE,
        /** Changes something, asks another system, or waits. */
        @JsonProperty("act")
        ACT,
        /** Nothing follows it, or another place of the flow does. */
        @JsonProperty("end")
        END
    }

    /** What a field holds, and so by what it is edited. */
    public enum Kind {
        /** One line. */
        @JsonProperty("text")
        TEXT,
        /** Several lines. */
        @JsonProperty("long_text")
        LONG_TEXT,
        /** Something for machines, such as JSON: several lines in equal widths. */
        @JsonProperty("code")
        CODE, @JsonProperty("number")
        NUMBER, @JsonProperty("switch")
        SWITCH,
        /** One of {@link Field#options}. */
        @JsonProperty("one_of")
        ONE_OF,
        /** An hour of a day, such as {@code 09:00}. */
        @JsonProperty("time")
        TIME,
        /** The name of a variable that the block fills. */
        @JsonProperty("variable")
        VARIABLE,
        /** A list of records with {@link Field#fields}. */
        @JsonProperty("list")
        LIST,
        /** A list of lines. */
        @JsonProperty("texts")
        TEXTS,
        /** The name of an item of a list within its way out; the console makes it, nobody sees it. */
        @JsonProperty("id")
        ID,
        /** Names of tags of the catalogue. */
        @JsonProperty("tags")
        TAGS,
        /** The id of a department. */
        @JsonProperty("department")
        DEPARTMENT,
        /** The id of a user. */
        @JsonProperty("user")
        USER,
        /** The id of another block of the flow. */
        @JsonProperty("block")
        BLOCK,
        /** The id of another flow. */
        @JsonProperty("flow")
        FLOW,
        /** The id of a file of the library. */
        @JsonProperty("media")
        MEDIA,
        /** The id of a message template that WhatsApp approved. */
        @JsonProperty("template")
        TEMPLATE,
        /** The key of a field of the customer's record. */
        @JsonProperty("custom_field")
        CUSTOM_FIELD,
        /** The name of a secret of the vault. */
        @JsonProperty("secret")
        SECRET,
        /** The key of a clinic. */
        @JsonProperty("clinic")
        CLINIC
    }

    /**
     * One setting.
     *
     * @param name as JSON has it
     * @param isRequired whether a block without it cannot do what it is for
     * @param isNullable whether it may be absent; otherwise an empty text is a text
     * @param takesVariables whether {@code {{names}}} in it are filled
     * @param isHeadline whether it is what the block is about: it is read, and edited, on the canvas
     * @param min of a number; of a list how many there are at least
     * @param max of a number; of a text how long it may be; of a list how many there may be
     * @param options of {@link Kind#ONE_OF}, as JSON has them
     * @param fields of an item of {@link Kind#LIST}
     * @param shownWhen what makes the field worth showing; null shows it always
     */
    public record Field(String name, Kind kind, @JsonProperty("is_required") boolean isRequired,
            @JsonProperty("is_nullable") boolean isNullable, boolean takesVariables,
            @JsonProperty("is_headline") boolean isHeadline, @Nullable Integer min, @Nullable Integer max,
            List<String> options, List<Field> fields, @Nullable Condition shownWhen) {
        public Field {
            options = List.copyOf(options);
            fields = List.copyOf(fields);
        }

        /** A field of a kind that needs nothing more to be said of it. */
        public static Field of(String name, Kind kind) {
            return new Field(name, kind, false, false, false, false, null, null, List.of(), List.of(), null);
        }

        /** One line of text. */
        public static Field text(String name) {
            return of(name, Kind.TEXT);
        }

        /** Several lines of text. */
        public static Field longText(String name) {
            return of(name, Kind.LONG_TEXT);
        }

        /** A whole number. */
        public static Field number(String name, int min, int max) {
            return of(name, Kind.NUMBER).min(min).max(max);
        }

        /** A switch. */
        public static Field toggle(String name) {
            return of(name, Kind.SWITCH);
        }

        /** The name of a variable that the block fills. */
        public static Field variable(String name) {
            return of(name, Kind.VARIABLE);
        }

        /** One of an enumeration's constants, as JSON has them. */
        public static Field oneOf(String name, Class<? extends Enum<?>> values) {
            return oneOf(name, Arrays.stream(values.getEnumConstants())
                    .map(value -> Json.mapper().convertValue(value, String.class)).toArray(String[]::new));
        }

        /** One of these. */
        public static Field oneOf(String name, String... options) {
            return new Field(name, Kind.ONE_OF, true, false, false, false, null, null, List.of(options), List.of(),
                    null);
        }

        /** Records of these fields. */
        public static Field list(String name, Field... fields) {
            return new Field(name, Kind.LIST, false, false, false, false, null, null, List.of(), List.of(fields), null);
        }

        /** The same, and needed. */
        public Field required() {
            return new Field(name, kind, true, isNullable, takesVariables, isHeadline, min, max, options, fields,
                    shownWhen);
        }

        /** The same, and possibly absent. */
        public Field nullable() {
            return new Field(name, kind, isRequired, true, takesVariables, isHeadline, min, max, options, fields,
                    shownWhen);
        }

        /** The same, with variables in it. */
        public Field variables() {
            return new Field(name, kind, isRequired, isNullable, true, isHeadline, min, max, options, fields,
                    shownWhen);
        }

        /** The same, and read on the canvas. */
        public Field headline() {
            return new Field(name, kind, isRequired, isNullable, takesVariables, true, min, max, options, fields,
                    shownWhen);
        }

        /** The same, with so much at least. */
        public Field min(int least) {
            return new Field(name, kind, isRequired, isNullable, takesVariables, isHeadline, least, max, options,
                    fields, shownWhen);
        }

        /** The same, with so much at most. */
        public Field max(int most) {
            return new Field(name, kind, isRequired, isNullable, takesVariables, isHeadline, min, most, options, fields,
                    shownWhen);
        }

        /** The same, shown only when another setting is one of these; without values when it is there at all. */
        public Field shownWhen(String setting, String... values) {
            return new Field(name, kind, isRequired, isNullable, takesVariables, isHeadline, min, max, options, fields,
                    new Condition(setting, List.of(values)));
        }
    }

    /**
     * Something about another setting.
     *
     * @param setting its name
     * @param values one of which it is; none when it is enough that it is neither absent, empty nor false
     */
    public record Condition(String setting, List<String> values) {
        public Condition {
            values = List.copyOf(values);
        }
    }

    /**
     * A way out, or one for each item of a list.
     *
     * @param name of the way; of one for each item what stands before the dot and the item's {@code id}
     * @param each the list of which every item is a way out
     * @param when what makes it a way out; null makes it one always
     */
    public record Way(String name, @Nullable String each, @Nullable Condition when) {
        /** A way out that every block of the type has. */
        public static Way always(String name) {
            return new Way(name, null, null);
        }

        /** {@code option.ID} for every item of a list, whose items have a field {@code id}. */
        public static Way each(String name, String list) {
            return new Way(name, list, null);
        }

        /** A way out of blocks of which a setting is one of these; without values of which it is there at all. */
        public static Way when(String name, String setting, String... values) {
            return new Way(name, null, new Condition(setting, List.of(values)));
        }
    }
}
