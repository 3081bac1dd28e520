package io.balcao.platform;

import java.util.UUID;

/** The tenant that a row, an event or a socket belongs to. A type of its own, so that no other id is taken for it. */
public record OrganizationId(UUID value) {
    public static OrganizationId of(String text) {
        return new OrganizationId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
