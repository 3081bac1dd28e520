package io.balcao.conversations.thread;

import java.util.Optional;
import java.util.UUID;

/**
 * Our own id of one send of a message. It travels with the send and comes back with its statuses: the message's id, and
 * from the second send on its number.
 *
 * @param round counts from 1
 */
public record SendId(UUID message, int round) {
    private static final int LENGTH_OF_ID = 36;

    /** What the send carries. */
    public static String of(UUID message, int round) {
        return round == 1 ? message.toString() : message + "." + round;
    }

    /** What a status carried; empty when it is none of ours. */
    public static Optional<SendId> read(String carried) {
        if (carried.length() < LENGTH_OF_ID || carried.length() > LENGTH_OF_ID + 10) {
            return Optional.empty();
        }
        try {
            var message = UUID.fromString(carried.substring(0, LENGTH_OF_ID));
            if (carried.length() == LENGTH_OF_ID) {
                return Optional.of(new SendId(message, 1));
            }
            return carried.charAt(LENGTH_OF_ID) == '.'
                    ? Optional.of(new SendId(message, Integer.parseInt(carried.substring(LENGTH_OF_ID + 1))))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }
}
