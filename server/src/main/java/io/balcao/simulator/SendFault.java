package io.balcao.simulator;

import io.vertx.core.json.JsonObject;

import java.time.Duration;

/** What goes wrong with one send. {@code accepting}: whether the message goes out although its sender cannot know. */
public sealed interface SendFault {
    /** An error of the Graph API by its code; from 400 to 599 it is an HTTP status instead. */
    record Answer(int codeOrStatus) implements SendFault {
        GraphError error() {
            return codeOrStatus >= 400 && codeOrStatus < 600
                    ? GraphError.forHttpStatus(codeOrStatus)
                    : GraphError.of(codeOrStatus, "The simulator was told to refuse this.");
        }
    }

    /** What a gateway in front of Graph answers. */
    record Html(int status) implements SendFault {}

    /** The connection stays open and silent. */
    record NoAnswer(boolean accepting) implements SendFault {}

    /** The connection ends without an answer. */
    record Close(boolean accepting) implements SendFault {}

    /** The connection is reset. */
    record Reset(boolean accepting) implements SendFault {}

    /** Accepted, but the answer comes in drops. */
    record Slow(int bytesPerSecond) implements SendFault {}

    /** Nothing is looked at before so long has passed. */
    record Late(Duration by) implements SendFault {}

    /** Nothing goes wrong: lets one send through before the next fault. */
    record None() implements SendFault {}

    default JsonObject toJson() {
        return switch (this) {
            case Answer(var code) -> JsonObject.of("do", "answer", "code", code);
            case Html(var status) -> JsonObject.of("do", "html", "status", status);
            case NoAnswer(var accepting) -> JsonObject.of("do", "no_answer", "accepting", accepting);
            case Close(var accepting) -> JsonObject.of("do", "close", "accepting", accepting);
            case Reset(var accepting) -> JsonObject.of("do", "reset", "accepting", accepting);
            case Slow(var rate) -> JsonObject.of("do", "slow", "bytes_per_second", rate);
            case Late(var by) -> JsonObject.of("do", "late", "ms", by.toMillis());
            case None() -> JsonObject.of("do", "none");
        };
    }

    /** Reads what {@link #toJson} writes; throws when it names no fault. */
    static SendFault of(JsonObject json) {
        var accepting = json.getBoolean("accepting", false);
        return switch (json.getString("do", "")) {
            case "answer" -> new Answer(json.getInteger("code", 131000));
            case "html" -> new Html(json.getInteger("status", 502));
            case "no_answer" -> new NoAnswer(accepting);
            case "close" -> new Close(accepting);
            case "reset" -> new Reset(accepting);
            case "slow" -> new Slow(Math.max(1, json.getInteger("bytes_per_second", 1)));
            case "late" -> new Late(Duration.ofMillis(json.getLong("ms", 1_000L)));
            case "none" -> new None();
            default -> throw new IllegalArgumentException("no such fault: " + json.getString("do"));
        };
    }
}
