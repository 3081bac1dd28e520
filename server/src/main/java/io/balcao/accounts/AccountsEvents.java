package io.balcao.accounts;

import io.balcao.platform.OrganizationId;
import java.util.UUID;

/**
 * What the other servers and the open sockets must hear at once. Called after the commit. The root passes each on to every
 * server, where it reaches {@link Accounts#onSessionEnded} and {@link Accounts#onRightsChanged}.
 */
public interface AccountsEvents {
    /** A login session ended: logout, another password or role, a disabled user, a stolen refresh token. */
    void sessionEnded(OrganizationId organization, UUID session);

    /** Name, role, departments or activity of a user changed. */
    void rightsChanged(OrganizationId organization, UUID user);

    /** A user or a department has another name. It stands in more rows on the screens than one would tell one by one. */
    void renamed(OrganizationId organization);
}
