package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import java.util.UUID;

/** An audience within one organization. Only the server puts a socket into a room. */
public record Room(Kind kind, UUID id) {
    /** {@code EVERYONE} is every socket of the organization; {@code ORGANIZATION} those who may see all of it. */
    public enum Kind {
        USER, CONVERSATION, DEPARTMENT, ORGANIZATION, EVERYONE;

        private static final Kind[] ALL = values();

        static Kind at(int ordinal) {
            return ALL[ordinal];
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

    public static Room organization(OrganizationId id) {
        return new Room(Kind.ORGANIZATION, id.value());
    }

    public static Room everyone(OrganizationId id) {
        return new Room(Kind.EVERYONE, id.value());
    }
}
