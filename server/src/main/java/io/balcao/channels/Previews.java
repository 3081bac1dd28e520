package io.balcao.channels;

/** The line under a name in the conversation list. Signs in place of words, for it is stored once for all languages. */
public final class Previews {
    private static final int LONGEST = 120;

    private Previews() {}

    /** For a message of ours. */
    public static String of(MessageType type, boolean voice, String text) {
        return line(MediaKind.of(type).map(kind -> sign(kind, voice)).orElse(""), text);
    }

    static String line(String sign, String text) {
        var line = Texts.shorten(Texts.line(text, LONGEST + 1), LONGEST);
        if (sign.isEmpty()) {
            return line;
        }
        return line.isEmpty() ? sign : sign + " " + line;
    }

    static String sign(MediaKind kind, boolean voice) {
        return switch (kind) {
            case IMAGE -> "📷";
            case VIDEO -> "🎥";
            case AUDIO -> voice ? "🎤" : "🎵";
            case DOCUMENT -> "📄";
            case STICKER -> "🏷️";
        };
    }
}
