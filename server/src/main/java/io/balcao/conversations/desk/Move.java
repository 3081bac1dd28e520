package io.balcao.conversations.desk;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person does with the ownership of a conversation. */
sealed interface Move {
    record TakeOver() implements Move {}

    /** @param words what the customer is told; null for the organization's usual ones */
    record ToUser(UUID user, @Nullable String words) implements Move {}

    /** @param words what the customer is told; null for the organization's usual ones */
    record ToDepartment(UUID department, @Nullable String words) implements Move {}

    /**
     * @param flow where the bot goes on; null lets it wait for the customer
     * @param block of that flow; null is its beginning
     */
    record ToBot(@Nullable UUID flow, @Nullable String block) implements Move {}

    /** @param asks whether the customer may be asked how they were served */
    record Close(boolean asks) implements Move {}

    record Reopen() implements Move {}
}
