package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import java.util.UUID;

/** An audience within one organization. Only the server puts a socket into a room. */
public record Room(Kind kind, UUID id) {
    /**
     * {@code EVERYONE} is every socket of the organization; {@code ORGANIZATION} those who may see all of it; {@code WALL}
     * those who look at a wall now. {@code DEPARTMENT} is of those who see what waits in it,
     * {@code WHOLE_DEPARTMENT} of those who see all that is in it.
     */
    public enum Kind {
        USER(1), CONVERSATION(2), DEPARTMENT(3), ORGANIZATION(4), EVERYONE(5), WALL(6), WHOLE_DEPARTMENT(7);

        private final byte code;

        Kind(int code) {
            this.code = (byte) code;
        }

        /** How it is written into the stream. */
        byte code() {
            return code;
        }

        static Kind of(byte code) {
            return switch (code) {
                case 1 -> USER;
                case 2 -> CONVERSATION;
                case 3 -> DEPARTMENT;
                case 4 -> ORGANIZATION;
                case 5 -> EVERYONE;
                case 6 -> WALL;
                case 7 -> WHOLE_DEPARTMENT;
                default -> throw new IllegalArgumentException("No kind of room has the code " + code);
            };
        }
    }

    public static Room user(UUID id) {
        return new Room(Kind.USER, id);
    }

    public static Room conversation(UUID id) {
        return new Room(Kind.CONVERSATION, id);
    }

    public static Room department(UUID id) {
        return new Room(Kind.DEPARTMENT, id);
    }

    public static Room wholeDepartment(UUID id) {
        return new Room(Kind.WHOLE_DEPARTMENT, id);
    }

    public static Room organization(OrganizationId id) {
        return new Room(Kind.ORGANIZATION, id.value());
    }

    public static Room everyone(OrganizationId id) {
        return new Room(Kind.EVERYONE, id.value());
    }

    public static Room wall(OrganizationId id) {
        return new Room(Kind.WALL, id.value());
    }

    /** Of who sees no more of it than their departments. */
    public static Room wallOf(UUID supervisor) {
        return new Room(Kind.WALL, supervisor);
    }
}
