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
        @Nullable BotEntrance botEntrance, @Nullable String reason, @Nullable String customerText) {
    /** @param block null is the flow's beginning */
    record BotEntrance(UUID flowId, @Nullable String block) {}

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
            moves.add(botEntrance == null
                    ? new ToBot(null, null)
                    : new ToBot(botEntrance.flowId(), botEntrance.block()));
        }
        if (moves.size() != 1) {
            throw new Problem.Unprocessable("to_user_id", "a transfer has exactly one target");
        }
        if (botEntrance != null && !(moves.getFirst() instanceof ToBot)) {
            throw new Problem.Unprocessable("bot_entrance", "goes with to_bot");
        }
        return moves.getFirst();
    }

    private @Nullable String words() {
        return customerText == null ? null : Texts.storable(customerText);
    }
}
