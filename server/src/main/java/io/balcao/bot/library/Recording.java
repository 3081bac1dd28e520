package io.balcao.bot.library;

import io.balcao.bot.library.Rehearsal.Called;
import io.balcao.bot.library.Rehearsal.Reply;
import io.balcao.bot.library.Rehearsal.Result;
import io.balcao.bot.library.Rehearsal.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A run that somebody recorded, as it is stored.
 *
 * @param seed by which splits choose
 */
record Recording(int seed, List<Step> steps) {
    Recording {
        steps = List.copyOf(steps);
    }

    /** What happens at a time, and what is to come of it. */
    record Step(Instant at, List<Said> messages, List<Called> calls, Expected expected) {
        Step {
            messages = List.copyOf(messages);
            calls = List.copyOf(calls);
        }
    }

    /**
     * What a customer and the people behind the bot notice. Ids of blocks and buttons are none of it, so that a flow may be
     * drawn anew.
     */
    record Expected(List<Line> replies, @Nullable String ending, @Nullable UUID departmentId,
            Map<String, Object> variables,
            List<Rehearsal.Done> deeds) {
        Expected {
            replies = List.copyOf(replies);
            deeds = List.copyOf(deeds);
        }

        static Expected of(Result result) {
            return new Expected(result.replies().stream().map(Line::of).toList(), result.ending(),
                    result.departmentId(),
                    result.variables().getMap(), result.deeds());
        }

        /** Where the other one differs, in words that the other one's reader knows. */
        List<Difference> differences(int step, Expected actual) {
            var differences = new ArrayList<Difference>();
            compare(differences, step, "replies", written(replies), written(actual.replies));
            compare(differences, step, "ending", ending == null ? "" : ending,
                    actual.ending == null ? "" : actual.ending);
            compare(differences, step, "department", Objects.toString(departmentId, ""),
                    Objects.toString(actual.departmentId, ""));
            compare(differences, step, "variables", lines(variables), lines(actual.variables));
            compare(differences, step, "deeds", done(deeds), done(actual.deeds));
            return differences;
        }

        private static void compare(List<Difference> differences, int step, String part, String expected,
                String actual) {
            if (!expected.equals(actual)) {
                differences.add(new Difference(step, part, expected, actual));
            }
        }

        private static String written(List<Line> replies) {
            return replies.stream().map(Line::written).collect(Collectors.joining("\n\n"));
        }

        private static String lines(Map<String, Object> values) {
            return new TreeMap<>(values).entrySet().stream().map(entry -> entry.getKey() + ": " + entry.getValue())
                    .collect(Collectors.joining("\n"));
        }

        private static String done(List<Rehearsal.Done> deeds) {
            return deeds.stream().map(deed -> deed.kind() + ": " + deed.detail()).collect(Collectors.joining("\n"));
        }
    }

    /**
     * What was said.
     *
     * @param options what could be pressed
     * @param file the name of what was shown
     */
    record Line(String type, String content, List<String> options, @Nullable String file) {
        Line {
            options = List.copyOf(options);
        }

        static Line of(Reply reply) {
            var offered = reply.metadata().path("interactive");
            var options = Stream.of("buttons", "rows").flatMap(
                    kind -> StreamSupport.stream(offered.path(kind).spliterator(), false))
                    .map(option -> option.path("title").asText()).toList();
            return new Line(reply.messageType(), reply.content(), options,
                    reply.media() == null ? null : reply.media().fileName());
        }

        String written() {
            return Stream.concat(Stream.of(type.equals("text") || type.equals("interactive")
                    ? content
                    : "(" + type + (file == null ? "" : ": " + file) + ") " + content),
                    options.stream().map(option -> "[" + option + "]"))
                    .collect(Collectors.joining("\n"));
        }
    }

    /**
     * Schema {@code FlowTestDifference} of the OpenAPI document.
     *
     * @param step counted from 0
     */
    record Difference(int step, String part, String expected, String actual) {}
}
