package io.balcao.simulator;

/** How WhatsApp looks at phone numbers. */
final class PhoneNumbers {
    private PhoneNumbers() {}

    static String digitsOf(String number) {
        return number.replaceAll("\\D", "");
    }

    /**
     * One spelling for the two that a Brazilian mobile has: WhatsApp ids older than the ninth digit lack it, the person
     * prints it. Land lines and foreign numbers have one spelling and stay as they are.
     */
    static String canonical(String number) {
        var digits = digitsOf(number);
        var mobileWithNinthDigit = digits.length() == 13 && digits.startsWith("55") && digits.charAt(4) == '9'
                && digits.charAt(5) >= '6';
        return mobileWithNinthDigit ? digits.substring(0, 4) + digits.substring(5) : digits;
    }
}
