package io.balcao.platform.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads single settings and remembers what was wrong with them. {@code NAME_FILE} names a file that holds NAME. */
final class Settings {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|m|h|d)");

    private final Map<String, String> environment;
    /** In the order of reading, each once: a setting may be read more than once. */
    private final Set<String> complaints = new LinkedHashSet<>();

    Settings(Map<String, String> environment) {
        this.environment = environment;
    }

    void complain(String complaint) {
        complaints.add(complaint);
    }

    /** Ends the reading. */
    void check() {
        if (!complaints.isEmpty()) {
            throw new InvalidConfig(List.copyOf(complaints));
        }
    }

    Optional<String> text(String name) {
        var file = environment.get(name + "_FILE");
        if (file != null && !file.isBlank()) {
            try {
                return Optional.of(Files.readString(Path.of(file)).strip()).filter(value -> !value.isEmpty());
            } catch (IOException e) {
                complain(name + "_FILE cannot be read");
                return Optional.empty();
            }
        }
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String text(String name, String otherwise) {
        return text(name).orElse(otherwise);
    }

    int number(String name, int otherwise, int least, int most) {
        return parse(name, otherwise, value -> {
            int number = Integer.parseInt(value);
            if (number < least || number > most) {
                throw new IllegalArgumentException();
            }
            return number;
        }, "must be a whole number from " + least + " to " + most);
    }

    Duration duration(String name, Duration otherwise) {
        return parse(name, otherwise, value -> {
            var match = DURATION.matcher(value);
            if (!match.matches()) {
                throw new IllegalArgumentException();
            }
            long number = Long.parseLong(match.group(1));
            return switch (match.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                case "h" -> Duration.ofHours(number);
                default -> Duration.ofDays(number);
            };
        }, "must be a duration such as 15m or 7d");
    }

    private <T> T parse(String name, T otherwise, Function<String, T> parser, String rule) {
        var value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        try {
            return parser.apply(value.get());
        } catch (IllegalArgumentException e) {
            complain(name + " " + rule);
            return otherwise;
        }
    }
}
