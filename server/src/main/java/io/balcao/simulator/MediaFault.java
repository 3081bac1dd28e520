package io.balcao.simulator;

import io.vertx.core.json.JsonObject;

import java.net.URI;

/** What goes wrong when a business fetches a file. */
public sealed interface MediaFault {
    /** The address answers 404, as it does after five minutes. */
    record Expired() implements MediaFault {}

    /** The address answers 200 with a page. */
    record Html() implements MediaFault {}

    /** The hash that was announced is not that of the bytes. */
    record WrongHash() implements MediaFault {}

    /** More bytes are announced than come. */
    record LyingLength() implements MediaFault {}

    /** Bytes without end. */
    record Endless() implements MediaFault {}

    /** The file begins, and nothing more of it comes until all is well again: then it breaks off. */
    record Stalled() implements MediaFault {}

    /** The id is unknown. */
    record Missing() implements MediaFault {}

    /** The address lies on another host. */
    record Elsewhere(URI url) implements MediaFault {}

    /** The address sends on to another host. */
    record Redirect(URI url) implements MediaFault {}

    default JsonObject toJson() {
        return switch (this) {
            case Expired() -> JsonObject.of("do", "expired");
            case Html() -> JsonObject.of("do", "html");
            case WrongHash() -> JsonObject.of("do", "wrong_hash");
            case LyingLength() -> JsonObject.of("do", "lying_length");
            case Endless() -> JsonObject.of("do", "endless");
            case Stalled() -> JsonObject.of("do", "stalled");
            case Missing() -> JsonObject.of("do", "missing");
            case Elsewhere(var url) -> JsonObject.of("do", "elsewhere", "url", url.toString());
            case Redirect(var url) -> JsonObject.of("do", "redirect", "url", url.toString());
        };
    }

    /** Reads what {@link #toJson} writes; throws when it names no fault. */
    static MediaFault of(JsonObject json) {
        return switch (json.getString("do", "")) {
            case "expired" -> new Expired();
            case "html" -> new Html();
            case "wrong_hash" -> new WrongHash();
            case "lying_length" -> new LyingLength();
            case "endless" -> new Endless();
            case "stalled" -> new Stalled();
            case "missing" -> new Missing();
            case "elsewhere" -> new Elsewhere(URI.create(json.getString("url")));
            case "redirect" -> new Redirect(URI.create(json.getString("url")));
            default -> throw new IllegalArgumentException("no such fault: " + json.getString("do"));
        };
    }
}
