package io.balcao.simulator;

import io.vertx.core.json.JsonObject;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A call of the Graph API, as it was heard.
 *
 * @param seq grows by one with each call
 * @param body the JSON body; empty when there was none
 * @param status of the answer; 0 when there was none (yet)
 * @param messageId the id that an accepted send got
 * @param errorCode of a refusal
 */
public record RecordedRequest(
        long seq,
        Instant at,
        String method,
        String path,
        @Nullable String phoneNumberId,
        JsonObject body,
        int status,
        @Nullable String messageId,
        @Nullable Integer errorCode) {

    /** A message, rather than a read receipt, a file or a question. */
    public boolean isSend() {
        return method.equals("POST") && path.endsWith("/messages") && !body.containsKey("status");
    }

    RecordedRequest answered(int other) {
        return new RecordedRequest(seq, at, method, path, phoneNumberId, body, other, messageId, errorCode);
    }

    RecordedRequest accepted(String id) {
        return new RecordedRequest(seq, at, method, path, phoneNumberId, body, status, id, errorCode);
    }

    RecordedRequest refused(int code) {
        return new RecordedRequest(seq, at, method, path, phoneNumberId, body, status, messageId, code);
    }

    JsonObject toJson() {
        return JsonObject.of("seq", seq, "at", at.toString(), "method", method, "path", path, "phone_number_id",
                phoneNumberId, "body", body, "status", status, "message_id", messageId, "error_code", errorCode);
    }
}
