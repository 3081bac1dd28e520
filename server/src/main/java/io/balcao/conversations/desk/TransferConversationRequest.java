package io.balcao.conversations.desk;

import io.balcao.channels.Texts;
import io.balcao.conversations.desk.Move.ToBot;
import io.balcao.conversations.desk.Move.ToDepartment;
import io.balcao.conversations.desk.Move.ToUser;
import io.balcao.platform.Problem;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Schema of the same name in the OpenAPI document. */
record TransferConversationRequest(@Nullable UUID toUserId, @Nullable UUID toDepartmentId, @Nullable Boolean toBot,
        @Nullable String reason, @Nullable String customerText) {
    /** The one target. */
    Move move() {
        var moves = new ArrayList<Move>();
        if (toUserId != null) {
            moves.add(new ToUser(toUserId, words()));
        }
        if (toDepartmentId != null) {
            moves.add(new ToDepartment(toDepartmentId, words()));
        }
        if (Boolean.TRUE.equals(toBot)) {
            moves.add(new ToBot());
        }
        if (moves.size() != 1) {
            throw new Problem.Unprocessable("to_user_id", "a transfer has exactly one target");
        }
        return moves.getFirst();
    }

    private @Nullable String words() {
        return customerText == null ? null : Texts.storable(customerText);
    }
}
