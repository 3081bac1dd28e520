package io.balcao.platform.http;

import org.jspecify.annotations.Nullable;

/** Texts of others in a file that a spreadsheet opens. */
public final class SpreadsheetText {
    /** What a spreadsheet takes for the beginning of a formula. Full-width signs are taken for the others by some. */
    private static final String FORMULA = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private SpreadsheetText() {}

    /** A text that no spreadsheet runs. */
    public static String of(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return FORMULA.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
    }
}
