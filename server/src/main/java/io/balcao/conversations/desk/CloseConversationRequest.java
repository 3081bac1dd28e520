package io.balcao.conversations.desk;

import org.jspecify.annotations.Nullable;

/** Schema of the same name in the OpenAPI document. */
record CloseConversationRequest(@Nullable String reason) {}
