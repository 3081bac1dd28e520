package io.balcao.accounts;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Permission;
import io.balcao.platform.Permissions;
import io.balcao.platform.Role;
import io.balcao.platform.realtime.Principal;
import io.balcao.platform.realtime.Room;
import io.balcao.platform.realtime.SocketAuthenticator;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who a socket speaks for, and the rooms that come with it. Always asks the database: a socket lives long. */
final class SocketSessions implements SocketAuthenticator {
    private final Tokens tokens;
    private final SessionRepository sessions;

    SocketSessions(Tokens tokens, SessionRepository sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    @Override
    public Optional<Principal> authenticate(String token) {
        return tokens.readAccess(token).flatMap(access -> principal(access.organization(), access.userId(),
                access.sessionId(), access.expiresAt()));
    }

    @Override
    public Optional<Principal> refresh(Principal principal) {
        return principal(principal.organization(), principal.userId(), principal.sessionId(), principal.expiresAt());
    }

    /** Who looks after all of the work sees all of it at a glance; who looks after departments, these. */
    private static @Nullable Room wall(OrganizationId organization, UUID user, Role role, Permissions permissions) {
        if (!role.supervises()) {
            return null;
        }
        return switch (permissions.sight()) {
            case ALL -> Room.wall(organization);
            case DEPARTMENTS -> Room.wallOf(user);
            case OWN, QUEUE -> null;
        };
    }

    private Optional<Principal> principal(OrganizationId organization, UUID user, UUID session, Instant expiresAt) {
        return sessions.find(organization, session)
                .filter(live -> live.userId().equals(user) && !live.lacksSecondFactor()).map(live -> {
                    var rooms = new HashSet<Room>();
                    rooms.add(Room.user(user));
                    var permissions = live.permissions();
                    switch (permissions.sight()) {
                        case OWN -> {
                        }
                        case QUEUE -> live.departmentIds().forEach(one -> rooms.add(Room.department(one)));
                        case DEPARTMENTS -> live.departmentIds().forEach(one -> rooms.add(Room.wholeDepartment(one)));
                        case ALL -> rooms.add(Room.organization(organization));
                    }
                    return new Principal(organization, user, live.userName(), session, expiresAt, rooms,
                            wall(organization, user, live.role(), permissions),
                            permissions.has(Permission.SEE_PHONE_NUMBERS));
                });
    }
}
