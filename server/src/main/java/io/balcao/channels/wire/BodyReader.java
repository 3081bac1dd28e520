package io.balcao.channels.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON from outside into a tree that PostgreSQL can keep as jsonb, whatever it held.
 *
 * <p>
 * The rules, each of which keeps one odd value from taking its neighbours along:
 * <ul>
 * <li>U+0000 is left out of texts and keys, half a surrogate pair becomes U+FFFD;
 * <li>bytes that are no UTF-8 become U+FFFD;
 * <li>NaN, the infinities, and numbers beyond a double or longer than 40 digits become texts;
 * <li>of two equal keys the last one counts, as in jsonb; of two equal keys with lists, both lists;
 * <li>what lies deeper than 64 levels is left out.
 * </ul>
 * What is then still no JSON, or nested deeper than 20,000 levels, is refused whole.
 */
public final class BodyReader {
    private static final int DEEPEST = 64;
    private static final int LONGEST_NUMBER = 40;
    // {"entry":[{"changes":[{"value":{"messages":[…]}}]}]}: the levels down to that last object.
    private static final int DEPTH_OF_VALUE = 6;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    // The limits of length lie above the largest body, so that only the depth can refuse it.
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20_000).maxStringLength(8_000_000)
                    .maxNumberLength(8_000_000).maxNameLength(8_000_000).build())
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES).disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .disable(JsonFactory.Feature.CHARSET_DETECTION).build();

    private final JsonParser parser;
    private final boolean withParts;

    private BodyReader(JsonParser parser, boolean withParts) {
        this.parser = parser;
        this.withParts = withParts;
    }

    /** A text that is no JSON. The message says where it stops being some. */
    public static final class NotJson extends Exception {
        private static final long serialVersionUID = 1;

        private NotJson(String reason) {
            super(reason, null, false, false);
        }
    }

    /** The body of a webhook. The elements of its messages and statuses are {@link Part}s. */
    public static JsonNode webhook(byte[] body) throws NotJson {
        return read(body, true);
    }

    /** Any other JSON. */
    public static JsonNode read(byte[] json) throws NotJson {
        return read(json, false);
    }

    private static JsonNode read(byte[] body, boolean withParts) throws NotJson {
        try (var parser = JSON.createParser(body)) {
            var token = parser.nextToken();
            if (token == null) {
                throw new NotJson("The body is empty");
            }
            var root = new BodyReader(parser, withParts).value(token, 0);
            if (parser.nextToken() != null) {
                throw new NotJson("Something follows the JSON value");
            }
            return root;
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            throw new NotJson(e.getOriginalMessage() + (place == null ? "" : " at byte " + place.getByteOffset()));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // an array of bytes is always readable
        }
    }

    /** The body with U+FFFD for what is no UTF-8, or null when there is nothing to replace. */
    public static byte @Nullable [] repaired(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return null;
        } catch (CharacterCodingException _) {
            return new String(body, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        }
    }

    private JsonNode value(JsonToken token, int above) throws IOException {
        return switch (token) {
            case START_OBJECT -> tooDeep(above) ? skipped() : object(above + 1);
            case START_ARRAY -> tooDeep(above) ? skipped() : array(above + 1);
            case VALUE_STRING -> NODES.textNode(Texts.storable(parser.getText()));
            case VALUE_NUMBER_INT -> integer(parser.getText());
            case VALUE_NUMBER_FLOAT -> decimal(parser.getText());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            default -> NODES.nullNode();
        };
    }

    private static boolean tooDeep(int above) {
        return above >= DEEPEST;
    }

    private JsonNode skipped() throws IOException {
        parser.skipChildren();
        return NODES.nullNode();
    }

    private ObjectNode object(int depth) throws IOException {
        var object = NODES.objectNode();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = Texts.storable(parser.currentName());
            var token = parser.nextToken();
            var value = token == JsonToken.START_ARRAY && isListOfParts(name, depth)
                    ? parts(depth + 1)
                    : value(token, depth);
            var earlier = object.replace(name, value);
            if (earlier instanceof ArrayNode first && value instanceof ArrayNode second) {
                object.set(name, first.addAll(second));
            }
        }
        return object;
    }

    private ArrayNode array(int depth) throws IOException {
        var array = NODES.arrayNode();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token, depth));
        }
        return array;
    }

    private boolean isListOfParts(String name, int depth) {
        return withParts && depth == DEPTH_OF_VALUE && (name.equals("messages") || name.equals("statuses"));
    }

    private ArrayNode parts(int depth) throws IOException {
        var array = NODES.arrayNode();
        for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.addPOJO(part(token, depth));
        }
        return array;
    }

    private Part part(JsonToken token, int depth) throws IOException {
        var from = (int) parser.currentTokenLocation().getByteOffset();
        var tree = value(token, depth);
        parser.finishToken();
        return new Part(tree, from, (int) parser.currentLocation().getByteOffset());
    }

    private static JsonNode integer(String digits) {
        if (digits.length() <= 18) {
            return NODES.numberNode(Long.parseLong(digits));
        }
        return digits.length() <= LONGEST_NUMBER
                ? NODES.numberNode(new BigInteger(digits))
                : NODES.textNode(digits);
    }

    private static JsonNode decimal(String digits) {
        if (digits.length() > LONGEST_NUMBER) {
            return NODES.textNode(digits);
        }
        var approximate = Double.parseDouble(digits);
        // Zero may stand for a number too small for a double, with an exponent that no table takes.
        return Double.isFinite(approximate) && approximate != 0
                ? NODES.numberNode(new BigDecimal(digits))
                : approximate == 0 ? NODES.numberNode(0) : NODES.textNode(digits);
    }

    /** A message or a status, with its place in the body for when it must be put aside as it came. */
    public record Part(JsonNode tree, int from, int to) implements JsonSerializable {
        /** As it came, made storable. */
        public String raw(byte[] body) {
            return Texts.storable(new String(body, from, to - from, StandardCharsets.UTF_8));
        }

        /** So that a tree around it still writes itself as the JSON that it was. */
        @Override
        public void serialize(JsonGenerator generator, SerializerProvider serializers) throws IOException {
            generator.writeTree(tree);
        }

        @Override
        public void serializeWithType(JsonGenerator generator, SerializerProvider serializers, TypeSerializer types)
                throws IOException {
            serialize(generator, serializers);
        }
    }
}
