package io.balcao.accounts;

import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first organization of an installation, made by whoever can read the log of one of its servers: it names a token that
 * any of them takes, for an hour, and that opens nothing once there is an organization.
 */
final class FirstStart {
    private final Organizations organizations;
    private final LoginService logins;
    private final Tokens tokens;

    FirstStart(Organizations organizations, LoginService logins, Tokens tokens) {
        this.organizations = organizations;
        this.logins = logins;
        this.tokens = tokens;
    }

    /** What the log shall name, while there is no organization. */
    Optional<Secret> offer() {
        return organizations.hasAny() ? Optional.empty() : Optional.of(new Secret(tokens.setup()));
    }

    SessionView setUp(Secret token, String organizationName, String email, Secret password, String fullName,
            String address, @Nullable String userAgent) {
        if (!tokens.isSetup(token.value())) {
            throw new Problem.Unauthorized(
                    "This link is not valid, or not any more: a restart of the server names another");
        }
        if (organizations.createFirst(organizationName, new NewUser(email, fullName, password, Role.ADMIN))
                .isEmpty()) {
            throw new Problem.Conflict("This installation is set up already");
        }
        return logins.login(email, new Proof(password.value()), address, userAgent);
    }
}
