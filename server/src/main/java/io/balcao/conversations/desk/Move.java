package io.balcao.conversations.desk;

import java.util.UUID;

/** What a person does with the ownership of a conversation. */
sealed interface Move {
    record TakeOver() implements Move {}

    record ToUser(UUID user) implements Move {}

    record ToDepartment(UUID department) implements Move {}

    record ToBot() implements Move {}

    /** @param asks whether the customer may be asked how they were served */
    record Close(boolean asks) implements Move {}

    record Reopen() implements Move {}
}
