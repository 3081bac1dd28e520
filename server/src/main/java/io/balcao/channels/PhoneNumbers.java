package io.balcao.channels;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;

/** Telephone numbers as WhatsApp writes them: country code first, digits only. */
public final class PhoneNumbers {
    private static final String BRAZIL = "55";

    private PhoneNumbers() {}

    /**
     * The form under which two spellings of one person's number are equal. For comparing only: one answers to the number
     * as it came.
     *
     * <p>
     * A Brazilian mobile is dialled 55, area, 9 and eight digits; WhatsApp ids from before that rule lack the 9. The 9 is
     * dropped when the eight digits behind it begin with 6 to 9, which is how mobiles began before the rule. Behind a 9
     * that is followed by 1 to 5 there are only newer mobiles, which never had a short form, while the short form would
     * be somebody's land line: those and land lines stay as they are. (Meta for Developers, <i>Webhooks reference</i>,
     * on {@code wa_id}; the ranges are Brazil's numbering practice.)
     */
    public static String canonical(String digits) {
        return isLongMobile(digits) ? digits.substring(0, 4) + digits.substring(5) : digits;
    }

    /** With the plus and, for Brazilian mobiles, the ninth digit, as a person dials it: {@code +5511999990000}. */
    public static String e164(String digits) {
        return "+" + dialled(digits);
    }

    /** For people: {@code +55 11 99999-0000}. What is no possible number comes back as a plus and its digits. */
    public static String display(String digits) {
        var numbers = PhoneNumberUtil.getInstance();
        try {
            var number = numbers.parse(e164(digits), null);
            return numbers.isPossibleNumber(number)
                    ? numbers.format(number, PhoneNumberFormat.INTERNATIONAL)
                    : e164(digits);
        } catch (NumberParseException _) {
            return e164(digits);
        }
    }

    private static String dialled(String digits) {
        return isShortMobile(digits) ? digits.substring(0, 4) + "9" + digits.substring(4) : digits;
    }

    private static boolean isLongMobile(String digits) {
        return digits.length() == 13 && isBrazilian(digits) && digits.charAt(4) == '9' && isOldMobile(digits.charAt(5));
    }

    private static boolean isShortMobile(String digits) {
        return digits.length() == 12 && isBrazilian(digits) && isOldMobile(digits.charAt(4));
    }

    /** Brazil's country code and an area code, which has no zero in it. */
    private static boolean isBrazilian(String digits) {
        return digits.startsWith(BRAZIL) && digits.charAt(2) != '0' && digits.charAt(3) != '0';
    }

    private static boolean isOldMobile(char first) {
        return first >= '6' && first <= '9';
    }
}
