package io.balcao.simulator.google;

import io.balcao.simulator.google.CalendarState.Refusal;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Google in one's hands: accounts are made, calendars opened and shared, people move and delete events in them, and calls go
 * wrong as told.
 */
public final class PretendGoogle {
    /** What tokens are good for. */
    private static final Duration TOKEN_LIFE = Duration.ofHours(1);
    private static final String ASSERTION = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private final InstantSource clock;
    private final HttpClient http;
    private final Set<String> accounts = new HashSet<>();
    private final Set<String> dead = new HashSet<>();
    private final Map<String, Instant> tokens = new HashMap<>();
    /** The secrets of OAuth clients. */
    private final Map<String, String> clients = new HashMap<>();
    private final Map<String, Grant> codes = new HashMap<>();
    private final Map<String, String> refreshTokens = new HashMap<>();
    private final Map<String, CalendarState> calendars = new LinkedHashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> unreadable = new HashSet<>();
    private final Map<String, Map<String, SheetState>> spreadsheets = new LinkedHashMap<>();
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final List<Planned> faults = new ArrayList<>();
    private final List<GoogleCall> calls = new ArrayList<>();
    private int pageSize = 250;
    private boolean isQuiet;
    private boolean saysNo;

    /** Who was let in, and comes back where. */
    private record Grant(String client, String redirect) {}

    /** One for all accounts, made for the first who asks; a short one, for a long one takes seconds, and it guards nothing. */
    private static final class Key {
        static final KeyPair PAIR = newPair();
    }

    /** Where somebody wants to be told of changes. */
    public record Channel(String id, String token, String calendar, String address, String resourceId,
            Instant expiresAt) {}

    private static final class Planned {
        private final String operation;
        private final GoogleFault fault;
        private int times;

        Planned(String operation, GoogleFault fault, int times) {
            this.operation = operation;
            this.fault = fault;
            this.times = times;
        }
    }

    public PretendGoogle(Vertx vertx, InstantSource clock) {
        this.clock = clock;
        this.http = vertx.createHttpClient();
    }

    /** Serves it. */
    public void addTo(Router router, Vertx vertx) {
        new GoogleApi(this, vertx).addTo(router);
    }

    /** The key file of a service account, which is made by this. */
    public synchronized String keyFile(String email) {
        accounts.add(email);
        dead.remove(email);
        var pem = "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[]{'\n'})
                .encodeToString(Key.PAIR.getPrivate().getEncoded()) + "\n-----END PRIVATE KEY-----\n";
        return JsonObject.of("type", "service_account", "project_id", "pretend", "private_key_id", "key1",
                "private_key", pem, "client_email", email, "client_id", "1", "token_uri",
                "https://oauth2.googleapis.com/token").encode();
    }

    /** The secret of an OAuth client, which is made by this. */
    public synchronized String client(String id) {
        return clients.computeIfAbsent(id, any -> "GOCSPX-" + UUID.randomUUID());
    }

    /** Whether whoever is asked lets nobody in. */
    public synchronized void saysNo(boolean no) {
        saysNo = no;
    }

    /** Whoever let it in takes that back: its refresh tokens are good for nothing, and its tokens do no more. */
    public synchronized void revokes(String client) {
        refreshTokens.values().removeIf(client::equals);
        tokens.clear();
    }

    /** Refresh tokens that were given out. */
    public synchronized Set<String> refreshTokens() {
        return Set.copyOf(refreshTokens.keySet());
    }

    /**
     * Asks somebody whether a client may come in.
     *
     * @return what they go back with
     */
    synchronized String asked(String client, String redirect) {
        if (!clients.containsKey(client)) {
            throw new Refusal(401, "invalid_client");
        }
        if (saysNo) {
            return "error=access_denied";
        }
        var code = "4-" + UUID.randomUUID();
        codes.put(code, new Grant(client, redirect));
        return "code=" + code;
    }

    private static KeyPair newPair() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Opens a calendar, and shares it. */
    public synchronized PretendGoogle calendar(String id) {
        calendars.computeIfAbsent(id, any -> new CalendarState());
        return this;
    }

    /** What somebody calls it. */
    public synchronized PretendGoogle named(String calendar, String name) {
        names.put(calendar, name);
        return this;
    }

    /** Whose days are whole in another zone. */
    public synchronized void isIn(String calendar, ZoneId zone) {
        calendarOf(calendar).isIn(zone);
    }

    /** Shares it with nobody any more. */
    public synchronized void unshare(String id) {
        calendars.remove(id);
    }

    /** A spreadsheet with one sheet. */
    public synchronized PretendGoogle sheet(String spreadsheet, String name) {
        spreadsheets.computeIfAbsent(spreadsheet, any -> new LinkedHashMap<>()).put(name, new SheetState());
        return this;
    }

    /** What stands in a sheet. */
    public synchronized List<List<String>> rows(String spreadsheet, String sheet) {
        return sheetOf(spreadsheet, sheet).rows();
    }

    /** Somebody deletes a row, counted from 0. */
    public synchronized void deleteRow(String spreadsheet, String sheet, int row) {
        sheetOf(spreadsheet, sheet).delete(row);
    }

    /** Somebody writes over a row, counted from 0. */
    public synchronized void writeRow(String spreadsheet, String sheet, int row, List<String> cells) {
        sheetOf(spreadsheet, sheet).write("A%d:J%d".formatted(row + 1, row + 1), new JsonArray(cells));
    }

    /** The events that stand in a calendar. */
    public synchronized List<JsonObject> events(String calendar) {
        return calendarOf(calendar).live();
    }

    /** Somebody makes an event. */
    public synchronized String puts(String calendar, Instant from, Instant to) {
        var id = UUID.randomUUID().toString().replace("-", "");
        calendarOf(calendar).insert(times(from, to).put("id", id).put("summary", "Dentista"));
        tell(calendar);
        return id;
    }

    /** Somebody is away for whole days; the last one is not among them. */
    public synchronized String putsDays(String calendar, LocalDate from, LocalDate to) {
        var id = UUID.randomUUID().toString().replace("-", "");
        calendarOf(calendar).insert(JsonObject.of("id", id, "summary", "Congresso", "start",
                JsonObject.of("date", from.toString()), "end", JsonObject.of("date", to.toString())));
        tell(calendar);
        return id;
    }

    /** Somebody moves an event. */
    public synchronized void moves(String calendar, String event, Instant from, Instant to) {
        calendarOf(calendar).patch(event, times(from, to));
        tell(calendar);
    }

    /** Somebody changes an event. */
    public synchronized void changes(String calendar, String event, JsonObject change) {
        calendarOf(calendar).patch(event, change);
        tell(calendar);
    }

    /** Somebody deletes an event. */
    public synchronized void deletes(String calendar, String event) {
        calendarOf(calendar).delete(event);
        tell(calendar);
    }

    private static JsonObject times(Instant from, Instant to) {
        return JsonObject.of("start", JsonObject.of("dateTime", from.toString()), "end",
                JsonObject.of("dateTime", to.toString()));
    }

    /** The next calls of an operation go wrong; {@code *} for any. */
    public synchronized void fails(String operation, GoogleFault fault, int times) {
        faults.add(new Planned(operation, fault, times));
    }

    /** Nothing goes wrong any more. */
    public synchronized void heal() {
        faults.clear();
        unreadable.clear();
        isQuiet = false;
        saysNo = false;
        pageSize = 250;
    }

    /** What is asked of this calendar's busy times is answered with an error inside of a good answer. */
    public synchronized void cannotSay(String calendar) {
        unreadable.add(calendar);
    }

    /** The account's key is taken back: {@code invalid_grant}, and its tokens do no more. */
    public synchronized void kill(String account) {
        dead.add(account);
        tokens.clear();
    }

    /** Sync tokens of before are too old. */
    public synchronized void forgetTokens(String calendar) {
        calendarOf(calendar).forgetTokens();
    }

    /** Notifications get lost. */
    public synchronized void isQuiet(boolean quiet) {
        isQuiet = quiet;
    }

    /** How long pages are at most. */
    public synchronized void pageSize(int most) {
        pageSize = most;
    }

    /** What was asked. */
    public synchronized List<GoogleCall> calls(String operation) {
        return calls.stream().filter(call -> call.operation().equals(operation)).toList();
    }

    /** Who wants to be told of changes of a calendar. */
    public synchronized List<Channel> channels(String calendar) {
        return channels.values().stream().filter(one -> one.calendar().equals(calendar)).toList();
    }

    /** All calendars. */
    public synchronized List<String> calendars() {
        return List.copyOf(calendars.keySet());
    }

    synchronized Optional<GoogleFault> begin(GoogleCall call) {
        calls.add(call);
        for (var planned : faults) {
            if (planned.times > 0 && (planned.operation.equals("*") || planned.operation.equals(call.operation()))) {
                planned.times--;
                return Optional.of(planned.fault);
            }
        }
        return Optional.empty();
    }

    synchronized boolean opens(@Nullable String authorization) {
        var until = authorization == null ? null : tokens.get(authorization.replaceFirst("^Bearer ", ""));
        return until != null && until.isAfter(clock.instant());
    }

    /** A token for a proof; a refusal has the token endpoint's word as its reason. */
    synchronized JsonObject token(Map<String, String> form) {
        var grant = form.getOrDefault("grant_type", "");
        var who = switch (grant) {
            case ASSERTION -> signer(form.getOrDefault("assertion", ""));
            case "refresh_token" -> Optional.ofNullable(refreshTokens.get(form.get("refresh_token")))
                    .filter(client -> client.equals(client(form))).orElse("");
            // A code is good once, and for whom and where it was given.
            case "authorization_code" -> Optional.ofNullable(codes.remove(form.getOrDefault("code", "")))
                    .filter(one -> one.equals(new Grant(client(form), form.getOrDefault("redirect_uri", ""))))
                    .map(Grant::client).orElse("");
            default -> throw new Refusal(400, "unsupported_grant_type");
        };
        if (who.isEmpty() || dead.contains(who)) {
            throw new Refusal(400, "invalid_grant");
        }
        var token = "ya29." + UUID.randomUUID();
        tokens.put(token, clock.instant().plus(TOKEN_LIFE));
        var answer = JsonObject.of("access_token", token, "expires_in", TOKEN_LIFE.toSeconds() - 1, "token_type",
                "Bearer");
        if (grant.equals("authorization_code")) {
            var refresh = "1//" + UUID.randomUUID();
            refreshTokens.put(refresh, who);
            answer.put("refresh_token", refresh);
        }
        return answer;
    }

    private String client(Map<String, String> form) {
        var id = form.getOrDefault("client_id", "");
        if (!form.getOrDefault("client_secret", "").equals(clients.get(id))) {
            throw new Refusal(401, "invalid_client");
        }
        return id;
    }

    /** Who signed it; nobody when the signature, the times or the audience are wrong. */
    private String signer(String assertion) {
        var parts = assertion.split("\\.");
        if (parts.length != 3) {
            return "";
        }
        var claims = new JsonObject(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        var email = claims.getString("iss", "");
        long now = clock.instant().getEpochSecond();
        long life = claims.getLong("exp", 0L) - claims.getLong("iat", 0L);
        if (!accounts.contains(email) || life > 3600 || Math.abs(claims.getLong("iat", 0L) - now) > 300
                || claims.getString("aud") == null || claims.getString("scope") == null) {
            return "";
        }
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(Key.PAIR.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2])) ? email : "";
        } catch (GeneralSecurityException e) {
            return "";
        }
    }

    synchronized JsonObject insert(String calendar, JsonObject event) {
        var made = calendarOf(calendar).insert(event).copy();
        tell(calendar);
        return made;
    }

    synchronized JsonObject patch(String calendar, String id, JsonObject change) {
        var changed = calendarOf(calendar).patch(id, change).copy();
        tell(calendar);
        return changed;
    }

    synchronized JsonObject get(String calendar, String id) {
        return calendarOf(calendar).get(id).copy();
    }

    synchronized void delete(String calendar, String id) {
        calendarOf(calendar).delete(id);
        tell(calendar);
    }

    synchronized JsonObject page(String calendar, @Nullable String syncToken, @Nullable String pageToken, int most) {
        return calendarOf(calendar).page(syncToken, pageToken == null ? 0 : Integer.parseInt(pageToken.substring(1)),
                Math.min(most, pageSize));
    }

    /** A page of all calendars, each as somebody named it: its id, where nobody did. */
    synchronized JsonObject list(@Nullable String pageToken) {
        int from = pageToken == null ? 0 : Integer.parseInt(pageToken.substring(1));
        var ids = calendars().stream().skip(from).limit(pageSize).toList();
        var items = new JsonArray();
        ids.forEach(id -> items.add(JsonObject.of("kind", "calendar#calendarListEntry", "id", id, "summary",
                names.getOrDefault(id, id), "timeZone", calendarOf(id).zone().getId(), "accessRole", "writer")));
        var page = JsonObject.of("kind", "calendar#calendarList", "items", items);
        return from + ids.size() < calendars.size() ? page.put("nextPageToken", "p" + (from + ids.size())) : page;
    }

    synchronized JsonObject freeBusy(Instant from, Instant to, List<String> wanted) {
        var found = new JsonObject();
        for (var id : wanted) {
            var calendar = calendars.get(id);
            var reason = calendar == null ? "notFound" : unreadable.contains(id) ? "internalError" : null;
            found.put(id, reason == null
                    ? JsonObject.of("busy", Objects.requireNonNull(calendar).busy(from, to))
                    : JsonObject.of("errors", new JsonArray()
                            .add(JsonObject.of("domain", "global", "reason", reason)), "busy",
                            new JsonArray()));
        }
        return JsonObject.of("kind", "calendar#freeBusy", "timeMin", from.toString(), "timeMax", to.toString(),
                "calendars", found);
    }

    synchronized JsonObject watch(String calendar, JsonObject wish) {
        calendarOf(calendar);
        var id = wish.getString("id");
        if (channels.containsKey(id)) {
            throw new Refusal(400, "channelIdNotUnique");
        }
        var channel = new Channel(id, wish.getString("token", ""), calendar, wish.getString("address"),
                "r" + channels.size(), Instant.ofEpochMilli(Long.parseLong(wish.getValue("expiration").toString())));
        channels.put(id, channel);
        tell(channel, "sync");
        return JsonObject.of("kind", "api#channel", "id", id, "resourceId", channel.resourceId(), "resourceUri",
                "https://www.googleapis.com/calendar/v3/calendars/" + calendar + "/events", "expiration",
                Long.toString(channel.expiresAt().toEpochMilli()));
    }

    synchronized void stop(JsonObject wish) {
        var channel = channels.get(wish.getString("id"));
        if (channel == null || !channel.resourceId().equals(wish.getString("resourceId"))) {
            throw new Refusal(404, "notFound");
        }
        channels.remove(channel.id());
    }

    private void tell(String calendar) {
        channels.values().stream().filter(one -> one.calendar().equals(calendar))
                .filter(one -> one.expiresAt().isAfter(clock.instant())).forEach(one -> tell(one, "exists"));
    }

    /** Without a body: all is in the head. */
    private void tell(Channel channel, String state) {
        if (isQuiet) {
            return;
        }
        http.request(new RequestOptions().setAbsoluteURI(channel.address()).setMethod(HttpMethod.POST)
                .putHeader("X-Goog-Channel-ID", channel.id()).putHeader("X-Goog-Channel-Token", channel.token())
                .putHeader("X-Goog-Resource-ID", channel.resourceId()).putHeader("X-Goog-Resource-State", state))
                .compose(request -> request.send()).onFailure(unheard -> {});
    }

    synchronized SheetState sheetOf(String spreadsheet, String name) {
        var sheets = spreadsheets.get(spreadsheet);
        if (sheets == null) {
            throw new Refusal(404, "NOT_FOUND");
        }
        var sheet = sheets.get(name);
        if (sheet == null) {
            throw new Refusal(400, "INVALID_ARGUMENT");
        }
        return sheet;
    }

    private CalendarState calendarOf(String id) {
        var calendar = calendars.get(id);
        if (calendar == null) {
            throw new Refusal(404, "notFound");
        }
        return calendar;
    }
}
