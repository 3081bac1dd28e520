package io.balcao.platform.realtime;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.OptionalLong;

/** What a client may say, read strictly: whatever is none of these is malformed and ends the client. */
sealed interface Message {
    /** Engine.IO: the answer to a ping, the two steps of an upgrade, the end. */
    record Pong() implements Message {}

    record Probe() implements Message {}

    record Upgraded() implements Message {}

    record Close() implements Message {}

    /** Socket.IO: who it is, an event, the end. */
    record Connect(JsonNode auth) implements Message {}

    record Said(String event, JsonNode argument, OptionalLong ack) implements Message {}

    record Leave() implements Message {}

    /** Thrown for everything else. It says nothing of the text, which may hold a token. */
    final class Malformed extends Exception {
        private static final long serialVersionUID = 1;

        Malformed() {
            super("malformed", null, false, false);
        }
    }

    int MOST_ACK_DIGITS = 15;

    ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(8).maxNumberLength(20).build())
            .build()).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    /** Reads one Engine.IO packet. */
    static Message read(String text) throws Malformed {
        return switch (text) {
            case "3" -> new Pong();
            case "2probe" -> new Probe();
            case "5" -> new Upgraded();
            case "1" -> new Close();
            case "40" -> new Connect(MissingNode.getInstance());
            case "41" -> new Leave();
            default -> {
                if (text.startsWith("40{")) {
                    yield new Connect(json(text.substring(2)));
                }
                if (text.startsWith("42")) {
                    yield event(text);
                }
                throw new Malformed();
            }
        };
    }

    private static Message event(String text) throws Malformed {
        int from = 2;
        while (from < text.length() && text.charAt(from) >= '0' && text.charAt(from) <= '9') {
            from++;
        }
        if (from - 2 > MOST_ACK_DIGITS) {
            throw new Malformed();
        }
        var ack = from == 2 ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text, 2, from, 10));
        var values = json(text.substring(from));
        if (!values.isArray() || values.isEmpty() || values.size() > 2 || !values.get(0).isTextual()) {
            throw new Malformed();
        }
        return new Said(values.get(0).textValue(), values.path(1), ack);
    }

    private static JsonNode json(String text) throws Malformed {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new Malformed();
        }
    }
}
