package io.balcao.bot.blocks;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Form;
import io.balcao.bot.flow.Form.Field;
import io.balcao.bot.flow.Form.Group;
import io.balcao.bot.flow.Form.Kind;
import io.balcao.bot.flow.Form.Way;
import io.balcao.bot.flow.Move;
import io.balcao.bot.flow.Scene;
import io.balcao.channels.Typed;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Leaves by the first case of which all is true. */
final class ConditionBlock implements BlockType<ConditionBlock.Settings> {
    static final String NAME = "condition";
    static final String ELSE = "else";
    private static final Form FORM = Form.of(Group.DECIDE, new Settings(List.of()))
            .with(Field.list("cases", Field.of("id", Kind.ID), Field.list("tests",
                    Field.text("left").required().variables(), Field.oneOf("operator", Operator.class),
                    Field.text("right").variables()).required().min(1).max(10))
                    .required().min(1).max(20))
            .leaves(Way.each("case", "cases"), Way.always(ELSE));

    record Settings(List<Case> cases) {
        Settings {
            cases = List.copyOf(cases);
        }
    }

    /** @param tests all of which must hold */
    record Case(String id, List<Test> tests) {
        Case {
            tests = List.copyOf(tests);
        }
    }

    /**
     * A comparison. Numbers are compared as numbers, everything else as people read it, without case and accents.
     *
     * @param left may have variables in it, as may {@code right}
     */
    record Test(String left, Operator operator, String right) {}

    enum Operator {
        @JsonProperty("equals")
        EQUALS, @JsonProperty("not_equals")
        NOT_EQUALS, @JsonProperty("contains")
        CONTAINS, @JsonProperty("greater")
        GREATER, @JsonProperty("less")
        LESS, @JsonProperty("is_empty")
        IS_EMPTY, @JsonProperty("is_not_empty")
        IS_NOT_EMPTY
    }

    /** The way out of a case. */
    static String port(String id) {
        return "case." + id;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public Form form() {
        return FORM;
    }

    @Override
    public List<String> ports(Settings settings) {
        return Stream.concat(settings.cases().stream().map(one -> port(one.id())), Stream.of(ELSE)).toList();
    }

    @Override
    public List<String> texts(Settings settings) {
        return settings.cases().stream().flatMap(one -> one.tests().stream())
                .flatMap(test -> Stream.of(test.left(), test.right())).toList();
    }

    @Override
    public Move enter(Settings settings, Scene scene) {
        return new Move.Leave(settings.cases().stream()
                .filter(one -> one.tests().stream().allMatch(test -> holds(test, scene))).findFirst()
                .map(one -> port(one.id())).orElse(ELSE));
    }

    private static boolean holds(Test test, Scene scene) {
        var left = scene.filled(test.left());
        var right = scene.filled(test.right());
        return switch (test.operator()) {
            case EQUALS -> compared(left, right) == 0;
            case NOT_EQUALS -> compared(left, right) != 0;
            case GREATER -> compared(left, right) > 0;
            case LESS -> compared(left, right) < 0;
            case CONTAINS -> Typed.plain(left).contains(Typed.plain(right));
            case IS_EMPTY -> left.isBlank();
            case IS_NOT_EMPTY -> !left.isBlank();
        };
    }

    private static int compared(String left, String right) {
        var first = number(left);
        var second = number(right);
        return first.isPresent() && second.isPresent()
                ? first.get().compareTo(second.get())
                : Typed.plain(left).compareTo(Typed.plain(right));
    }

    private static Optional<BigDecimal> number(String text) {
        return Answers.number(text).map(number -> new BigDecimal(number.toString()));
    }
}
