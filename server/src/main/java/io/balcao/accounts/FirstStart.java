package io.balcao.accounts;

import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import java.time.ZoneId;
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

    /** Whether this installation has nobody who could log in. Asked of the data, so that no order of starts matters. */
    boolean isNeeded() {
        return !organizations.hasAny();
    }

    /** Who sets up, and what; language and time zone may be left out. */
    record Founding(String organizationName, @Nullable String locale, @Nullable String timezone, String email,
            Secret password, String fullName) {}

    SessionView setUp(Secret token, Founding founding, String address, @Nullable String userAgent) {
        if (founding.timezone() != null && !ZoneId.getAvailableZoneIds().contains(founding.timezone())) {
            throw new Problem.Unprocessable("timezone", "is not a time zone");
        }
        if (!tokens.isSetup(token.value())) {
            throw new Problem.Unauthorized(
                    "This link is not valid, or not any more: a restart of the server names another");
        }
        if (organizations.createFirst(founding.organizationName(), new NewUser(founding.email(), founding.fullName(),
                founding.password(), Role.ADMIN), founding.locale(), founding.timezone()).isEmpty()) {
            throw new Problem.Conflict("This installation is set up already");
        }
        return logins.login(founding.email(), new Proof(founding.password().value()), address, userAgent);
    }
}
