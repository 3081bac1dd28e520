package io.balcao.platform.realtime;

import java.util.Optional;

/** Says who a socket speaks for. Asked on a virtual thread: it may query the database. */
public interface SocketAuthenticator {
    /** The user whose valid access token this is, or empty: no reason is given to a stranger. */
    Optional<Principal> authenticate(String token);

    /** The same user as the database has it now, with {@code expiresAt} kept; empty when the session has ended. */
    Optional<Principal> refresh(Principal principal);
}
