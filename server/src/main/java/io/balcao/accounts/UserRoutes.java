package io.balcao.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.accounts.UserRepository.Filter;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.http.ClientAddress;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.Presence;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The people of the organization. */
final class UserRoutes {
    static final String AVATARS = "/api/v1/avatars/";

    private static final int PAGE = 50;
    /** A whole house behind one address sees all of its people at once, and then keeps them for a year. */
    private static final int AVATARS_A_MINUTE = 600;
    private static final String OFFLINE = "offline";

    private final UserService users;
    private final InvitationService invitations;
    private final Presence presence;
    private final PictureRoute avatars;

    private record CreateUserRequest(String email, String fullName, Secret password, String role,
            @Nullable String avatarUrl, @Nullable Integer capacity, @Nullable List<UUID> departmentIds) {}

    private record UpdateUserRequest(@Nullable String email, @Nullable String fullName, @Nullable String avatarUrl,
            @Nullable Secret password, @Nullable Secret currentPassword, @Nullable String role,
            @Nullable Boolean isActive, @Nullable Integer capacity, @Nullable List<UUID> departmentIds,
            @Nullable String locale) {}

    private record InviteUserRequest(String email, String fullName, String role, @Nullable String locale,
            @Nullable Integer capacity, @Nullable List<UUID> departmentIds) {}

    /** A user as colleagues of every role see them. */
    private record OnlineUserView(UUID id, String fullName, String role, @Nullable String avatarUrl,
            List<UUID> departmentIds, String presence) {}

    UserRoutes(UserService users, InvitationService invitations, Presence presence) {
        this.users = users;
        this.invitations = invitations;
        this.presence = presence;
        this.avatars = new PictureRoute(key -> new Problem.NotFound("picture", key), AVATARS_A_MINUTE, users::avatar);
    }

    void addTo(Routes routes) {
        routes.add("listUsers", this::list);
        routes.add("listOnlineUsers", this::listOnline);
        routes.add("createUser", this::create);
        routes.add("register", this::create);
        routes.add("getUser", request -> view(request, users.get(request.caller(), request.pathId("id"))));
        routes.add("updateUser", this::update);
        routes.add("setOwnAvatar", request -> view(request,
                users.setAvatar(request.caller(), Picture.face(Picture.fileOf(request)))));
        routes.add("removeOwnAvatar", request -> view(request, users.setAvatar(request.caller(), null)));
        routes.add("inviteUser", this::invite);
        routes.add("resendInvitation",
                request -> view(request, invitations.resend(request.caller(), request.pathId("id"))));
        routes.add("revokeInvitation",
                request -> view(request, invitations.revoke(request.caller(), request.pathId("id"))));
    }

    /** Mounts what is no JSON. */
    void addTo(Router router, ClientAddress clientAddress) {
        avatars.addTo(router, AVATARS, clientAddress);
    }

    private Reply list(Request request) {
        var filter = new Filter(request.query("q").orElse(null), request.query("role").map(Role::of).orElse(null),
                request.queryId("department_id").orElse(null), request.queryFlag("is_active").orElse(null));
        var after = request.cursor(2).orElse(null);
        int limit = request.limit(PAGE);
        // One more than asked for, to know whether there is a next page.
        var found = users.list(request.caller(), filter, after == null ? null : after.getFirst(),
                after == null ? null : Cursor.id(after.getLast()), limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        var online = online(request);
        return Reply.page(page.stream().map(it -> UserView.of(it.user(), status(online, it.user().id()))).toList(),
                found.size() > limit
                        ? request.cursorAfter(page.getLast().sortName(), page.getLast().user().id().toString())
                        : null);
    }

    private Reply listOnline(Request request) {
        var online = online(request);
        return Reply.page(users.listActive(request.caller(), online.keySet()).stream()
                .map(user -> new OnlineUserView(user.id(), user.fullName(), user.role().wire(), user.avatarUrl(),
                        user.departmentIds(), status(online, user.id())))
                .toList(), null);
    }

    private Reply create(Request request) {
        var body = request.body(CreateUserRequest.class);
        var user = users.create(request.caller(), new NewUser(body.email(), body.fullName(), body.password(),
                Role.of(body.role()), body.avatarUrl(),
                capacity(body.capacity()), body.departmentIds() == null ? List.of() : body.departmentIds()));
        return Reply.created(UserView.of(user, OFFLINE));
    }

    private static int capacity(@Nullable Integer given) {
        return given == null ? NewUser.USUAL_CAPACITY : given;
    }

    private Reply invite(Request request) {
        var body = request.body(InviteUserRequest.class);
        var user = invitations.invite(request.caller(), new Invitee(Emails.requireAddress("email", body.email()),
                Names.require("full_name", body.fullName()), Role.of(body.role()), body.locale(),
                capacity(body.capacity()),
                body.departmentIds() == null ? List.of() : body.departmentIds()));
        return Reply.created(UserView.of(user, OFFLINE));
    }

    private Reply update(Request request) {
        var change = change(request.body(UpdateUserRequest.class), request.tree());
        return view(request, users.update(request.caller(), request.pathId("id"), change));
    }

    private static UserChange change(UpdateUserRequest body, JsonNode tree) {
        return new UserChange(body.email() == null ? null : Emails.requireAddress("email", body.email()),
                body.fullName() == null ? null : Names.require("full_name", body.fullName()), body.avatarUrl(),
                tree.path("avatar_url").isNull(), value(body.password()), value(body.currentPassword()),
                body.role() == null ? null : Role.of(body.role()), body.isActive(), body.capacity(),
                body.departmentIds(), body.locale());
    }

    private Reply view(Request request, User user) {
        return Reply.ok(UserView.of(user, status(online(request), user.id())));
    }

    private Map<UUID, Presence.Status> online(Request request) {
        OrganizationId organization = request.caller().organization();
        return presence.online(organization);
    }

    private static String status(Map<UUID, Presence.Status> online, UUID user) {
        var status = online.get(user);
        return status == null ? OFFLINE : status.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String value(@Nullable Secret secret) {
        return secret == null ? null : secret.value();
    }
}
