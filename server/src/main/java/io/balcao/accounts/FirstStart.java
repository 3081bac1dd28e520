package io.balcao.accounts;

import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The first organization of an installation, made by whoever can read the log of the server: it names a token that is new
 * with each start and opens nothing once there is an organization.
 */
final class FirstStart {
    private final Organizations organizations;
    private final LoginService logins;
    private final Secret token;

    FirstStart(Organizations organizations, LoginService logins) {
        this.organizations = organizations;
        this.logins = logins;
        var bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        this.token = new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What the log shall name, while there is no organization. */
    Optional<Secret> offer() {
        return organizations.hasAny() ? Optional.empty() : Optional.of(token);
    }

    SessionView setUp(Secret givenToken, String organizationName, String email, Secret password, String fullName,
            String address, @Nullable String userAgent) {
        if (!MessageDigest.isEqual(givenToken.bytes(), token.bytes())) {
            throw new Problem.Unauthorized("This link is not valid");
        }
        if (organizations.createFirst(organizationName, new NewUser(email, fullName, password, Role.ADMIN))
                .isEmpty()) {
            throw new Problem.Conflict("This installation is set up already");
        }
        return logins.login(email, password.value(), address, userAgent);
    }
}
