package io.balcao.conversations.desk;

import java.util.UUID;

/** What a person does with the ownership of a conversation. */
sealed interface Move {
    record TakeOver() implements Move {}

    record ToUser(UUID user) implements Move {}

    record ToDepartment(UUID department) implements Move {}

    record ToBot() implements Move {}

    record Close() implements Move {}

    record Reopen() implements Move {}
}
