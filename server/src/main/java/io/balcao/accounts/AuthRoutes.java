package io.balcao.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.platform.Secret;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Login, tokens, and who I am; and the way in when nobody is there yet. */
final class AuthRoutes {
    private final LoginService logins;
    private final SessionService sessions;
    private final PasswordResetService resets;
    private final InvitationService invitations;
    private final FirstStart firstStart;

    private record LoginRequest(String email, Secret password, @Nullable String totpCode,
            @Nullable String recoveryCode) {}

    private record RefreshTokenRequest(@JsonProperty("refreshToken") String refreshToken) {}

    /** A login as its owner sees it. */
    private record OpenSessionView(UUID id, @Nullable String browser, @Nullable String system,
            @Nullable String address, Instant createdAt, Instant lastSeenAt, boolean isCurrent) {
        static OpenSessionView of(SessionRepository.Open session, UUID current) {
            var device = Device.of(session.userAgent());
            return new OpenSessionView(session.id(), device.browser(), device.system(), session.address(),
                    session.createdAt(), session.lastSeenAt(), session.id().equals(current));
        }
    }

    private record LogoutRequest(@JsonProperty("refreshToken") @Nullable String refreshToken) {}

    private record ForgotPasswordRequest(String email) {}

    private record ResetPasswordRequest(Secret token, Secret password) {}

    private record ShowInvitationRequest(Secret token) {}

    private record AcceptInvitationRequest(Secret token, String fullName, Secret password) {}

    private record SetupRequest(Secret token, String organizationName, @Nullable String locale,
            @Nullable String timezone, String email, Secret password, String fullName) {}

    private record SetupState(boolean needed) {}

    AuthRoutes(LoginService logins, SessionService sessions, PasswordResetService resets,
            InvitationService invitations, FirstStart firstStart) {
        this.logins = logins;
        this.sessions = sessions;
        this.resets = resets;
        this.invitations = invitations;
        this.firstStart = firstStart;
    }

    void addTo(Routes routes) {
        routes.add("login", this::login);
        routes.add("refreshToken", this::refreshToken);
        routes.add("logout", this::logout);
        routes.add("getMe", request -> Reply.ok(sessions.me(request.caller())));
        routes.add("setUp", this::setUp);
        routes.add("getSetup", request -> Reply.ok(new SetupState(firstStart.isNeeded())));
        routes.add("listSessions", request -> list(request, request.caller().userId()));
        routes.add("noteActivity", this::noteActivity);
        routes.add("endSession", this::endSession);
        routes.add("endOtherSessions", this::endOtherSessions);
        routes.add("listUserSessions", request -> list(request, request.pathId("id")));
        routes.add("endUserSession", this::endUserSession);
        routes.add("endUserSessions", this::endUserSessions);
        routes.add("forgotPassword", this::forgotPassword);
        routes.add("resetPassword", this::resetPassword);
        routes.add("showInvitation", request -> Reply.ok(
                invitations.show(request.body(ShowInvitationRequest.class).token().value())));
        routes.add("acceptInvitation", this::acceptInvitation);
    }

    private Reply login(Request request) {
        var body = request.body(LoginRequest.class);
        return Reply.ok(logins.login(body.email(),
                new Proof(body.password().value(), body.totpCode(), body.recoveryCode()), request.address(),
                userAgent(request)));
    }

    private Reply forgotPassword(Request request) {
        resets.forgot(request.body(ForgotPasswordRequest.class).email(), request.address());
        return Reply.nothing();
    }

    private Reply resetPassword(Request request) {
        var body = request.body(ResetPasswordRequest.class);
        resets.reset(body.token().value(), body.password(), request.address());
        return Reply.nothing();
    }

    private Reply acceptInvitation(Request request) {
        var body = request.body(AcceptInvitationRequest.class);
        return Reply.created(invitations.accept(body.token().value(), body.fullName(), body.password(),
                request.address(), userAgent(request)));
    }

    private Reply refreshToken(Request request) {
        var body = request.body(RefreshTokenRequest.class);
        return Reply.ok(sessions.refresh(body.refreshToken(), request.address()));
    }

    private Reply logout(Request request) {
        var refreshToken = request.hasBody()
                ? Optional.ofNullable(request.body(LogoutRequest.class).refreshToken())
                : Optional.<String>empty();
        sessions.logout(request.caller(), refreshToken);
        return Reply.nothing();
    }

    private Reply noteActivity(Request request) {
        sessions.noteActivity(request.caller());
        return Reply.nothing();
    }

    private Reply endSession(Request request) {
        sessions.end(request.caller(), request.caller().userId(), request.pathId("id"));
        return Reply.nothing();
    }

    private Reply list(Request request, UUID userId) {
        return Reply.page(sessions.list(request.caller(), userId).stream()
                .map(session -> OpenSessionView.of(session, request.caller().sessionId())).toList(), null);
    }

    private Reply endUserSession(Request request) {
        sessions.end(request.caller(), request.pathId("id"), request.pathId("session_id"));
        return Reply.nothing();
    }

    private Reply endUserSessions(Request request) {
        sessions.endAll(request.caller(), request.pathId("id"));
        return Reply.nothing();
    }

    private Reply endOtherSessions(Request request) {
        sessions.endOthers(request.caller());
        return Reply.nothing();
    }

    private Reply setUp(Request request) {
        var body = request.body(SetupRequest.class);
        return Reply.created(firstStart.setUp(body.token(), new FirstStart.Founding(body.organizationName(),
                body.locale(), body.timezone(), body.email(), body.password(), body.fullName()), request.address(),
                userAgent(request)));
    }

    private static @Nullable String userAgent(Request request) {
        return request.header("User-Agent").orElse(null);
    }
}
