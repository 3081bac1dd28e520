package io.balcao.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes customers' phone numbers out of what goes to people who may not see them: {@code +55 11 •••••-0001}. It stands at
 * the two doors through which JSON leaves, and knows a number by the name of its field, so that what is built tomorrow is
 * masked without a thought. What a message says is the message's own content, and stays.
 */
public final class PhoneMask {
    private static final Set<String> FIELDS = Set.of("phone_number", "new_wa_id");
    /** Of templates: the business's own number to be called. */
    private static final String NOT_OF_CUSTOMERS = "buttons";
    private static final Pattern BRAZILIAN = Pattern.compile("\\+?55(\\d{2})\\d{4,5}(\\d{4})");
    /** Of a shorter one, four would be too many to show. */
    private static final int FEWEST_DIGITS = 9;
    private static final JsonFactory JSON = new JsonFactory();

    private PhoneMask() {}

    /** One number: where in Brazil it is from, and its end, by which a person still tells two customers apart. */
    public static String number(String number) {
        var brazilian = BRAZILIAN.matcher(number);
        if (brazilian.matches()) {
            return "+55 " + brazilian.group(1) + " •••••-" + brazilian.group(2);
        }
        return number.length() < FEWEST_DIGITS ? "•••••" : "•••••-" + number.substring(number.length() - 4);
    }

    /** The same JSON without the numbers. */
    public static byte[] mask(byte[] json, int from, int length) {
        var out = new ByteArrayOutputStream(length);
        try (var in = JSON.createParser(json, from, length); var writer = JSON.createGenerator(out)) {
            while (in.nextToken() != null) {
                if (in.currentToken() == JsonToken.VALUE_STRING && isNumber(in)) {
                    writer.writeString(number(in.getText()));
                } else {
                    copy(in, writer);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return out.toByteArray();
    }

    private static void copy(JsonParser in, JsonGenerator writer) throws IOException {
        writer.copyCurrentEvent(in);
    }

    private static boolean isNumber(JsonParser in) throws IOException {
        var name = in.currentName();
        if (name == null || !FIELDS.contains(name)) {
            return false;
        }
        for (var outer = in.getParsingContext(); outer != null; outer = outer.getParent()) {
            if (NOT_OF_CUSTOMERS.equals(outer.getCurrentName())) {
                return false;
            }
        }
        return true;
    }
}
