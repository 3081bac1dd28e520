package io.balcao;

import io.balcao.WholeServer.Person;
import io.balcao.WholeServer.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How each operation of the OpenAPI document is asked so that it does its work, by somebody who may. Who may not is tested
 * with the same words: so an operation without a row here is one that nobody has looked at.
 */
final class RightsTable {
    /** A request, but for who asks. */
    record Ask(String method, String path, Map<String, String> headers, @Nullable String body) {
        /** Ids of the one who may, which somebody else must not find anything by. */
        boolean names(UUID id) {
            return path.contains(id.toString()) || (body != null && body.contains(id.toString()));
        }

        Ask with(UUID one, UUID other) {
            return new Ask(method, path.replace(one.toString(), other.toString()), headers,
                    body == null ? null : body.replace(one.toString(), other.toString()));
        }
    }

    /**
     * An operation.
     *
     * @param answer the status of who may; 0 for the document's first good one
     */
    record Row(String operation, int answer, Function<Scene, Ask> ask) {}

    /** What a request is about, made for one person who may ask it. */
    static final class Scene {
        final Shop shop;
        final Person who;
        /** What others of the organization do not see, when it is about such a thing. */
        @Nullable
        UUID hidden;
        /** What it names and other organizations must not find. */
        @Nullable
        UUID named;

        Scene(Person who) {
            this.shop = who.shop;
            this.who = who;
        }

        private UUID hidden(UUID id) {
            hidden = id;
            named = id;
            return id;
        }

        UUID named(UUID id) {
            named = id;
            return id;
        }

        /** What Z-API posts, to a path behind its own; {@code {secret}} stands for that of a number. */
        private Ask zapi(String path) {
            var phone = shop.phone();
            return new Ask("POST", "/api/v1/webhook/whatsapp" + path.replace("{secret}", phone.secret()),
                    Map.of("Content-Type", "application/json"), new JsonObject().put("type", "PresenceChatCallback")
                            .put("instanceId", phone.instance()).encode());
        }

        UUID held() {
            return hidden(shop.heldBy(who));
        }

        UUID waiting() {
            shop.joins(shop.sales, who);
            return hidden(shop.waiting());
        }

        UUID closed() {
            return hidden(shop.closedBy(who));
        }

        UUID customer() {
            return hidden(shop.customerOf(shop.heldBy(who)));
        }

        UUID received() {
            return hidden(shop.rows.message(shop.heldBy(who), "customer", "Oi " + shop.mark, "received"));
        }

        UUID failed() {
            return hidden(shop.rows.message(shop.heldBy(who), "attendant", "Oi " + shop.mark, "failed"));
        }

        UUID session() {
            var id = Ids.next();
            shop.sql("INSERT INTO sessions (id, organization_id, user_id, token_hash, expires_at)"
                    + " VALUES ($1, $2, $3, $4, now() + interval '1 hour')", id, shop.id.value(), who.id,
                    io.vertx.core.buffer.Buffer.buffer(new byte[32]));
            return hidden(id);
        }

        UUID invited() {
            return UUID.fromString(shop.admin.sends("POST", "/users/invite", invitee()).body().getString("id"));
        }

        UUID cannedResponse() {
            return hidden(UUID.fromString(who.sends("POST", "/canned-responses", canned()).body().getString("id")));
        }

        /** A clinic whose id on the wire is one that nobody could guess. */
        UUID clinic() {
            var id = Ids.next();
            shop.sql("INSERT INTO clinics (id, organization_id, key, name, timezone, business_hours)"
                    + " VALUES ($1, $2, $3, $4, 'America/Sao_Paulo', '{}')", id, shop.id.value(), id.toString(),
                    "Clínica " + shop.mark);
            return named(id);
        }

        /** Something of a clinic that has just been made. */
        private UUID of(UUID clinic, String what, JsonObject wish) {
            var made = shop.admin.sends("POST", "/clinics/" + clinic + "/" + what, wish);
            return named(UUID.fromString(made.body().getString("id")));
        }

        UUID clinicService(UUID clinic) {
            return of(clinic, "services", json("name", "Serviço " + Ids.next()).put("duration_minutes", 30));
        }

        UUID professional() {
            return of(clinic(), "professionals", json("name", "Dra. Eva"));
        }

        UUID resource() {
            return of(clinic(), "resources", json("name", "Sala 1").put("kind", "ROOM"));
        }

        UUID rule() {
            return of(clinic(), "availability-rules", RightsTable.rule());
        }

        UUID exception() {
            return of(clinic(), "availability-exceptions", RightsTable.exception());
        }

        UUID clinicTemplate() {
            return of(clinic(), "templates", json("template_key", "MAIN_MENU", "content", "Escolha"));
        }

        UUID faq() {
            return of(clinic(), "faq", RightsTable.faq());
        }

        /** Somebody who is known, whatever conversations there are. */
        UUID patient() {
            var id = shop.customerOf(shop.heldBy(who));
            return named(id);
        }

        JsonObject appointmentWish(UUID clinic) {
            var wish = json("clinicId", clinic.toString(), "serviceId", clinicService(clinic).toString())
                    .put("phone", "5511977770000").put("date", "2031-03-03").put("time", "09:00");
            named(clinic);
            return wish;
        }

        UUID appointment() {
            return appointment("2031-03-03");
        }

        UUID appointment(String date) {
            var wish = appointmentWish(clinic()).put("date", date);
            return named(UUID.fromString(shop.admin.sends("POST", "/appointments", wish).body().getString("id")));
        }

        JsonObject waitingWish(UUID clinic) {
            var wish = json("service_id", clinicService(clinic).toString(), "phone", "5511977770000")
                    .put("from_date", "2031-03-03").put("to_date", "2031-03-04");
            named(clinic);
            return wish;
        }

        UUID waitingEntry() {
            var clinic = clinic();
            return of(clinic, "waiting-list", waitingWish(clinic));
        }

        UUID appointmentFlow() {
            return named(UUID.fromString(shop.admin.sends("POST", "/appointments/flow",
                    json("clinicId", clinic().toString(), "phone", "5511977770000")).body().getString("id")));
        }

        /** A clinic that waits for somebody to say yes at Google. */
        UUID atGoogle() {
            var clinic = clinic();
            shop.admin.sends("PUT", "/clinics/" + clinic + "/google", RightsTable.googleClient());
            return named(clinic);
        }

        /** A clinic of which Google is asked nothing for it has nothing to ask: no calendar, and no sheet. */
        UUID letIntoGoogle() {
            var clinic = atGoogle();
            shop.sql("UPDATE google_connections SET state = 'active' WHERE clinic_id = $1", clinic);
            return clinic;
        }

        UUID googleChannel() {
            var channel = Ids.next();
            shop.sql("UPDATE google_calendars SET watch = $1, channel_token_hash = sha256('known')"
                    + " WHERE id = (SELECT calendar FROM google_conflicts WHERE id = $2)", channel, googleConflict());
            return channel;
        }

        UUID googleConflict() {
            var appointment = appointment();
            shop.sql(
                    "INSERT INTO google_connections (clinic_id, organization_id, kind, account, secret_encrypted, state,"
                            + " next_check_at) SELECT clinic_id, organization_id, 'oauth', 'nobody', '', 'pending', now()"
                            + " FROM appointments WHERE id = $1",
                    appointment);
            var calendar = Ids.next();
            shop.sql("INSERT INTO google_calendars (id, organization_id, clinic_id, calendar_id, next_sync_at,"
                    + " next_watch_at) SELECT $2, organization_id, clinic_id, 'lia@example.org', now(), now()"
                    + " FROM appointments WHERE id = $1", appointment, calendar);
            var id = Ids.next();
            shop.sql(
                    "INSERT INTO google_conflicts (id, organization_id, clinic_id, appointment_id, calendar, event_id, kind,"
                            + " ours_start_at, ours_end_at, found_at) SELECT $2, organization_id, clinic_id, id, $3, 'abcde',"
                            + " 'deleted', starts_at, ends_at, now() FROM appointments WHERE id = $1",
                    appointment, id, calendar);
            return named(id);
        }

        UUID tag() {
            return UUID.fromString(shop.admin.sends("POST", "/tags", RightsTable.tag()).body().getString("id"));
        }

        UUID flow() {
            return UUID.fromString(shop.admin.sends("POST", "/bot/flows", json("name", "Fluxo " + Ids.next())
                    .put("draft", draft())).body().getString("id"));
        }

        /** Of the newest flow there is, which is made first. */
        UUID flowTest() {
            return UUID.fromString(shop.admin.sends("POST", "/bot/flows/" + lastFlow() + "/tests", flowTestRequest())
                    .body().getString("id"));
        }

        static JsonObject flowTestRequest() {
            return json("name", "Teste " + Ids.next()).put("steps",
                    new JsonArray().add(json("at", "2026-11-20T15:00:00Z")
                            .put("messages", new JsonArray().add(json("text", "oi"))).put("calls", new JsonArray())));
        }

        /** Of the newest flow there is, which is made first. */
        UUID flowVersion() {
            return UUID.fromString(shop.admin.sends("POST", "/bot/flows/" + lastFlow() + "/publish",
                    json("note", "").put("revision", 1)).body().getString("id"));
        }

        /** Of the newest flow there is, beside another version of it. */
        UUID canary() {
            flowVersion();
            return UUID.fromString(shop.admin.sends("POST", "/bot/flows/" + lastFlow() + "/publish",
                    json("note", "").put("revision", 1).put("share", 10)).body().getString("id"));
        }

        /** A flow that a request may begin. */
        UUID startable() {
            var id = flow();
            shop.admin.sends("POST", "/bot/flows/" + id + "/publish", json("note", "").put("revision", 1));
            shop.sql(
                    "INSERT INTO flow_triggers (id, organization_id, flow_id, kind, position) VALUES ($1, $2, $3, 'api', 0)",
                    Ids.next(), shop.id.value(), id);
            return id;
        }

        UUID withBot() {
            var id = shop.heldBy(who);
            // Nothing waits for an answer: the bot would give one.
            shop.sql("UPDATE conversations SET owner = 'bot', status = 'open', assigned_user_id = NULL,"
                    + " answered_seq = last_seq WHERE id = $1", id);
            return id;
        }

        /** Of the newest flow there is, which is made first. */
        UUID flowRun() {
            var id = Ids.next();
            shop.sql("INSERT INTO flow_runs (id, organization_id, flow_id, version_id, conversation_id)"
                    + " SELECT $1, organization_id, flow_id, id, $3 FROM flow_versions WHERE id = $2", id,
                    flowVersion(),
                    held());
            return id;
        }

        private String lastFlow() {
            return shop.rows("SELECT id FROM flows ORDER BY created_at DESC LIMIT 1").getFirst().getString("id");
        }

        UUID apiKey() {
            return UUID.fromString(shop.admin.sends("POST", "/api-keys", RightsTable.apiKey()).body().getString("id"));
        }

        UUID holiday() {
            return UUID.fromString(
                    shop.admin.sends("POST", "/holidays", RightsTable.holiday()).body().getString("id"));
        }

        /** All there are, one of them first. */
        JsonArray policies(UUID first) {
            var ids = new JsonArray().add(first.toString());
            WholeServer.ids(shop.admin.gets("/sla-policies")).stream().filter(id -> !ids.contains(id))
                    .forEach(ids::add);
            return ids;
        }

        UUID policy() {
            return UUID.fromString(
                    shop.admin.sends("POST", "/sla-policies", RightsTable.policy(null)).body().getString("id"));
        }

        /** Nobody listens there, and by its rule nobody could: an address for documentation. */
        UUID webhookEndpoint() {
            var id = Ids.next();
            shop.sql("INSERT INTO webhook_endpoints (id, organization_id, url, description, event_types,"
                    + " secret_encrypted, created_by) VALUES ($1, $2, 'https://192.0.2.1/', '', ARRAY['conversation.reopened'],"
                    + " $3, $4)", id, shop.id.value(), sealed(), shop.admin.id);
            return id;
        }

        UUID reportSchedule() {
            var id = Ids.next();
            shop.sql("INSERT INTO report_schedules (id, organization_id, owner_id, name, format, every, hour, counts,"
                    + " recipient_ids, state) VALUES ($1, $2, $3, 'Diário', 'csv', 'day', 8, 'clock', ARRAY[$3::uuid], 'paused')",
                    id, shop.id.value(), shop.admin.id);
            return id;
        }

        UUID alert() {
            var id = Ids.next();
            shop.sql("INSERT INTO alerts (id, organization_id, kind, subject, severity, details)"
                    + " VALUES ($1, $2, 'mail_failing', gen_random_uuid()::text, 'warning', '{}')", id,
                    shop.id.value());
            return id;
        }

        UUID deadLetter() {
            var id = Ids.next();
            shop.sql("INSERT INTO dead_letters (id, organization_id, source, reason, raw)"
                    + " VALUES ($1, $2, 'whatsapp', 'because', '{}')", id, shop.id.value());
            return id;
        }

        UUID webhookDelivery() {
            var id = Ids.next();
            shop.sql("INSERT INTO webhook_deliveries (id, organization_id, endpoint_id, event, event_type,"
                    + " occurred_at, state) VALUES ($1, $2, $3, $1, 'ping', now(), 'failed')", id, shop.id.value(),
                    webhookEndpoint());
            return id;
        }

        private static io.vertx.core.buffer.Buffer sealed() {
            return io.vertx.core.buffer.Buffer.buffer(WholeServer.vault().seal(new io.balcao.platform.Secret("s")));
        }

        UUID file() {
            var answer = who.uploads(upload());
            return hidden(UUID.fromString(answer.body().getString("id")));
        }

        Ask get(String path) {
            return new Ask("GET", "/api/v1" + path, Map.of(), null);
        }

        Ask sends(String method, String path, JsonObject body) {
            return new Ask(method, "/api/v1" + path, Map.of("Content-Type", "application/json"), body.encode());
        }

        Ask posts(String path, JsonObject body) {
            return sends("POST", path, body);
        }

        Ask posts(String path) {
            return bare("POST", path);
        }

        /** Without a body. */
        Ask bare(String method, String path) {
            return new Ask(method, "/api/v1" + path, Map.of(), null);
        }
    }

    /** A picture of sixteen pixels on each side. */
    private static final String LOGO = "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mOosXpLEmIY1TCqYfhqAABPn6MQ2bsByAAAAABJRU5ErkJggg==";

    private RightsTable() {}

    private static Row row(String operation, Function<Scene, Ask> ask) {
        return new Row(operation, 0, ask);
    }

    static final List<Row> ROWS = List.of(
            row("login", s -> s.posts("/auth/login", json("email", s.who.email, "password", WholeServer.PASSWORD))),
            row("refreshToken", s -> s.posts("/auth/refresh-token", json("refreshToken", s.who.refreshToken))),
            row("logout", s -> s.posts("/auth/logout")),
            row("getMe", s -> s.get("/auth/me")),
            row("register", s -> s.posts("/auth/register", newUser())),
            // Nobody has the token of the log; an installation that has users could not be set up with it either.
            row("getSetup", s -> s.get("/setup")),
            new Row("setUp", 401, s -> s.posts("/setup", json("token", "a".repeat(60), "organization_name", "X",
                    "email", "x@example.com", "password", WholeServer.PASSWORD, "full_name", "X"))),

            row("forgotPassword", s -> s.posts("/auth/forgot-password", json("email", s.who.email))),
            // Nobody knows the secret of a link.
            new Row("resetPassword", 401, s -> s.posts("/auth/reset-password",
                    json("token", "a".repeat(86), "password", WholeServer.PASSWORD))),
            new Row("showInvitation", 401, s -> s.posts("/auth/invitation", json("token", "a".repeat(86)))),
            new Row("acceptInvitation", 401, s -> s.posts("/auth/accept-invitation",
                    json("token", "a".repeat(86), "full_name", "Rita", "password", WholeServer.PASSWORD))),

            row("noteActivity", s -> s.posts("/auth/activity")),
            row("listSessions", s -> s.get("/auth/sessions")),
            row("endOtherSessions", s -> new Ask("DELETE", "/api/v1/auth/sessions", Map.of(), null)),
            row("listUserSessions", s -> s.get("/users/" + s.named(s.who.id) + "/sessions")),
            row("endUserSessions", s -> new Ask("DELETE", "/api/v1/users/"
                    + s.named(s.shop.user(Role.ATTENDANT).id) + "/sessions", Map.of(), null)),
            row("endUserSession", s -> new Ask("DELETE", "/api/v1/users/" + s.who.id + "/sessions/" + s.session(),
                    Map.of(), null)),
            row("listOwnActivity", s -> s.get("/auth/activity")),
            row("endSession", s -> new Ask("DELETE", "/api/v1/auth/sessions/" + s.session(), Map.of(), null)),
            // Before one is set up there is nothing to switch on, and nothing to switch off.
            new Row("enableSecondFactor", 409, s -> s.posts("/auth/2fa/enable", json("totp_code", "000000"))),
            new Row("disableSecondFactor", 409, s -> s.posts("/auth/2fa/disable",
                    json("password", WholeServer.PASSWORD, "totp_code", "000000"))),
            new Row("renewRecoveryCodes", 409, s -> s.posts("/auth/2fa/recovery-codes",
                    json("password", WholeServer.PASSWORD, "totp_code", "000000"))),
            row("setUpSecondFactor", s -> s.posts("/auth/2fa/setup")),
            new Row("resetSecondFactor", 409, s -> new Ask("DELETE", "/api/v1/users/"
                    + s.named(s.shop.user(Role.ATTENDANT).id) + "/second-factor", Map.of(), null)),
            row("getSecuritySettings", s -> s.get("/security-settings")),
            row("updateSecuritySettings", s -> s.sends("PUT", "/security-settings",
                    new JsonObject().put("second_factor_roles", new JsonArray()).putNull("session_idle_minutes")
                            .putNull("session_days"))),

            row("listRolePermissions", s -> s.get("/role-permissions")),
            row("updateRolePermissions", s -> s.sends("PUT", "/role-permissions/attendant",
                    permissions("queue", "send", "transfer", "see_phone_numbers"))),

            row("getOrganization", s -> s.get("/organization")),
            row("updateOrganization", s -> s.sends("PATCH", "/organization", json("name", "Loja"))),
            row("setLogo", s -> s.sends("PUT", "/organization/logo", json("data", LOGO))),
            row("removeLogo", s -> new Ask("DELETE", "/api/v1/organization/logo", Map.of(), null)),
            new Row("askOrganizationDeletion", 422, s -> s.posts("/organization/deletion",
                    json("name", "another name", "password", WholeServer.PASSWORD))),
            new Row("withdrawOrganizationDeletion", 409,
                    s -> new Ask("DELETE", "/api/v1/organization/deletion", Map.of(), null)),
            new Row("getLogo", 404, s -> s.get("/logos/" + Ids.next())),
            new Row("getAvatar", 404, s -> s.get("/avatars/" + Ids.next())),
            row("setOwnAvatar", s -> s.sends("PUT", "/auth/avatar", json("data", LOGO))),
            row("removeOwnAvatar", s -> new Ask("DELETE", "/api/v1/auth/avatar", Map.of(), null)),
            row("listUsers", s -> s.get("/users")),
            row("createUser", s -> s.posts("/users", newUser())),
            row("createUser", s -> s.posts("/users",
                    newUser().put("department_ids", new JsonArray().add(s.named(s.shop.sales).toString())))),
            row("listOnlineUsers", s -> s.get("/users/online")),
            row("getUser", s -> s.get("/users/" + s.named(s.who.id))),
            row("inviteUser", s -> s.posts("/users/invite", invitee())),
            row("inviteUser", s -> s.posts("/users/invite",
                    invitee().put("department_ids", new JsonArray().add(s.named(s.shop.sales).toString())))),
            row("resendInvitation", s -> s.posts("/users/" + s.named(s.invited()) + "/invitation")),
            row("revokeInvitation", s -> new Ask("DELETE", "/api/v1/users/" + s.named(s.invited()) + "/invitation",
                    Map.of(), null)),
            row("updateUser", s -> s.sends("PATCH", "/users/" + s.named(s.who.id), json("full_name", "Rita"))),

            row("listDepartments", s -> s.get("/departments")),
            row("createDepartment", s -> s.posts("/departments", json("name", "Caixa " + Ids.next()))),
            row("createDepartment", s -> s.posts("/departments", json("name", "Caixa " + Ids.next())
                    .put("member_ids", new JsonArray().add(s.named(s.who.id).toString())))),
            row("updateDepartment", s -> s.sends("PATCH", "/departments/" + s.named(s.shop.department()),
                    json("name", "Caixa " + Ids.next()))),

            row("listHolidays", s -> s.get("/holidays")),
            row("createHoliday", s -> s.posts("/holidays", holiday())),
            row("addNationalHolidays", s -> s.posts("/holidays/national",
                    new JsonObject().put("year", 2031).put("with_optional", false))),
            row("updateHoliday", s -> s.sends("PUT", "/holidays/" + s.named(s.holiday()), holiday())),
            row("deleteHoliday",
                    s -> new Ask("DELETE", "/api/v1/holidays/" + s.named(s.holiday()), Map.of(), null)),
            row("getBusinessWeeks", s -> s.get("/business-hours")),
            row("setBusinessWeek", s -> s.sends("PUT", "/business-hours", new JsonObject().putNull("hours"))),
            row("setDepartmentHours", s -> s.sends("PUT",
                    "/departments/" + s.named(s.shop.department()) + "/business-hours",
                    new JsonObject().putNull("days"))),

            row("listSlaPolicies", s -> s.get("/sla-policies")),
            row("createSlaPolicy", s -> s.posts("/sla-policies", policy(null))),
            row("createSlaPolicy", s -> s.posts("/sla-policies", policy(s.named(s.shop.sales)))),
            row("updateSlaPolicy", s -> s.sends("PUT", "/sla-policies/" + s.named(s.policy()), policy(null))),
            row("deleteSlaPolicy",
                    s -> new Ask("DELETE", "/api/v1/sla-policies/" + s.named(s.policy()), Map.of(), null)),
            row("orderSlaPolicies", s -> s.sends("PUT", "/sla-policies/order",
                    new JsonObject().put("ids", s.policies(s.named(s.policy()))))),

            row("getSurveySettings", s -> s.get("/survey-settings")),
            row("updateSurveySettings", s -> s.sends("PUT", "/survey-settings", survey(new JsonArray()))),
            row("updateSurveySettings", s -> s.sends("PUT", "/survey-settings",
                    survey(new JsonArray().add(s.named(s.shop.sales).toString())))),

            row("listCannedResponses", s -> s.get("/canned-responses")),
            row("createCannedResponse", s -> s.posts("/canned-responses", canned())),
            row("replaceCannedResponse", s -> s.sends("PUT", "/canned-responses/" + s.cannedResponse(), canned())),
            row("useCannedResponse", s -> s.posts("/canned-responses/" + s.cannedResponse() + "/use")),
            row("deleteCannedResponse", s -> new Ask("DELETE", "/api/v1/canned-responses/" + s.cannedResponse(),
                    Map.of(), null)),

            row("listClinics", s -> s.get("/clinics")),
            row("createClinic", s -> s.posts("/clinics", json("name", "Clínica").put("business_hours",
                    new JsonObject().put("mon", json("start", "09:00", "end", "18:00"))))),
            row("getClinic", s -> s.get("/clinics/" + s.clinic())),
            row("updateClinic", s -> s.sends("PUT", "/clinics/" + s.clinic(), json("phone", "551133330000"))),
            row("deleteClinic", s -> deletes("/clinics/" + s.clinic())),
            row("getClinicContext", s -> s.get("/clinics/" + s.clinic() + "/context")),
            row("updateClinicContext", s -> s.sends("PUT", "/clinics/" + s.clinic() + "/context",
                    new JsonObject().put("scheduling_policies", new JsonObject().put("max_advance_days", 30)))),
            row("getClinicWorkingHours", s -> s.get("/clinics/" + s.clinic() + "/working-hours")),
            row("updateClinicWorkingHours", s -> s.sends("PUT", "/clinics/" + s.clinic() + "/working-hours",
                    new JsonObject().put("monday", json("start", "09:00", "end", "18:00")))),
            row("listClinicServices", s -> s.get("/clinics/" + s.clinic() + "/services")),
            row("createClinicService", s -> s.posts("/clinics/" + s.clinic() + "/services",
                    json("name", "Sessão").put("duration_minutes", 45))),
            row("updateClinicService", s -> s.sends("PUT", "/services/" + s.clinicService(s.clinic()),
                    new JsonObject().put("price_cents", 100))),
            row("deleteClinicService", s -> deletes("/services/" + s.clinicService(s.clinic()))),
            row("listProfessionals", s -> s.get("/clinics/" + s.clinic() + "/professionals")),
            row("createProfessional", s -> s.posts("/clinics/" + s.clinic() + "/professionals",
                    json("name", "Dra. Eva"))),
            row("updateProfessional", s -> s.sends("PUT", "/professionals/" + s.professional(),
                    json("role", "Médica"))),
            row("deleteProfessional", s -> deletes("/professionals/" + s.professional())),
            row("listClinicResources", s -> s.get("/clinics/" + s.clinic() + "/resources")),
            row("createClinicResource", s -> s.posts("/clinics/" + s.clinic() + "/resources",
                    json("name", "Sala 1", "kind", "ROOM"))),
            row("updateClinicResource", s -> s.sends("PUT", "/resources/" + s.resource(), json("name", "Sala 2"))),
            row("deleteClinicResource", s -> deletes("/resources/" + s.resource())),
            row("listAvailabilityRules", s -> s.get("/clinics/" + s.clinic() + "/availability-rules")),
            row("createAvailabilityRule", s -> s.posts("/clinics/" + s.clinic() + "/availability-rules", rule())),
            row("updateAvailabilityRule", s -> s.sends("PUT", "/availability-rules/" + s.rule(),
                    json("end_time", "17:00"))),
            row("deleteAvailabilityRule", s -> deletes("/availability-rules/" + s.rule())),
            row("listAvailabilityExceptions", s -> s.get("/clinics/" + s.clinic() + "/availability-exceptions")),
            row("createAvailabilityException", s -> s.posts("/clinics/" + s.clinic() + "/availability-exceptions",
                    exception())),
            row("updateAvailabilityException", s -> s.sends("PUT", "/availability-exceptions/" + s.exception(),
                    json("reason", "Feriado"))),
            row("deleteAvailabilityException", s -> deletes("/availability-exceptions/" + s.exception())),
            row("getAvailableSlots", s -> slots(s, "available-slots?date=2031-03-03&serviceId=")),
            row("listAvailableDays", s -> slots(s, "available-days?serviceId=")),
            row("listOpenHours", s -> s.get("/clinics/" + s.clinic() + "/open-hours?from=2031-03-03")),
            row("findAvailableSlots", s -> {
                var clinic = s.clinic();
                var service = s.clinicService(clinic);
                return s.get("/appointments/available?clinicId=" + s.named(clinic) + "&date=2031-03-03&serviceId="
                        + service);
            }),
            row("listClinicTemplates", s -> s.get("/clinics/" + s.clinic() + "/templates")),
            row("createClinicTemplate", s -> s.posts("/clinics/" + s.clinic() + "/templates",
                    json("template_key", "MAIN_MENU", "content", "Escolha"))),
            row("updateClinicTemplate", s -> s.sends("PUT", "/templates/" + s.clinicTemplate(),
                    json("content", "Escolha agora"))),
            row("deleteClinicTemplate", s -> deletes("/templates/" + s.clinicTemplate())),
            row("listFaq", s -> s.get("/clinics/" + s.clinic() + "/faq")),
            row("createFaqItem", s -> s.posts("/clinics/" + s.clinic() + "/faq", faq())),
            row("updateFaqItem", s -> s.sends("PUT", "/faq/" + s.faq(), json("answer", "Outra"))),
            row("deleteFaqItem", s -> deletes("/faq/" + s.faq())),
            row("createAppointment", s -> s.posts("/appointments", s.appointmentWish(s.clinic()))),
            row("listClinicAppointments", s -> s.get("/clinics/" + s.clinic() + "/appointments?date=2031-03-03")),
            row("getAppointment", s -> s.get("/appointments/" + s.appointment())),
            row("updateAppointment", s -> s.sends("PUT", "/appointments/" + s.appointment(), json("notes", "Alergia"))),
            row("deleteAppointment", s -> deletes("/appointments/" + s.appointment())),
            row("moveAppointment", s -> s.posts("/appointments/" + s.appointment() + "/move", json("time", "11:00"))),
            row("cancelAppointment", s -> s.posts("/appointments/" + s.appointment() + "/cancel")),
            row("listAppointmentsToReview", s -> s.get("/clinics/" + s.clinic() + "/appointments-to-review")),
            row("reviewAppointments", s -> {
                var clinic = s.clinic();
                return s.posts("/clinics/" + clinic + "/appointments-to-review", new JsonObject()
                        .put("appointment_ids", new JsonArray().add(s.appointment().toString())));
            }),
            row("reviewAppointment", s -> s.posts("/appointments/" + s.appointment() + "/review")),
            row("confirmAppointment", s -> s.posts("/appointments/" + s.appointment() + "/confirm")),
            row("markAppointmentNoShow", s -> s.posts("/appointments/" + s.appointment("2026-01-05") + "/no-show")),
            row("markAppointmentDone", s -> s.posts("/appointments/" + s.appointment("2026-01-05") + "/done")),
            row("listAppointmentHistory", s -> s.get("/appointments/" + s.appointment() + "/history")),
            row("listCustomerAppointments", s -> s.get("/customers/" + s.patient() + "/appointments")),
            row("listReminders", s -> s.get("/clinics/" + s.clinic() + "/reminders")),
            row("receiveGoogleNotification", s -> new Ask("POST", "/api/v1/webhooks/google",
                    Map.of("X-Goog-Channel-ID", s.googleChannel().toString(), "X-Goog-Channel-Token", "known",
                            "X-Goog-Resource-State", "sync"),
                    null)),
            row("receiveGoogleConsent", s -> s.get("/google/consent?state=unknown")),
            row("getGoogleConnection", s -> s.get("/clinics/" + s.clinic() + "/google")),
            row("connectGoogle", s -> s.sends("PUT", "/clinics/" + s.clinic() + "/google", googleClient())),
            row("disconnectGoogle", s -> deletes("/clinics/" + s.atGoogle() + "/google")),
            row("chooseGoogleCalendars", s -> s.sends("PUT", "/clinics/" + s.atGoogle() + "/google/calendars",
                    new JsonObject().put("calendars", new JsonArray()))),
            row("askGoogleConsent", s -> s.posts("/clinics/" + s.atGoogle() + "/google/consent")),
            row("testGoogle", s -> s.posts("/clinics/" + s.atGoogle() + "/google/test")),
            row("listGoogleCalendars", s -> s.get("/clinics/" + s.atGoogle() + "/google/calendars")),
            row("compareGoogle", s -> s.posts("/clinics/" + s.letIntoGoogle() + "/google/compare")),
            row("listGoogleConflicts", s -> s.get("/clinics/" + s.clinic() + "/google/conflicts")),
            row("resolveGoogleConflict", s -> s.posts("/google-conflicts/" + s.googleConflict() + "/resolve",
                    json("keep", "ours"))),
            row("listWaitingList", s -> s.get("/clinics/" + s.clinic() + "/waiting-list")),
            row("addToWaitingList", s -> {
                var clinic = s.clinic();
                return s.posts("/clinics/" + clinic + "/waiting-list", s.waitingWish(clinic));
            }),
            row("removeFromWaitingList", s -> deletes("/waiting-list/" + s.waitingEntry())),
            row("startAppointmentFlow", s -> s.posts("/appointments/flow",
                    json("clinicId", s.clinic().toString(), "phone", "5511977770000"))),
            row("getAppointmentFlow", s -> s.get("/appointments/flow/" + s.appointmentFlow())),
            row("advanceAppointmentFlow", s -> s.sends("PUT", "/appointments/flow/" + s.appointmentFlow(),
                    new JsonObject().put("confirm", false))),

            row("listTags", s -> s.get("/tags")),
            row("createTag", s -> s.posts("/tags", tag())),
            row("replaceTag", s -> s.sends("PUT", "/tags/" + s.named(s.tag()), tag())),
            row("mergeTag", s -> s.posts("/tags/" + s.named(s.tag()) + "/merge", json("into_id", s.tag().toString()))),
            row("mergeTag", s -> s.posts("/tags/" + s.tag() + "/merge",
                    json("into_id", s.named(s.tag()).toString()))),
            row("deleteTag", s -> s.bare("DELETE", "/tags/" + s.named(s.tag()))),
            row("tagConversation", s -> s.bare("PUT", "/conversations/" + s.held() + "/tags/" + s.tag())),
            row("tagConversation", s -> s.bare("PUT",
                    "/conversations/" + s.shop.heldBy(s.who) + "/tags/" + s.named(s.tag()))),
            row("untagConversation", s -> s.bare("DELETE", "/conversations/" + s.held() + "/tags/" + s.tag())),
            row("untagConversation", s -> s.bare("DELETE",
                    "/conversations/" + s.shop.heldBy(s.who) + "/tags/" + s.named(s.tag()))),

            row("listAuditLogs", s -> s.get("/audit-logs?user_id=" + s.who.id)),
            row("exportAuditLogs", s -> s.get("/audit-logs/export")),
            row("listAffectedCustomers",
                    s -> s.get("/audit-logs/customers?from=2026-01-01T00:00:00Z&user_id=" + s.who.id)),
            row("exportAffectedCustomers",
                    s -> s.get("/audit-logs/customers/export?format=json&from=2026-01-01T00:00:00Z")),
            row("checkAuditSeals", s -> s.get("/audit-logs/seals")),

            row("listApiKeys", s -> s.get("/api-keys")),
            row("createApiKey", s -> s.posts("/api-keys", apiKey())),
            row("revokeApiKey", s -> new Ask("DELETE", "/api/v1/api-keys/" + s.named(s.apiKey()), Map.of(), null)),

            row("listWebhookEndpoints", s -> s.get("/webhook-endpoints")),
            row("createWebhookEndpoint", s -> s.posts("/webhook-endpoints", webhookEndpoint())),
            row("updateWebhookEndpoint", s -> s.sends("PATCH", "/webhook-endpoints/" + s.named(s.webhookEndpoint()),
                    json("description", "ERP"))),
            row("deleteWebhookEndpoint", s -> new Ask("DELETE", "/api/v1/webhook-endpoints/"
                    + s.named(s.webhookEndpoint()), Map.of(), null)),
            row("changeWebhookSecret", s -> s.posts("/webhook-endpoints/" + s.named(s.webhookEndpoint()) + "/secret")),
            row("testWebhookEndpoint", s -> s.posts("/webhook-endpoints/" + s.named(s.webhookEndpoint()) + "/test")),
            row("listWebhookDeliveries",
                    s -> s.get("/webhook-endpoints/" + s.named(s.webhookEndpoint()) + "/deliveries")),
            row("replayFailedWebhookDeliveries",
                    s -> s.posts("/webhook-endpoints/" + s.named(s.webhookEndpoint()) + "/replay-failed")),
            row("listAlerts", s -> s.get("/alerts")),
            row("acknowledgeAlert", s -> s.posts("/alerts/" + s.named(s.alert()) + "/acknowledge")),
            row("snoozeAlert", s -> s.posts("/alerts/" + s.named(s.alert()) + "/snooze",
                    new JsonObject().put("minutes", 60))),
            row("getAlertSettings", s -> s.get("/alert-settings")),
            row("updateAlertSettings", s -> s.sends("PUT", "/alert-settings", alertSettings())),
            row("listQueueAnomalies", s -> s.get("/queue-anomalies")),
            row("listDeadLetters", s -> s.get("/dead-letters")),
            row("getDeadLetter", s -> s.get("/dead-letters/" + s.named(s.deadLetter()))),
            row("replayDeadLetter", s -> s.posts("/dead-letters/" + s.named(s.deadLetter()) + "/replay")),
            row("discardDeadLetter", s -> s.posts("/dead-letters/" + s.named(s.deadLetter()) + "/discard",
                    new JsonObject().put("reason", "not ours"))),
            row("replayDeadLetters", s -> s.posts("/dead-letters/replay", new JsonObject().put("source", "media"))),
            row("discardDeadLetters", s -> s.posts("/dead-letters/discard",
                    new JsonObject().put("source", "media").put("reason", "not ours"))),
            row("replayWebhookDelivery",
                    s -> s.posts("/webhook-deliveries/" + s.named(s.webhookDelivery()) + "/replay")),

            row("listCustomers", s -> s.get("/customers")),
            row("getCustomer", s -> s.get("/customers/" + s.customer())),
            row("listCustomerSurveys", s -> s.get("/customers/" + s.customer() + "/surveys")),
            row("eraseCustomer",
                    s -> s.posts("/customers/" + s.customer() + "/erase", json("reason", "pedido do titular"))),
            row("exportCustomer", s -> s.get("/customers/" + s.customer() + "/export")),
            row("getRetention", s -> s.get("/retention-rules")),
            row("updateRetention", s -> s.sends("PUT", "/retention-rules", new JsonObject().put("rules",
                    new JsonArray().add(json("kind", "mails").put("days", 60))))),
            row("getRetentionDue", s -> s.get("/retention-rules/due?kind=messages&days=365")),
            row("listConsents", s -> s.get("/customers/" + s.customer() + "/consents")),
            row("recordConsent", s -> s.posts("/customers/" + s.customer() + "/consents",
                    json("purpose", "marketing", "state", "withdrawn", "channel", "phone"))),
            row("updateCustomer", s -> s.sends("PATCH", "/customers/" + s.customer(), json("name", "Rita"))),

            row("listChannels", s -> s.get("/channels")),
            row("createChannel", s -> s.posts("/channels", json("kind", "whatsapp", "name", "Outro", "access_token",
                    "EAAG-another-token", "app_secret", "0123456789abcdef", "verify_token", "verify-another")
                    .put("phone_number_id", "4" + System.nanoTime()))),
            row("connectZapiChannel", s -> s.posts("/channels/zapi", json("name", "Telefone", "instance_id",
                    "inst-" + System.nanoTime(), "token", "token-of-an-instance"))),
            new Row("readChannelAddresses", 404,
                    s -> s.get("/channels/" + s.named(s.shop.channel) + "/addresses")),
            row("updateChannel", s -> s.sends("PATCH", "/channels/" + s.named(s.shop.channel), json("name", "Novo"))),
            row("listChannelOutages", s -> s.get("/channels/outages")),
            row("listChannelChecks", s -> s.get("/channels/" + s.named(s.shop.channel) + "/checks")),
            row("runChannelChecks", s -> s.posts("/channels/" + s.named(s.shop.channel) + "/checks")),
            row("subscribeChannel", s -> s.posts("/channels/" + s.named(s.shop.channel) + "/subscription")),
            new Row("sendChannelTestMessage", 422,
                    s -> s.posts("/channels/" + s.named(s.shop.channel) + "/test-message",
                            json("phone_number", "+55 11 98888-7777"))),
            row("listChannelTemplates", s -> s.get("/channels/" + s.named(s.shop.channel) + "/templates")),

            row("listConversations", s -> s.get("/conversations")),
            row("getConversationStats", s -> s.get("/conversations/stats")),
            row("getConversation", s -> s.get("/conversations/" + s.held())),
            row("getConversation", s -> s.get("/conversations/" + s.waiting())),
            row("updateConversation", s -> s.sends("PATCH", "/conversations/" + s.held(), json("priority", "high"))),
            row("updateConversation", s -> s.sends("PATCH", "/conversations/" + s.waiting(), json("priority", "low"))),
            row("takeOverConversation", s -> s.posts("/conversations/" + s.waiting() + "/takeover")),
            row("transferConversation", s -> s.posts("/conversations/" + s.held() + "/transfer",
                    json("to_department_id", s.shop.sales.toString()))),
            row("transferConversation", s -> s.posts("/conversations/" + s.waiting() + "/transfer",
                    json("to_user_id", s.who.id.toString()))),
            row("closeConversation", s -> s.posts("/conversations/" + s.held() + "/close", json("reason", "fim"))),
            row("snoozeConversation", s -> s.posts("/conversations/" + s.held() + "/snooze",
                    json("until", java.time.Instant.now().plusSeconds(3600).toString()))),
            row("unsnoozeConversation", s -> s.posts("/conversations/" + s.held() + "/unsnooze")),
            row("reopenConversation", s -> s.posts("/conversations/" + s.closed() + "/reopen")),
            row("listTransferTargets", s -> s.get("/conversations/" + s.held() + "/transfer-targets")),
            row("listConversationTransfers", s -> s.get("/conversations/" + s.held() + "/transfers")),

            row("getHeld", s -> s.get("/users/" + s.named(s.who.id) + "/held")),
            row("redistributeConversations", s -> s.posts("/conversations/redistribute",
                    json("from_user_id", s.named(s.who.id).toString()))),
            row("redistributeConversations", s -> s.posts("/conversations/redistribute",
                    json("from_user_id", s.who.id.toString()).put("to_user_ids",
                            new JsonArray().add(s.named(s.shop.user(Role.ATTENDANT).id).toString())))),
            // Somebody without a socket.
            new Row("setUserPresence", 409, s -> s.sends("PUT", "/users/"
                    + s.named(s.shop.user(Role.ATTENDANT).id) + "/presence", json("status", "away"))),

            row("listMessages", s -> s.get("/messages?conversation_id=" + s.held())),
            new Row("sendMessage", 201, s -> s.posts("/messages", json("conversation_id", s.held().toString(),
                    "content", "Oi " + s.shop.mark, "client_id", Ids.next().toString()))),
            row("markMessageRead", s -> new Ask("PATCH", "/api/v1/messages/" + s.received() + "/read", Map.of(), null)),
            row("retryMessage", s -> s.posts("/messages/" + s.failed() + "/retry")),

            row("uploadMedia", s -> upload()),
            row("createMediaToken", s -> s.posts("/media/token")),
            row("getMedia", s -> s.get("/media/" + s.file())),

            row("listBlockTypes", s -> s.get("/bot/block-types")),
            row("listFlows", s -> s.get("/bot/flows")),
            row("createFlow", s -> s.posts("/bot/flows", json("name", "Fluxo " + Ids.next()).put("draft", draft()))),
            row("getFlow", s -> s.get("/bot/flows/" + s.named(s.flow()))),
            row("saveFlow", s -> s.sends("PUT", "/bot/flows/" + s.named(s.flow()),
                    json("name", "Fluxo " + Ids.next()).put("draft", draft()).put("revision", 1))),
            row("publishFlow", s -> s.posts("/bot/flows/" + s.named(s.flow()) + "/publish",
                    json("note", "").put("revision", 1))),
            row("testFlow", s -> s.posts("/bot/flows/" + s.named(s.flow()) + "/test",
                    json("at", "2026-11-20T15:00:00Z").put("messages", new JsonArray()))),
            row("listFlowTests", s -> s.get("/bot/flows/" + s.named(s.flow()) + "/tests")),
            new Row("createFlowTest", 201,
                    s -> s.posts("/bot/flows/" + s.named(s.flow()) + "/tests", Scene.flowTestRequest())),
            row("runFlowTests", s -> s.posts("/bot/flows/" + s.named(s.flow()) + "/tests/run", new JsonObject())),
            row("renameFlowTest", s -> s.sends("PATCH", "/bot/flows/" + s.flow() + "/tests/" + s.named(s.flowTest()),
                    json("name", "Teste " + Ids.next()))),
            row("acceptFlowTest", s -> s.posts("/bot/flows/" + s.flow() + "/tests/" + s.named(s.flowTest())
                    + "/accept", new JsonObject())),
            row("deleteFlowTest",
                    s -> s.bare("DELETE", "/bot/flows/" + s.flow() + "/tests/" + s.named(s.flowTest()))),
            row("listConversationRuns", s -> s.get("/conversations/" + s.held() + "/runs")),
            row("listFlowVersions", s -> s.get("/bot/flows/" + s.named(s.flow()) + "/versions")),
            row("getFlowVersion", s -> s.get("/bot/flows/" + s.flow() + "/versions/" + s.named(s.flowVersion()))),
            row("listFlowRuns", s -> s.get("/bot/flows/" + s.named(s.flow()) + "/runs")),
            row("startFlowRun", s -> s.posts("/bot/flows/" + s.named(s.startable()) + "/runs",
                    json("conversation_id", s.withBot().toString()))),
            row("getFlowRun", s -> s.get("/bot/flows/" + s.flow() + "/runs/" + s.named(s.flowRun()))),
            row("getFlowCounts", s -> s.get("/bot/flows/" + s.named(s.flow())
                    + "/counts?from=2026-11-01T00:00:00Z&to=2026-12-01T00:00:00Z")),
            row("noteFlowPresence", s -> s.sends("PUT", "/bot/flows/" + s.named(s.flow()) + "/presence",
                    new JsonObject().putNull("block"))),
            row("endFlowPresence", s -> s.bare("DELETE", "/bot/flows/" + s.named(s.flow()) + "/presence")),
            new Row("republishFlowVersion", 201, s -> s.posts("/bot/flows/" + s.flow() + "/versions/"
                    + s.named(s.flowVersion()) + "/publish", json("note", ""))),
            row("setFlowCanary", s -> s.sends("PUT", "/bot/flows/" + s.named(s.flow()) + "/canary",
                    json("version_id", s.canary().toString()).put("share", 20))),
            row("exportFlow", s -> s.get("/bot/flows/" + s.named(s.flow()) + "/export")),
            new Row("importFlow", 201, s -> s.posts("/bot/flow-imports", json("format", "balcao-flow", "name",
                    "Fluxo " + Ids.next()).put("definition", draft()))),
            row("listFlowTemplates", s -> s.get("/bot/flow-templates?language=en")),
            row("listFlowEntrances", s -> s.get("/bot/entrances")),
            row("listCustomerFields", s -> s.get("/bot/customer-fields")),
            row("listFlowUploads", s -> s.get("/bot/files")),
            row("listFlowSecrets", s -> s.get("/bot/secrets")),
            row("putFlowSecret", s -> s.sends("PUT", "/bot/secrets/crm", json("value", "abc"))),
            row("deleteFlowSecret", s -> s.bare("DELETE", "/bot/secrets/crm")),
            row("listFlowTriggers", s -> s.get("/bot/triggers")),
            row("replaceFlowTriggers", s -> s.sends("PUT", "/bot/triggers",
                    new JsonObject().put("data", new JsonArray()))),
            row("replaceFlowTriggers", s -> s.sends("PUT", "/bot/triggers",
                    new JsonObject().put("data", new JsonArray().add(json("flow_id", s.named(s.flow()).toString())
                            .put("kind", "always").put("words", new JsonArray()).putNull("channel_id"))))),
            row("deleteFlow", s -> s.bare("DELETE", "/bot/flows/" + s.named(s.flow()))),
            row("getBotConfig", s -> s.get("/bot/config")),
            row("updateBotConfig", s -> s.sends("PUT", "/bot/config/menu", new JsonObject().put("value", menu(null)))),
            row("updateBotConfig", s -> s.sends("PUT", "/bot/config/menu",
                    new JsonObject().put("value", menu(s.named(s.shop.sales))))),

            row("getMetricsOverview", s -> s.get("/metrics/overview")),
            row("getMetricsAttendance", s -> s.get("/metrics/attendance")),
            row("getMetricsTags", s -> s.get("/metrics/tags")),
            row("getWall", s -> s.get("/wall")),
            row("listMetricConversations", s -> s.get("/metrics/conversations?metric=opened")),
            row("exportMetrics", s -> s.get("/metrics/export?format=csv")),
            row("listReportSchedules", s -> s.get("/report-schedules")),
            row("createReportSchedule", s -> s.posts("/report-schedules", reportPlan(s.named(s.shop.admin.id)))),
            row("updateReportSchedule", s -> s.sends("PUT", "/report-schedules/" + s.named(s.reportSchedule()),
                    reportPlan(s.shop.admin.id).put("state", "paused"))),
            row("deleteReportSchedule", s -> new Ask("DELETE", "/api/v1/report-schedules/"
                    + s.named(s.reportSchedule()), Map.of(), null)),
            row("sendReportNow", s -> s.posts("/report-schedules/" + s.named(s.reportSchedule()) + "/send")),

            new Row("sendClinicMessage", 404, s -> s.posts("/send", json("clinicId", "nao-existe-000000", "phone",
                    "5511988887777", "type", "text", "content", "Olá"))),

            // Last: what they bring is answered, and its ticks come when they come.
            row("verifyWhatsappWebhook", s -> s.get("/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=123"
                    + "&hub.verify_token=" + WholeServer.verifyToken(s.shop.number))),
            row("receiveWhatsappWebhook", RightsTable::webhook),
            new Row("receiveZapiCallback", 401, s -> s.zapi("")),
            new Row("receiveZapiStatus", 401, s -> s.zapi("/status")),
            row("receiveSecretZapiCallback", s -> s.zapi("/{secret}")),
            row("receiveSecretZapiStatus", s -> s.zapi("/status/{secret}")),

            row("getHealth", s -> new Ask("GET", "/health", Map.of(), null)),
            row("getReadiness", s -> new Ask("GET", "/health/ready", Map.of(), null)));

    /** A small file, as a browser's form sends it. */
    static Ask upload() {
        return upload("pedido.pdf", "%PDF-1.4\n%%EOF");
    }

    /** @param content of a PDF */
    static Ask upload(String fileName, String content) {
        var body = ("""
                --line
                Content-Disposition: form-data; name="file"; filename="%s"
                Content-Type: application/pdf

                """.formatted(fileName) + content + "\n--line--\n").replace("\n", "\r\n");
        return new Ask("POST", "/api/v1/media", Map.of("Content-Type", "multipart/form-data; boundary=line"), body);
    }

    private static Ask webhook(Scene scene) {
        var number = scene.shop.number;
        var body = """
                {"object": "whatsapp_business_account", "entry": [{"id": "700%1$s", "changes": [{"field": "messages",
                 "value": {"messaging_product": "whatsapp", "metadata": {"phone_number_id": "%1$s"},
                  "contacts": [{"wa_id": "5511988887777", "profile": {"name": "Eva"}}],
                  "messages": [{"from": "5511988887777", "id": "wamid.%2$s", "timestamp": "%3$d", "type": "text",
                                "text": {"body": "oi"}}]}}]}]}
                """.formatted(number, Ids.next(), System.currentTimeMillis() / 1_000);
        return new Ask("POST", "/api/v1/webhooks/whatsapp", Map.of("Content-Type", "application/json",
                "X-Hub-Signature-256", "sha256=" + signature(WholeServer.appSecret(number), body)), body);
    }

    private static String signature(String secret, String body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static JsonObject permissions(String sees, String... granted) {
        return json("sees", sees).put("permissions", new JsonArray(List.of(granted)));
    }

    private static JsonObject draft() {
        return new JsonObject("""
                {"schema": 1, "start": "a", "words": {"back": [], "human": [], "restart": []},
                 "exits": {"human": null, "failure": null}, "variables": [],
                 "blocks": [{"id": "a", "type": "message", "settings": {"text": "Olá", "offers_way_back": false}, "edges": {},
                  "position": {"x": 0, "y": 0}}]}""");
    }

    private static JsonObject tag() {
        return json("name", "etiqueta " + Ids.next(), "color", "blue");
    }

    private static Ask deletes(String path) {
        return new Ask("DELETE", "/api/v1" + path, Map.of(), null);
    }

    private static Ask slots(Scene scene, String question) {
        var clinic = scene.clinic();
        var service = scene.clinicService(clinic);
        return scene.get("/clinics/" + scene.named(clinic) + "/" + question + service);
    }

    private static JsonObject googleClient() {
        return json("client_id", "nobody.apps.example", "client_secret", "nothing");
    }

    private static JsonObject rule() {
        return json("start_time", "09:00", "end_time", "18:00").put("day_of_week", 1);
    }

    private static JsonObject exception() {
        return json("exception_date", "2031-03-03", "exception_type", "BLOCKED");
    }

    private static JsonObject faq() {
        return json("question_key", "DATES", "question_label", "Quando?").put("answer", "Sempre");
    }

    private static JsonObject canned() {
        return json("shortcut", "x" + Long.toString(System.nanoTime(), 36), "title", "Saudação", "content",
                "{{greeting}}, {{customer_first_name}}!", "visibility", "personal");
    }

    private static JsonObject alertSettings() {
        return new JsonObject().put("queue_wait_minutes", 15).putNull("queue_length").put("silence_minutes", 60)
                .put("disk_free_percent", 1).put("backup_hours", 26).put("muted_kinds", new JsonArray())
                .putNull("mail_user_ids");
    }

    private static JsonObject reportPlan(UUID recipient) {
        return json("name", "Semanal").put("format", "csv").put("every", "week").put("weekday", 1)
                .putNull("month_day").put("hour", 8).putNull("department_id").putNull("user_id").putNull("channel")
                .putNull("tag").put("counts", "clock").put("recipient_ids", new JsonArray().add(recipient.toString()));
    }

    private static JsonObject webhookEndpoint() {
        return json("url", "https://93.184.215.14/hook").put("event_types", new JsonArray().add("message.sent"));
    }

    private static JsonObject apiKey() {
        return json("name", "Loja virtual").put("scopes", new JsonArray().add("conversations:read"));
    }

    /** Each on another day. */
    static JsonObject holiday() {
        return json("name", "Feriado", "day",
                java.time.LocalDate.of(2040, 1, 1).plusDays(System.nanoTime() % 20_000).toString())
                .put("is_yearly", false).putNull("opens_at").putNull("closes_at");
    }

    private static JsonObject survey(JsonArray departments) {
        return new JsonObject().put("is_active", false).putNull("question").putNull("thanks")
                .put("asks_comment", true).putNull("comment_question").putNull("acknowledgement")
                .put("delay_seconds", 60).put("pause_days", 7).put("department_ids", departments)
                .put("excluded_reasons", new JsonArray());
    }

    static JsonObject policy(@Nullable UUID department) {
        return json("name", "Padrão", "counts", "clock").put("is_active", false)
                .put("department_id", department == null ? null : department.toString()).putNull("priority")
                .putNull("tag").put("first_response_minutes", 15).putNull("next_response_minutes")
                .putNull("resolution_minutes").put("warn_percent", 80);
    }

    private static JsonObject invitee() {
        return json("email", "rita-" + Ids.next() + "@example.com", "full_name", "Rita", "role", "attendant");
    }

    private static JsonObject newUser() {
        return json("email", "rita-" + Ids.next() + "@example.com", "full_name", "Rita", "password",
                WholeServer.PASSWORD, "role", "attendant");
    }

    static JsonObject menu(@Nullable UUID department) {
        var option = new JsonObject().put("id", "vendas").put("label", "Vendas").put("synonyms", new JsonArray())
                .put("action", "attendant").put("department_id", department == null ? null : department.toString())
                .putNull("reply");
        return new JsonObject().put("greeting", "Oi").put("menu_text", "Escolha").put("button_label", "Ver")
                .put("options", new JsonArray().add(option)).put("invalid_choice_text", "Não entendi")
                .put("max_invalid_choices", 3).put("handover_text", "Certo").put("away_text", "Fechado")
                .put("closing_text", "").put("takeover_text", "").put("transfer_text", "")
                .put("back_to_menu_words", new JsonArray()).put("human_words", new JsonArray());
    }

    private static JsonObject json(String... fields) {
        var object = new JsonObject();
        for (int i = 0; i < fields.length; i += 2) {
            object.put(fields[i], fields[i + 1]);
        }
        return object;
    }
}
