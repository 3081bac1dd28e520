package io.balcao.bot.blocks;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a typed answer says, in one form however it was typed; empty when it says no such thing. */
final class Answers {
    private static final int LONGEST = 500;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,6})?");
    private static final Pattern THOUSANDS = Pattern.compile("-?\\d{1,3}(?:\\.\\d{3})+(?:,\\d{1,6})?");
    private static final Pattern DAY_FIRST = Pattern
            .compile("(\\d{1,2})[/.\\- ](\\d{1,2})(?:[/.\\- ](\\d{4}|\\d{2}))?");
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
    private static final Pattern EMAIL = Pattern.compile(
            "[\\p{Alnum}._%+\\-]{1,64}@[\\p{Alnum}](?:[\\p{Alnum}\\-]{0,62})(?:\\.[\\p{Alnum}][\\p{Alnum}\\-]{0,62}){1,5}");
    private static final Pattern CPF = Pattern.compile("\\d{11}");
    private static final Pattern CNPJ = Pattern.compile("[0-9A-Z]{12}\\d{2}");
    private static final int CPF_DIGITS = 9;
    private static final int CNPJ_DIGITS = 12;
    private static final int CENTURY = 2000;

    private Answers() {}

    /** {@code 1.234,56}, {@code 1234.56} and {@code R$ 12} are numbers. */
    static Optional<Number> number(String text) {
        var typed = shortened(text).replace("R$", "").replace(" ", "").strip();
        var plain = THOUSANDS.matcher(typed).matches() ? typed.replace(".", "") : typed;
        var digits = plain.replace(',', '.');
        if (!NUMBER.matcher(digits).matches()) {
            return Optional.empty();
        }
        var number = new BigDecimal(digits).stripTrailingZeros();
        // Two branches, not one expression: that would make both a double.
        if (number.scale() <= 0) {
            return Optional.of(number.longValueExact());
        }
        return Optional.of(number.doubleValue());
    }

    /** Day first, as here; without a year the next such day. */
    static Optional<LocalDate> date(String text, LocalDate today) {
        var typed = shortened(text).strip();
        var year = YEAR_FIRST.matcher(typed);
        var day = DAY_FIRST.matcher(typed);
        try {
            if (year.matches()) {
                return Optional.of(LocalDate.of(Integer.parseInt(year.group(1)), Integer.parseInt(year.group(2)),
                        Integer.parseInt(year.group(3))));
            }
            if (!day.matches()) {
                return Optional.empty();
            }
            var written = day.group(3);
            var found = LocalDate.of(written == null ? today.getYear() : year(written), Integer.parseInt(day.group(2)),
                    Integer.parseInt(day.group(1)));
            return Optional.of(written == null && found.isBefore(today) ? found.plusYears(1) : found);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<String> email(String text) {
        var typed = shortened(text).strip().toLowerCase(Locale.ROOT);
        return EMAIL.matcher(typed).matches() ? Optional.of(typed) : Optional.empty();
    }

    /** In the form {@code +5511999990000}; without a country it is Brazil's. */
    static Optional<String> phone(String text) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(shortened(text), "BR");
            return numbers.isValidNumber(number)
                    ? Optional.of(numbers.format(number, PhoneNumberFormat.E164))
                    : Optional.empty();
        } catch (NumberParseException e) {
            return Optional.empty();
        }
    }

    /** Eleven digits, of which the last two check the others (Receita Federal). */
    static Optional<String> cpf(String text) {
        var digits = shortened(text).replaceAll("[.\\-/\\s]", "");
        return CPF.matcher(digits).matches() && digits.chars().distinct().count() > 1
                && isChecked(digits, CPF_DIGITS, CPF_DIGITS + 2)
                        ? Optional.of(digits)
                        : Optional.empty();
    }

    /**
     * Twelve digits or, since July 2026, capital letters, and two digits that check them; a letter counts as its ASCII code
     * less 48 (Receita Federal, Instrução Normativa RFB 2.229/2024).
     */
    static Optional<String> cnpj(String text) {
        var signs = shortened(text).replaceAll("[.\\-/\\s]", "").toUpperCase(Locale.ROOT);
        return CNPJ.matcher(signs).matches() && signs.chars().distinct().count() > 1 && isChecked(signs, CNPJ_DIGITS, 9)
                ? Optional.of(signs)
                : Optional.empty();
    }

    /** @param highest the weight after which counting from the right begins at 2 again */
    private static boolean isChecked(String signs, int first, int highest) {
        for (int length = first; length < first + 2; length++) {
            int sum = 0;
            int weight = 2;
            for (int i = length - 1; i >= 0; i--) {
                sum += (signs.charAt(i) - '0') * weight;
                weight = weight == highest ? 2 : weight + 1;
            }
            int rest = sum % 11;
            if (signs.charAt(length) - '0' != (rest < 2 ? 0 : 11 - rest)) {
                return false;
            }
        }
        return true;
    }

    private static int year(String written) {
        return written.length() == 2 ? CENTURY + Integer.parseInt(written) : Integer.parseInt(written);
    }

    private static String shortened(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }
}
