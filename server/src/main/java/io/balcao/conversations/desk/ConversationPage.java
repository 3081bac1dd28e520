package io.balcao.conversations.desk;

import io.balcao.conversations.thread.ConversationView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of the list: schema {@code ConversationList} of the OpenAPI document.
 *
 * @param passages where the words stand that were searched for; null when none were
 */
record ConversationPage(List<ConversationView> data, @Nullable String nextCursor,
        @Nullable List<Passage> passages) {}
