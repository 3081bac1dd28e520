package io.balcao.scheduling.google;

import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.balcao.scheduling.google.CalendarRepository.Calendar;
import io.balcao.scheduling.google.ConnectionRepository.Connection;
import io.balcao.scheduling.google.GoogleAnswer.Dead;
import io.balcao.scheduling.google.GoogleAnswer.Done;
import io.balcao.scheduling.google.GoogleClient.Login;
import io.balcao.scheduling.slots.Agenda.Taken;
import io.balcao.scheduling.slots.Elsewhere;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When people are busy by their calendars. Whoever books waits for it a moment at most: where Google is away or slow, what
 * is known already counts, and it is left alone for a while. An error of one calendar inside of an answer says that nobody
 * knows, not that they are free.
 */
final class BusyTimes implements Elsewhere {
    private static final Logger LOG = LoggerFactory.getLogger(BusyTimes.class);
    private static final Duration FRESH = Duration.ofMinutes(1);
    /** Somebody who books is told when what is known is older: it is read each minute in which somebody asks. */
    private static final Duration VERIFIED = Duration.ofMinutes(10);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(30);
    private static final Duration AHEAD = Duration.ofDays(31);
    /** In one question. */
    private static final Duration LONGEST = Duration.ofDays(60);
    private static final int MOST_CALENDARS = 50;

    private final Database database;
    private final Vault vault;
    private final GoogleClient client;
    private final InstantSource clock;
    private final ConnectionRepository connections = new ConnectionRepository();
    private final CalendarRepository calendars = new CalendarRepository();
    /** Until when nobody is made to wait for a clinic's Google. */
    private final Map<UUID, Instant> leftAlone = new ConcurrentHashMap<>();

    /** What is asked for a clinic. */
    private record Question(Connection connection, List<Calendar> calendars) {}

    BusyTimes(Database database, Vault vault, GoogleClient client, InstantSource clock) {
        this.database = database;
        this.vault = vault;
        this.client = client;
        this.clock = clock;
    }

    @Override
    public Map<UUID, Busy> busy(Tx tx, UUID clinic, Instant from, Instant to) {
        var now = clock.instant();
        var found = new HashMap<UUID, Busy>();
        for (var row : calendars.busy(tx, clinic, new CalendarEvents.Span(from, to), now.minus(FRESH),
                now.minus(VERIFIED))) {
            var one = found.computeIfAbsent(row.subject(), any -> new Busy(!row.isUnknown(),
                    row.isFresh() || isLeftAlone(clinic, now), row.isVerified(), new ArrayList<>()));
            if (row.taken() != null) {
                one.taken().add(row.taken());
            }
        }
        return found;
    }

    private boolean isLeftAlone(UUID clinic, Instant now) {
        var until = leftAlone.get(clinic);
        return until != null && until.isAfter(now);
    }

    @Override
    public void look(OrganizationId organization, UUID clinic, Instant from, Instant to) {
        if (isLeftAlone(clinic, clock.instant())) {
            return;
        }
        var question = database.inTransaction(organization, tx -> connections.find(tx, clinic)
                .filter(Connection::isActive).map(found -> new Question(found, calendars.ofClinic(tx, clinic))));
        if (question.isEmpty() || question.get().calendars().isEmpty()) {
            return;
        }
        var connection = question.get().connection();
        var login = new Login(clinic, connection.revision(),
                GoogleAccount.of(vault.open(connection.sealed().getBytes())));
        switch (read(organization, login, question.get().calendars(), from, to)) {
            case Done _ -> leftAlone.remove(clinic);
            case Dead(var why) -> {
                LOG.error("Google of clinic {} stopped: {}", clinic, why);
                database.inTransaction(organization,
                        tx -> connections.stop(tx, clinic, connection.revision(), why, clock.instant()));
            }
            case GoogleAnswer _ -> leftAlone.put(clinic, clock.instant().plus(LEFT_ALONE));
        }
    }

    /** Asks for all of them, and for the days to come as well: the next who asks finds them. */
    GoogleAnswer read(OrganizationId organization, Login login, List<Calendar> all, Instant wantedFrom,
            Instant wantedTo) {
        var now = clock.instant();
        var from = wantedFrom.isBefore(now) ? wantedFrom : now;
        var to = wantedTo.isAfter(now.plus(AHEAD)) ? wantedTo : now.plus(AHEAD);
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            from = wantedFrom;
            to = wantedTo;
        }
        var answer = GoogleAnswer.nothing();
        for (int begin = 0; begin < all.size(); begin += MOST_CALENDARS) {
            var some = all.subList(begin, Math.min(all.size(), begin + MOST_CALENDARS));
            answer = read(organization, login, some, new CalendarEvents.Span(from, to));
            if (!(answer instanceof Done)) {
                return answer;
            }
        }
        return answer;
    }

    private GoogleAnswer read(OrganizationId organization, Login login, List<Calendar> some,
            CalendarEvents.Span span) {
        var question = Json.mapper().createObjectNode().put("timeMin", span.from().toString())
                .put("timeMax", span.to().toString()).put("timeZone", "UTC");
        var items = question.putArray("items");
        some.forEach(one -> items.addObject().put("id", one.calendarId()));
        var answer = client.freeBusy(login, question);
        if (answer instanceof Done(var body)) {
            database.inTransaction(organization, tx -> {
                some.forEach(one -> take(tx, one, body.path("calendars").path(one.calendarId()), span));
                return true;
            });
        }
        return answer;
    }

    private void take(Tx tx, Calendar calendar, JsonNode said, CalendarEvents.Span span) {
        var now = clock.instant();
        // An empty list beside an error is not a free day, and neither is no word at all.
        if (said.isMissingNode() || !said.path("errors").isEmpty()) {
            calendars.readUnknown(tx, calendar.id(), now, said.path("errors").path(0).path("reason").asText("unknown"));
            return;
        }
        var busy = new ArrayList<Taken>();
        for (var one : said.path("busy")) {
            busy.add(new Taken(OffsetDateTime.parse(one.path("start").asText()).toInstant(),
                    OffsetDateTime.parse(one.path("end").asText()).toInstant()));
        }
        calendars.readBusy(tx, calendar.id(), span.from(), span.to(), now, busy);
    }
}
