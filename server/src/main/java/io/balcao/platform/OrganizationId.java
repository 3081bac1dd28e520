package io.balcao.platform;

import java.util.UUID;

/** The tenant that rows, rooms and keys belong to. */
public record OrganizationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
