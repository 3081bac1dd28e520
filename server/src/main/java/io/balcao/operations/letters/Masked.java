package io.balcao.operations.letters;

import java.util.regex.Pattern;

/** What a dead letter says, fit for a screen: of any size, and without what would let somebody in. */
record Masked(String text, boolean isCut) {
    private static final int LONGEST = 64 * 1024;
    private static final String STARS = "***";
    /** A value under a name that speaks of a secret; in JSON, also in JSON that stands in a text, or in a query. */
    private static final Pattern NAMED = Pattern.compile(
            "((?:access_?token|refresh_?token|verify_?token|token|secret|password|passwd|senha|authorization|api_?key"
                    + "|client_?secret|app_?secret|otp|pin|cvv)\\\\{0,4}\"?\\s{0,4}[:=]\\s{0,4}\\\\{0,4}\"?)"
                    + "([^\"\\\\,&\\s}]{1,4096})",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern BEARER = Pattern.compile("(Bearer\\s{1,4})[A-Za-z0-9._~+/=-]{8,4096}");
    /** How tokens of Meta begin. */
    private static final Pattern META = Pattern.compile("\\bEAA[A-Za-z0-9]{16,1024}");
    /** 13 to 19 digits in the groups that are printed on a card; which of them is one says its check digit. */
    private static final Pattern CARD = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){12,18}(?![0-9])");

    static Masked of(String raw) {
        var isCut = raw.length() > LONGEST;
        var text = isCut ? raw.substring(0, LONGEST) : raw;
        text = NAMED.matcher(text).replaceAll("$1" + STARS);
        text = BEARER.matcher(text).replaceAll("$1" + STARS);
        text = META.matcher(text).replaceAll(STARS);
        text = CARD.matcher(text).replaceAll(found -> isCard(found.group()) ? STARS : found.group());
        return new Masked(text, isCut);
    }

    /** Luhn's sum. Telephone numbers of WhatsApp have at most 15 digits and no groups of four; ids of it are longer. */
    private static boolean isCard(String text) {
        int sum = 0;
        boolean isDoubled = false;
        int digits = 0;
        for (int i = text.length() - 1; i >= 0; i--) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                continue;
            }
            digits++;
            int value = isDoubled ? digit * 2 : digit;
            sum += value > 9 ? value - 9 : value;
            isDoubled = !isDoubled;
        }
        return digits >= 15 && sum % 10 == 0 && "3456".indexOf(text.charAt(0)) >= 0;
    }
}
