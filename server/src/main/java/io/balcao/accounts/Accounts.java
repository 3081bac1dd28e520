package io.balcao.accounts;

import io.balcao.platform.Caller;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Authenticator;
import io.balcao.platform.http.ClientAddress;
import io.balcao.platform.http.Routes;
import io.balcao.platform.mail.Mails;
import io.balcao.platform.realtime.Presence;
import io.balcao.platform.realtime.SocketAuthenticator;
import io.balcao.platform.work.Background;
import io.vertx.ext.web.Router;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Organizations, users, departments, logins and the audit trail. Tells everybody else who a token belongs to, and stops
 * telling so within a moment of a logout, another password or role, or a disabled user.
 */
public final class Accounts implements Authenticator, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Accounts.class);
    private final Passwords passwords;
    private final AccessCheck accessCheck;
    private final SocketSessions sockets;
    private final Readings readings;
    private final AuditTrail auditTrail;
    /** What must not be seen in the time of an answer. */
    private final ExecutorService afterwards = Executors.newVirtualThreadPerTaskExecutor();
    private final Organizations organizations;
    private final FirstStart firstStart;
    private final AuthRoutes authRoutes;
    private final OrganizationRoutes organizationRoutes;
    private final UserRoutes userRoutes;
    private final DepartmentRoutes departmentRoutes;
    private final SecondFactorRoutes secondFactorRoutes;
    private final SecuritySettingsRoutes securitySettingsRoutes;
    private final SessionTimeOuts timeOuts;
    private final ApiKeyRoutes apiKeyRoutes;
    private final PermissionRoutes permissionRoutes;
    private final AuditService auditService;
    private final AuditExport auditExport;
    private final AffectedCustomers affectedCustomers;

    /**
     * What accounts stand on.
     *
     * @param consoleUrl what links in mails begin with, without a slash at the end
     */
    public record Ground(Database database, Vault vault, Mails mails, QueueKeeper queues, String consoleUrl,
            Clock clock) {}

    public Accounts(Ground ground, AccountsSettings settings, LoginLimits limits, AskedLimits resetLimits,
            AccountsEvents events, Presence presence) {
        var database = ground.database();
        var clock = ground.clock();
        this.readings = new Readings(database, clock);
        this.auditTrail = new AuditTrail(readings);
        var tokens = new Tokens(settings, clock);
        var sessionRepository = new SessionRepository(database);
        this.passwords = new Passwords(settings.bcryptRounds(), settings.hashingThreads(), settings.waitingChecks());
        this.accessCheck = new AccessCheck(tokens, new ApiKeyCheck(new ApiKeyRepository(database), clock),
                sessionRepository, clock);
        this.sockets = new SocketSessions(tokens, sessionRepository);
        var announcer = new Announcer(accessCheck, events);
        var tries = new LoginTries(limits);
        var sessions = new SessionService(database, settings, tokens, auditTrail, announcer);
        var factors = new SecondFactors(ground.vault(), clock);
        var logins = new LoginService(database, passwords, sessions, tries, factors, auditTrail);
        var users = new UserService(database, passwords, tries, auditTrail, announcer, ground.queues());
        var mailing = new AccountsGround(database, ground.vault(), ground.mails(),
                new AccountMails(ground.consoleUrl()), resetLimits, auditTrail, clock);
        var resets = new PasswordResetService(mailing, passwords, tries, announcer, afterwards);
        var invitations = new InvitationService(mailing, logins, passwords, announcer);
        var secondFactors = new SecondFactorService(mailing, factors, passwords, tries, announcer);
        var departments = new DepartmentService(database, auditTrail, announcer, ground.queues());
        this.organizations = new Organizations(database, users, departments, auditTrail);
        this.organizationRoutes = new OrganizationRoutes(new OrganizationService(database, auditTrail, announcer),
                new OrganizationDeletionService(mailing, passwords, tries, announcer));
        this.firstStart = new FirstStart(organizations, logins, tokens);
        this.authRoutes = new AuthRoutes(logins, sessions, resets, invitations, firstStart);
        this.userRoutes = new UserRoutes(users, invitations, presence);
        this.departmentRoutes = new DepartmentRoutes(departments);
        this.secondFactorRoutes = new SecondFactorRoutes(secondFactors);
        this.securitySettingsRoutes = new SecuritySettingsRoutes(
                new SecuritySettingsService(database, auditTrail, announcer));
        this.timeOuts = new SessionTimeOuts(database, auditTrail, announcer);
        this.apiKeyRoutes = new ApiKeyRoutes(
                new ApiKeyService(database, auditTrail, announcer, ground.queues(), clock));
        this.permissionRoutes = new PermissionRoutes(
                new PermissionService(database, auditTrail, announcer, ground.queues()));
        this.auditService = new AuditService(database);
        this.auditExport = new AuditExport(database, auditTrail);
        this.affectedCustomers = new AffectedCustomers(database);
    }

    /** Mounts the operations of login, users, departments and the audit trail. */
    public void addTo(Routes routes) {
        authRoutes.addTo(routes);
        userRoutes.addTo(routes);
        organizationRoutes.addTo(routes);
        departmentRoutes.addTo(routes);
        secondFactorRoutes.addTo(routes);
        securitySettingsRoutes.addTo(routes);
        apiKeyRoutes.addTo(routes);
        permissionRoutes.addTo(routes);
        new AuditRoutes(auditService, auditExport, affectedCustomers).addTo(routes);
    }

    /** Mounts what is no JSON. */
    public void addTo(Router router, ClientAddress clientAddress) {
        organizationRoutes.addTo(router, clientAddress);
        userRoutes.addTo(router, clientAddress);
    }

    /** Begins to write down who read what, to seal the audit trail, and to end the sessions that time out. */
    public void start(Background background) {
        auditService.start(background);
        readings.start(background);
        timeOuts.start(background);
    }

    /** Ends the sessions that timed out, as goes on by itself once this is started. */
    void endTimedOutSessions() {
        timeOuts.end();
    }

    @Override
    public Optional<Caller> authenticate(String token, String address) {
        return accessCheck.authenticate(token, address);
    }

    /** Tells the socket gateway who a socket speaks for. */
    public SocketAuthenticator sockets() {
        return sockets;
    }

    /** Where every feature notes who changed what. */
    public AuditTrail auditTrail() {
        return auditTrail;
    }

    /** Makes organizations: for the demo, and for the first admin of the settings. */
    public Organizations organizations() {
        return organizations;
    }

    /** A token with which the first organization can be set up, for an hour; nothing once there is one. For the log. */
    public Optional<Secret> setupToken() {
        return firstStart.offer();
    }

    /** Hears from a server, this one or another, that a session ended. */
    public void onSessionEnded(UUID session) {
        accessCheck.forgetSession(session);
    }

    /** Hears from a server, this one or another, that a user's rights changed. */
    public void onRightsChanged(UUID user) {
        accessCheck.forgetUser(user);
    }

    /** How many password checks wait for a thread. */
    public int waitingPasswordChecks() {
        return passwords.waiting();
    }

    /** Stops checking passwords, and writes down what was read until now. */
    @Override
    public void close() {
        afterwards.close();
        passwords.close();
        try {
            readings.write();
        } catch (RuntimeException lost) {
            LOG.error("What was read last is not in the audit trail", lost);
        }
    }
}
