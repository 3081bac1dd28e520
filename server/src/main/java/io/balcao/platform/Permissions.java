package io.balcao.platform;

import java.util.EnumSet;
import java.util.Set;

/** What somebody may see and do within what their role may do at all. */
public record Permissions(Sight sight, Set<Permission> granted) {
    private static final Permissions EVERYTHING = new Permissions(Sight.ALL, EnumSet.allOf(Permission.class));
    private static final Permissions SUPERVISORS = new Permissions(Sight.ALL, EnumSet.of(Permission.SEND,
            Permission.TRANSFER, Permission.EXPORT, Permission.SEE_PHONE_NUMBERS));
    private static final Permissions ATTENDANTS = new Permissions(Sight.QUEUE,
            EnumSet.of(Permission.SEND, Permission.TRANSFER, Permission.SEE_PHONE_NUMBERS));

    public Permissions {
        granted = Set.copyOf(granted);
    }

    /** Those of admins, which nobody can take from them; and of programs, whose scopes say what they may do. */
    public static Permissions everything() {
        return EVERYTHING;
    }

    /** Those of a role in an organization that never said otherwise. */
    public static Permissions of(Role role) {
        return switch (role) {
            case ADMIN -> EVERYTHING;
            case SUPERVISOR -> SUPERVISORS;
            case ATTENDANT -> ATTENDANTS;
        };
    }

    public boolean has(Permission permission) {
        return granted.contains(permission);
    }

    /** Whether every conversation of the organization is seen. */
    public boolean seesAll() {
        return sight == Sight.ALL;
    }
}
