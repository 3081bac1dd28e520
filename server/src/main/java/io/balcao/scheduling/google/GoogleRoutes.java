package io.balcao.scheduling.google;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.scheduling.appointments.Appointment;
import io.balcao.scheduling.google.ConnectionRepository.Connection;
import io.balcao.scheduling.google.GoogleRequests.Choose;
import io.balcao.scheduling.google.GoogleRequests.Connect;
import io.balcao.scheduling.google.GoogleRequests.Decision;
import io.balcao.scheduling.google.GoogleService.Choice;
import io.balcao.scheduling.google.GoogleService.Compared;
import io.balcao.scheduling.google.GoogleService.Shown;
import io.balcao.scheduling.google.GoogleService.Standing;
import io.balcao.scheduling.google.GoogleService.Tried;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations on the connection to Google, and where Google itself comes to. */
final class GoogleRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(GoogleRoutes.class);
    private static final int LONGEST = 512;

    private final GoogleService service;
    private final GoogleNotices notices;

    GoogleRoutes(GoogleService service, GoogleNotices notices) {
        this.service = service;
        this.notices = notices;
    }

    /** Schema {@code GoogleCalendar}. */
    private record CalendarView(@Nullable UUID professionalId, @Nullable String professionalName, String calendarId,
            @Nullable Instant syncedAt, boolean isUnknown, @Nullable String trouble, @Nullable Instant notifiedUntil) {}

    /** Schema {@code GoogleConnection}. */
    private record ConnectionView(@JsonProperty("clinic_id") String clinicId, String state, @Nullable String kind,
            @Nullable String account, @Nullable String reason, @Nullable Instant stoppedAt, @Nullable String trouble,
            @Nullable Instant pausedUntil, long waiting, long refused, int conflicts, List<CalendarView> calendars) {
        static ConnectionView of(Standing standing) {
            var calendars = standing.calendars().stream().map(one -> new CalendarView(one.professional(),
                    one.professionalName(), one.calendarId(), one.syncedAt(), one.isUnknown(), one.trouble(),
                    one.channelExpiresAt())).toList();
            Connection one = standing.connection();
            return one == null
                    ? new ConnectionView(standing.clinic().key(), "none", null, null, null, null, null, null, 0, 0, 0,
                            calendars)
                    : new ConnectionView(standing.clinic().key(), one.state(), one.kind(), one.account(), one.reason(),
                            one.stoppedAt(), one.trouble(), one.pausedUntil(), standing.waiting().all(),
                            standing.waiting().failed(), standing.conflicts(), calendars);
        }
    }

    private record Consent(String url) {}

    private record TriedView(String check, @Nullable String name, boolean ok, @Nullable String reason) {
        static TriedView of(Tried tried) {
            return new TriedView(tried.check(), tried.name(), tried.reason() == null, tried.reason());
        }
    }

    private record Test(List<TriedView> data) {}

    /** Schema {@code GoogleCalendarChoices}. */
    private record ChoicesView(List<Choice> data, @Nullable String reason) {}

    /** Schema {@code GoogleCompared}. */
    private record ComparedView(boolean isDone, int written, int moved, ConnectionView connection) {
        static ComparedView of(Compared compared) {
            return new ComparedView(compared.isDone(), compared.written(), compared.moved(),
                    ConnectionView.of(compared.standing()));
        }
    }

    /** Schema {@code GoogleConflict}. */
    private record ConflictView(UUID id, String kind, String calendarId, @Nullable Instant startsAt,
            @Nullable Instant endsAt, Instant foundAt, Appointment appointment) {
        static ConflictView of(Shown shown) {
            var one = shown.conflict();
            return new ConflictView(one.id(), one.kind(), one.calendarId(), one.startsAt(), one.endsAt(), one.foundAt(),
                    shown.appointment());
        }
    }

    private record Conflicts(List<ConflictView> data) {}

    void addTo(Routes routes) {
        routes.add("getGoogleConnection",
                request -> Reply.ok(ConnectionView.of(service.standing(request.caller(), key(request)))));
        routes.add("connectGoogle", request -> Reply.ok(
                ConnectionView.of(service.connect(request.caller(), key(request), request.body(Connect.class)))));
        routes.add("disconnectGoogle", request -> {
            service.disconnect(request.caller(), key(request));
            return Reply.nothing();
        });
        routes.add("chooseGoogleCalendars", request -> Reply.ok(ConnectionView.of(
                service.choose(request.caller(), key(request), request.body(Choose.class).calendars()))));
        routes.add("askGoogleConsent",
                request -> Reply.ok(new Consent(service.askConsent(request.caller(), key(request)))));
        routes.add("testGoogle", request -> Reply.ok(
                new Test(service.test(request.caller(), key(request)).stream().map(TriedView::of).toList())));
        routes.add("listGoogleCalendars", request -> {
            var choices = service.choices(request.caller(), key(request));
            return Reply.ok(new ChoicesView(choices.calendars(), choices.reason()));
        });
        routes.add("compareGoogle",
                request -> Reply.ok(ComparedView.of(service.compare(request.caller(), key(request)))));
        routes.add("listGoogleConflicts", request -> Reply.ok(new Conflicts(
                service.conflicts(request.caller(), key(request)).stream().map(ConflictView::of).toList())));
        routes.add("resolveGoogleConflict", request -> {
            service.resolve(request.caller(), request.pathId("conflict_id"),
                    request.body(Decision.class).keep().equals("google"));
            return Reply.nothing();
        });
    }

    private static String key(Request request) {
        return request.path("clinic_id");
    }

    void addTo(Router router) {
        router.post(Watches.PATH).handler(call -> apart(call, () -> notified(call)));
        router.get(GoogleService.CONSENT_PATH).handler(call -> apart(call, () -> consented(call)));
    }

    /** On a virtual thread: the database is waited for. */
    private static void apart(RoutingContext call, Runnable work) {
        Thread.startVirtualThread(() -> {
            try {
                work.run();
            } catch (Exception failure) {
                LOG.warn("Google was not answered: {}", failure.toString());
                // It comes again.
                call.response().setStatusCode(503).end();
            }
        });
    }

    /** Says only that something changed, and nobody signs it: whoever knows channel and token is believed. */
    private void notified(RoutingContext call) {
        var channel = header(call, "X-Goog-Channel-ID");
        var token = header(call, "X-Goog-Channel-Token");
        var isKnown = notices.take(channel, token, header(call, "X-Goog-Resource-State"));
        call.response().setStatusCode(isKnown ? 204 : 404).end();
    }

    private static String header(RoutingContext call, String name) {
        var value = call.request().getHeader(name);
        return value == null || value.length() > LONGEST ? "" : value;
    }

    private void consented(RoutingContext call) {
        var state = call.queryParams().get("state");
        var consented = state == null || state.length() > LONGEST
                ? Optional.<GoogleService.Consented>empty()
                : service.consented(state, call.queryParams().get("code"));
        var place = consented.map(one -> "/agenda/setup/google?clinic=" + one.clinic() + "&google=" + one.outcome())
                .orElse("/agenda/setup/google?google=expired");
        call.response().setStatusCode(302).putHeader("Location", place).putHeader("Cache-Control", "no-store").end();
    }
}
