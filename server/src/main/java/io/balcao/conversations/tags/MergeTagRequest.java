package io.balcao.conversations.tags;

import java.util.UUID;

/** Schema of the same name in the OpenAPI document. */
record MergeTagRequest(UUID intoId) {}
