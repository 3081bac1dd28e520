package io.balcao.conversations.surveys;

import io.balcao.accounts.AuditTrail;
import io.balcao.channels.Content;
import io.balcao.conversations.outbox.OutboxWaker;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Asks customers what they think of how they were served. */
public final class Surveys {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Background background;
    private final SurveyRoutes routes;
    private final Asker asker;

    public Surveys(Database database, AuditTrail audit, EventStream events, OutboxWaker outbox, Background background,
            InstantSource clock, ThreadRepository threads) {
        this.background = background;
        this.routes = new SurveyRoutes(new SurveySettingsService(database, audit));
        this.asker = new Asker(database, events, outbox, clock, threads);
    }

    /** What each score is called, the best first. */
    public static List<String> scale(Locale locale) {
        return SurveyWords.in(locale.toLanguageTag()).scale();
    }

    /** The score from 1 to 5 that a text means: a number, stars or a word. */
    public static Optional<Short> score(String text) {
        return Optional.ofNullable(SurveyAnswer.of(new Content.Text(text, false)).score());
    }

    /** Mounts the operations of the settings. */
    public void addTo(Routes mounted) {
        routes.addTo(mounted);
    }

    /** Begins to ask. */
    public void start() {
        background.repeat(LOOK_EVERY, "surveys", asker::look);
    }

    /** Customers answered: they are thanked at once. Does not wait. */
    public void answered(OrganizationId organization) {
        background.run("thanks for a score", () -> asker.look(organization));
    }

    /** Says what is due now, without waiting for the time. */
    public void look() {
        asker.look();
    }
}
