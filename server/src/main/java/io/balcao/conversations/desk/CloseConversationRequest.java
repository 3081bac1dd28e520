package io.balcao.conversations.desk;

import org.jspecify.annotations.Nullable;

/** Schema of the same name in the OpenAPI document. */
record CloseConversationRequest(@Nullable String reason, @Nullable Boolean skipsSurvey) {
    static final CloseConversationRequest PLAIN = new CloseConversationRequest(null, null);

    boolean asks() {
        return !Boolean.TRUE.equals(skipsSurvey);
    }
}
