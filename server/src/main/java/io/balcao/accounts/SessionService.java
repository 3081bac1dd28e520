package io.balcao.accounts;

import io.balcao.accounts.CurrentUserView.OrganizationView;
import io.balcao.accounts.SessionRepository.Family;
import io.balcao.accounts.SessionRepository.Reason;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The life of a login session: one family of refresh tokens, each of which is spent once. Whoever spends the last spent
 * one again within ten seconds (two tabs at once, an answer that got lost) is given the token that followed it; whoever
 * comes later with a spent token has stolen it, or was stolen from, and the session ends.
 */
final class SessionService {
    private static final int USER_AGENT_CHARACTERS = 300;

    private final Database database;
    private final AccountsSettings settings;
    private final Tokens tokens;
    private final SessionRepository sessions;
    private final UserRepository users;
    private final OrganizationRepository organizations;
    private final SecondFactorRepository factors = new SecondFactorRepository();
    private final PermissionRepository permissions = new PermissionRepository();
    private final AuditTrail auditTrail;
    private final Announcer announcer;

    /** For the audit trail: from where somebody came in. */
    private record Started(@Nullable String browser, @Nullable String system) {
        Started(Device device) {
            this(device.browser(), device.system());
        }
    }

    /** For the audit trail: whose session somebody else ended. */
    private record Whose(UUID userId) {}

    /** What became of a refresh token. */
    private sealed interface Refreshed {
        record Renewed(TokenPair tokens) implements Refreshed {}

        record Stolen(List<UUID> ended) implements Refreshed {}

        record TimedOut(Reason reason) implements Refreshed {}

        record Unknown() implements Refreshed {}
    }

    SessionService(Database database, AccountsSettings settings, Tokens tokens, AuditTrail auditTrail,
            Announcer announcer) {
        this.database = database;
        this.settings = settings;
        this.tokens = tokens;
        this.sessions = new SessionRepository(database);
        this.users = new UserRepository(database);
        this.organizations = new OrganizationRepository(database);
        this.auditTrail = auditTrail;
        this.announcer = announcer;
    }

    /** Begins a session for a user whose password was checked. */
    SessionView begin(Tx tx, UUID userId, String address, @Nullable String userAgent) {
        requireServed(tx);
        var user = users.find(tx, userId).orElseThrow();
        var secret = tokens.firstSecret();
        var id = sessions.insert(tx, userId, Tokens.hash(secret), settings.refreshLifetime(), shortened(userAgent),
                address);
        auditTrail.record(tx, userId, address, "session.started", "session", id, null,
                new Started(Device.of(shortened(userAgent))));
        return new SessionView(view(tx, user, id), tokens.pair(tx.organization(), user, id, secret));
    }

    /** The caller, as the screen shows them. */
    CurrentUserView me(Caller caller) {
        return database.inTransaction(caller.organization(), tx -> view(tx, users.find(tx, caller.userId())
                .orElseThrow(() -> new Problem.NotFound("user", caller.userId())), caller.sessionId()));
    }

    /** Spends a refresh token for new tokens. */
    TokenPair refresh(String token, String address) {
        var given = tokens.readRefresh(token).orElseThrow(SessionService::refused);
        var organization = given.organization();
        return switch (database.inTransaction(organization, tx -> decide(tx, given, address))) {
            case Refreshed.Renewed(var pair) -> pair;
            case Refreshed.Stolen(var ended) -> {
                announcer.sessionsEnded(organization, ended);
                throw refused();
            }
            case Refreshed.TimedOut(var reason) -> throw timedOut(reason);
            case Refreshed.Unknown() -> throw refused();
        };
    }

    /** The caller did something, which keeps a session from ending for nothing done. */
    void noteActivity(Caller caller) {
        if (!database.inTransaction(caller.organization(), tx -> sessions.noteActivity(tx, caller.sessionId()))) {
            throw timedOut(Reason.IDLE);
        }
    }

    /** Ends the caller's session, and that of a refresh token of their own. */
    void logout(Caller caller, Optional<String> refreshToken) {
        var other = refreshToken.flatMap(tokens::readRefresh)
                .filter(token -> token.organization().equals(caller.organization())
                        && token.userId().equals(caller.userId()))
                .map(Tokens.Refresh::sessionId).filter(id -> !id.equals(caller.sessionId()));
        var ended = database.inTransaction(caller.organization(), tx -> {
            var ids = new ArrayList<UUID>(List.of(caller.sessionId()));
            other.ifPresent(ids::add);
            ids.removeIf(id -> !sessions.end(tx, id, Reason.LOGOUT));
            ids.forEach(id -> auditTrail.record(tx, caller, "session.ended", "session", id, null, null));
            return ids;
        });
        announcer.sessionsEnded(caller.organization(), ended);
    }

    /** Where a user is logged in. */
    List<SessionRepository.Open> list(Caller caller, UUID userId) {
        return database.inTransaction(caller.organization(), tx -> {
            requireUser(tx, userId);
            return sessions.list(tx, userId);
        });
    }

    /** Ends one session of a user, the caller or another. */
    void end(Caller caller, UUID userId, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            if (!sessions.endOwn(tx, id, userId)) {
                throw new Problem.NotFound("session", id);
            }
            auditTrail.record(tx, caller, "session.ended", "session", id, null, whose(caller, userId));
            return id;
        });
        announcer.sessionsEnded(caller.organization(), List.of(id));
    }

    /** Ends every session of a user; of the caller, all but the one that asks. */
    void endAll(Caller caller, UUID userId) {
        if (caller.userId().equals(userId)) {
            endOthers(caller);
            return;
        }
        var ended = database.inTransaction(caller.organization(), tx -> {
            requireUser(tx, userId);
            var all = sessions.endAll(tx, userId, Reason.ENDED_ELSEWHERE);
            all.forEach(id -> auditTrail.record(tx, caller, "session.ended", "session", id, null,
                    whose(caller, userId)));
            return all;
        });
        announcer.sessionsEnded(caller.organization(), ended);
    }

    private void requireUser(Tx tx, UUID id) {
        if (users.find(tx, id).isEmpty()) {
            throw new Problem.NotFound("user", id);
        }
    }

    private static @Nullable Whose whose(Caller caller, UUID userId) {
        return caller.userId().equals(userId) ? null : new Whose(userId);
    }

    /** Ends every session of the caller but the one that asks. */
    void endOthers(Caller caller) {
        var ended = database.inTransaction(caller.organization(), tx -> {
            var others = sessions.endOthers(tx, caller.userId(), caller.sessionId());
            others.forEach(id -> auditTrail.record(tx, caller, "session.ended", "session", id, null, null));
            return others;
        });
        announcer.sessionsEnded(caller.organization(), ended);
    }

    /** Whoever is told so has shown that they belong to it. */
    private void requireServed(Tx tx) {
        if (!organizations.isServed(tx)) {
            throw new Problem.OrganizationSuspended();
        }
    }

    private Refreshed decide(Tx tx, Tokens.Refresh given, String address) {
        var family = sessions.lock(tx, given.sessionId()).filter(it -> it.userId().equals(given.userId()))
                .orElse(null);
        var user = users.find(tx, given.userId()).filter(User::isActive).orElse(null);
        if (family == null || user == null) {
            return new Refreshed.Unknown();
        }
        if (family.over().filter(Reason::isTimeOut).isPresent()) {
            return new Refreshed.TimedOut(family.over().get());
        }
        if (!family.lives()) {
            return new Refreshed.Unknown();
        }
        var hash = Tokens.hash(given.secret());
        if (hash.equals(family.tokenHash())) {
            requireServed(tx);
            return rotate(tx, given, user, address);
        }
        if (!isRace(family, hash)) {
            return stolen(tx, given, address);
        }
        requireServed(tx);
        return followed(tx, given, user);
    }

    private static boolean isRace(Family family, Buffer hash) {
        return family.justRotated() && hash.equals(family.previousTokenHash());
    }

    private Refreshed rotate(Tx tx, Tokens.Refresh given, User user, String address) {
        var next = tokens.nextSecret(given.sessionId(), given.secret());
        sessions.rotate(tx, given.sessionId(), Tokens.hash(next), settings.refreshLifetime(), address);
        return new Refreshed.Renewed(tokens.pair(tx.organization(), user, given.sessionId(), next));
    }

    /** The token that followed was given out already; it follows from this one, so it can be given out again. */
    private Refreshed followed(Tx tx, Tokens.Refresh given, User user) {
        var next = tokens.nextSecret(given.sessionId(), given.secret());
        return new Refreshed.Renewed(tokens.pair(tx.organization(), user, given.sessionId(), next));
    }

    private Refreshed stolen(Tx tx, Tokens.Refresh given, String address) {
        sessions.end(tx, given.sessionId(), Reason.REUSE);
        auditTrail.record(tx, given.userId(), address, "session.reused", "session", given.sessionId(), null, null);
        return new Refreshed.Stolen(List.of(given.sessionId()));
    }

    private CurrentUserView view(Tx tx, User user, UUID session) {
        return CurrentUserView.of(user, OrganizationView.of(organizations.profile(tx)),
                factors.roles(tx).contains(user.role()),
                user.hasSecondFactor() ? factors.codesLeft(tx, user.id()) : null,
                permissions.find(tx, user.role()),
                new CurrentUserView.SessionEndView(sessions.limits(tx).idleMinutes(),
                        sessions.longestEnd(tx, session).orElse(null)));
    }

    private static @Nullable String shortened(@Nullable String userAgent) {
        return userAgent == null || userAgent.length() <= USER_AGENT_CHARACTERS
                ? userAgent
                : userAgent.substring(0, USER_AGENT_CHARACTERS);
    }

    private static Problem timedOut(Reason reason) {
        return new Problem.SessionOver(reason == Reason.IDLE
                ? "You were logged out after a time in which nothing was done"
                : "This login lasted as long as your organization lets one last");
    }

    private static Problem refused() {
        return new Problem.Unauthorized("Log in again");
    }
}
