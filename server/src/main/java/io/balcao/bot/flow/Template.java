package io.balcao.bot.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Texts with names in double braces, such as {@code Olá, {{customer_name}}}. Read once, in time that grows with the text. */
final class Template {
    private static final String OPEN = "{{";
    private static final String CLOSE = "}}";
    private static final int LONGEST_NAME = 100;

    private Template() {}

    /** What is in braces and is no name stays as it is. */
    static String fill(String text, UnaryOperator<String> values) {
        int open = text.indexOf(OPEN);
        if (open < 0) {
            return text;
        }
        var filled = new StringBuilder(text.length());
        int from = 0;
        while (open >= 0) {
            int close = text.indexOf(CLOSE, open);
            if (close < 0) {
                break;
            }
            int name = open + OPEN.length();
            if (close - name <= LONGEST_NAME && isName(text.substring(name, close).strip())) {
                filled.append(text, from, open).append(values.apply(text.substring(name, close).strip()));
                from = close + CLOSE.length();
                open = text.indexOf(OPEN, from);
            } else {
                open = text.indexOf(OPEN, name);
            }
        }
        return filled.append(text, from, text.length()).toString();
    }

    /** The names that stand in a text. */
    static List<String> names(String text) {
        var names = new ArrayList<String>();
        fill(text, name -> {
            names.add(name);
            return "";
        });
        return names;
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '.');
    }
}
