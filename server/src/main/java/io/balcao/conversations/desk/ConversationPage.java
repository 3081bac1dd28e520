package io.balcao.conversations.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.balcao.conversations.thread.ConversationView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list: schema {@code ConversationList} of the OpenAPI document.
 *
 * @param passages where the words stand that were searched for; null when none were
 */
record ConversationPage(List<ConversationView> data, @Nullable String nextCursor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Passage> passages) {}
