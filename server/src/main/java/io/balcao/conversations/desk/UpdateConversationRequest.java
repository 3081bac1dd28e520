package io.balcao.conversations.desk;

/** Schema of the same name in the OpenAPI document. */
record UpdateConversationRequest(String priority) {}
