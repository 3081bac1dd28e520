package io.balcao.conversations.desk;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schema {@code SurveyScore} of the OpenAPI document. */
record SurveyScoreView(UUID conversationId, int score, Instant scoredAt, @Nullable String comment,
        @Nullable UUID userId, @Nullable String userName, @Nullable String departmentName) {}
