package io.balcao.channels.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.ChannelError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Questions to JSON that may lack anything: the answer is null when the value is absent or of another kind. */
public final class Fields {
    private Fields() {}

    public static @Nullable ObjectNode object(@Nullable JsonNode node, String key) {
        return node != null && node.get(key) instanceof ObjectNode object ? object : null;
    }

    /** A text that is not empty; a number counts as its digits. */
    public static @Nullable String text(@Nullable JsonNode node, String key) {
        var value = node == null ? null : node.get(key);
        if (value == null || !(value.isTextual() || value.isNumber())) {
            return null;
        }
        var text = value.asText();
        return text.isEmpty() ? null : text;
    }

    public static String text(@Nullable JsonNode node, String key, String otherwise) {
        var text = text(node, key);
        return text == null ? otherwise : text;
    }

    /** A link that is safe to offer: others, such as {@code javascript:}, count as absent. */
    public static @Nullable String link(@Nullable JsonNode node, String key) {
        var link = text(node, key);
        return link != null && isWeb(link) ? link : null;
    }

    public static boolean isWeb(String link) {
        return link.regionMatches(true, 0, "https://", 0, 8) || link.regionMatches(true, 0, "http://", 0, 7);
    }

    /** Digits of a telephone number or an id made of digits, with or without a plus before them. */
    public static @Nullable String digits(@Nullable JsonNode node, String key) {
        var text = text(node, key);
        if (text == null) {
            return null;
        }
        var digits = text.startsWith("+") ? text.substring(1) : text;
        return !digits.isEmpty() && digits.length() <= 20 && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                ? digits
                : null;
    }

    public static boolean flag(@Nullable JsonNode node, String key) {
        var value = node == null ? null : node.get(key);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    public static @Nullable Double number(@Nullable JsonNode node, String key) {
        var value = node == null ? null : node.get(key);
        if (value == null || !(value.isNumber() || value.isTextual())) {
            return null;
        }
        var number = value.isNumber() ? value.doubleValue() : value.asDouble(Double.NaN);
        return Double.isFinite(number) ? number : null;
    }

    public static @Nullable Long whole(@Nullable JsonNode node, String key) {
        var digits = text(node, key);
        if (digits == null || digits.length() > 18) {
            return null;
        }
        try {
            return Long.valueOf(digits);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    /** Unix seconds, as text or as number; null when they name no moment between 2009 and tomorrow. */
    public static @Nullable Instant moment(@Nullable JsonNode node, String key, Instant receivedAt) {
        var seconds = whole(node, key);
        return seconds != null && seconds >= 1_230_768_000L && seconds <= receivedAt.getEpochSecond() + 86_400
                ? Instant.ofEpochSecond(seconds)
                : null;
    }

    /** An {@code errors} list: {@code [{code, title, message, error_data: {details}}]}. */
    public static List<ChannelError> errors(@Nullable JsonNode node) {
        var list = node == null ? null : node.get("errors");
        if (list == null || !list.isArray() || list.isEmpty()) {
            return List.of();
        }
        var errors = new ArrayList<ChannelError>(list.size());
        for (var one : list) {
            var code = whole(one, "code");
            var details = text(object(one, "error_data"), "details");
            errors.add(new ChannelError(code == null ? 0 : Math.toIntExact(Math.clamp(code, 0, Integer.MAX_VALUE)),
                    text(one, "title"), details == null ? text(one, "message") : details));
        }
        return List.copyOf(errors);
    }
}
