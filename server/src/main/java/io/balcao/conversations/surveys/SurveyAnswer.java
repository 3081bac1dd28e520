package io.balcao.conversations.surveys;

import io.balcao.channels.Content;
import io.balcao.channels.Typed;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a message means if its writer was asked how they were served; whether they were, the database knows. Runs for every
 * message that arrives.
 *
 * @param survey the question whose row or button was pressed; null of what was written
 * @param score 1 to 5; {@link #NOTHING_TO_ADD}; null when it is none
 */
public record SurveyAnswer(@Nullable UUID survey, @Nullable Short score) {
    /** Instead of a score: the customer wants to write no comment. */
    static final short NOTHING_TO_ADD = 0;
    private static final SurveyAnswer NONE = new SurveyAnswer(null, null);
    private static final String PREFIX = "survey:";
    private static final int BEST = 5;
    /** Longer than this nobody writes a number or a word of it. */
    private static final int LONGEST = 40;
    private static final Set<String> STARS = Set.of("⭐", "★", "🌟");
    private static final Set<String> FILLERS = Set.of("nota", "estrela", "estrelas", "estrella", "estrellas", "star",
            "stars", "score", "dou", "doy", "pontos", "puntos", "points", "obrigado", "obrigada", "gracias", "thanks",
            "e", "es", "y", "it", "s", "is", "um", "uma", "un", "una");
    private static final Map<String, Integer> WORDS = Map.ofEntries(Map.entry("excelente", 5), Map.entry("otimo", 5),
            Map.entry("otima", 5), Map.entry("muito bom", 5), Map.entry("perfeito", 5), Map.entry("excellent", 5),
            Map.entry("great", 5), Map.entry("very good", 5), Map.entry("perfect", 5), Map.entry("muy bueno", 5),
            Map.entry("perfecto", 5), Map.entry("bom", 4), Map.entry("boa", 4), Map.entry("good", 4),
            Map.entry("bueno", 4), Map.entry("buena", 4), Map.entry("regular", 3), Map.entry("medio", 3),
            Map.entry("mais ou menos", 3), Map.entry("average", 3), Map.entry("so so", 3), Map.entry("okay", 3),
            Map.entry("mas o menos", 3), Map.entry("ruim", 2), Map.entry("poor", 2), Map.entry("bad", 2),
            Map.entry("malo", 2), Map.entry("mala", 2), Map.entry("pessimo", 1), Map.entry("pessima", 1),
            Map.entry("horrivel", 1), Map.entry("muito ruim", 1), Map.entry("terrible", 1), Map.entry("very bad", 1),
            Map.entry("pesimo", 1), Map.entry("muy malo", 1));

    /** The id of a question's row. */
    static String id(UUID survey, int score) {
        return PREFIX + survey + ":" + score;
    }

    /** What a message means if somebody was asked. */
    public static SurveyAnswer of(Content content) {
        return switch (content) {
            case Content.Text(var text, var _) when text.length() <= LONGEST -> new SurveyAnswer(null, typed(text));
            case Content.ListReply reply -> pressed(reply.id());
            case Content.ButtonReply reply -> pressed(reply.id());
            default -> NONE;
        };
    }

    /** Whether a row or a button of a question was pressed. */
    public boolean isPressed() {
        return survey != null;
    }

    private static SurveyAnswer pressed(String id) {
        var parts = id.startsWith(PREFIX) ? id.split(":", -1) : new String[0];
        if (parts.length != 3 || parts[2].length() != 1 || parts[2].charAt(0) < '0' || parts[2].charAt(0) > '5') {
            return NONE;
        }
        return uuid(parts[1]).map(survey -> new SurveyAnswer(survey, (short) (parts[2].charAt(0) - '0')))
                .orElse(NONE);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static @Nullable Short typed(String text) {
        var stars = stars(text);
        if (stars > 0) {
            return stars <= BEST ? (short) stars : null;
        }
        var plain = Typed.plain(text);
        var word = WORDS.get(plain);
        if (word != null) {
            return word.shortValue();
        }
        var number = Typed.number(plain, FILLERS);
        return number.isPresent() && number.getAsInt() >= 1 && number.getAsInt() <= BEST
                ? (short) number.getAsInt()
                : null;
    }

    /** How many stars a text is made of; 0 when of something else. */
    private static int stars(String text) {
        int stars = 0;
        for (var point : text.codePoints().filter(one -> !Character.isWhitespace(one) && one != 0xFE0F).toArray()) {
            if (!STARS.contains(Character.toString(point))) {
                return 0;
            }
            stars++;
        }
        return stars;
    }
}
