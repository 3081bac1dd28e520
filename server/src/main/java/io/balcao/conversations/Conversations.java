package io.balcao.conversations;

import io.balcao.accounts.AuditTrail;
import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.Failure;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.StatusUpdate;
import io.balcao.channels.meta.GraphClient;
import io.balcao.channels.meta.GraphErrors;
import io.balcao.channels.zapi.ZapiClient;
import io.balcao.conversations.ingest.IngestListener;
import io.balcao.conversations.ingest.WhatsappIngest;
import io.balcao.conversations.lane.Lanes;
import io.balcao.conversations.lane.Responder;
import io.balcao.conversations.outbox.Outbox;
import io.balcao.conversations.outbox.OutgoingFiles;
import io.balcao.conversations.queues.Queues;
import io.balcao.conversations.surveys.Surveys;
import io.balcao.conversations.thread.ChannelNotices;
import io.balcao.conversations.thread.MessageView.Reason;
import io.balcao.conversations.thread.NumberTraffic;
import io.balcao.conversations.thread.StatusEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The road of a message, put together. */
public final class Conversations {
    private static final Locale LANGUAGE = Locale.forLanguageTag("pt-BR");

    private final WhatsappIngest ingest;
    private final Lanes lanes;
    private final Outbox outbox;
    private final Queues queues;
    private final Surveys surveys;
    private final StatusEvents statusEvents;
    private final NumberTraffic traffic;
    private final Leftovers leftovers;
    private final Background background;

    /** What of the platform the road needs. */
    public record Ground(Vertx vertx, Database database, AuditTrail audit, EventStream events, Background background,
            InstantSource clock, Vault vault, MeterRegistry metrics) {}

    /**
     * How the road reaches WhatsApp.
     *
     * @param stopped told when a number of an organization cannot send any more
     * @param repaired told when it can again
     * @param isKeptAside whether what comes for an organization is kept for later
     */
    public record Ways(ChannelDirectory channels, GraphClient graph, ZapiClient zapi, OutgoingFiles files,
            WhatsappIngest.Defaults webhook, Consumer<OrganizationId> stopped, Consumer<OrganizationId> repaired,
            Predicate<OrganizationId> isKeptAside) {}

    /** @param mediaArrived told when files of an organization wait to be fetched */
    public Conversations(Ground ground, Ways ways, Responder responder, Consumer<OrganizationId> mediaArrived) {
        this.background = ground.background();
        this.leftovers = new Leftovers(ground.database(), ground.metrics());
        var threads = new ThreadRepository();
        this.statusEvents = new StatusEvents(ground.database(), threads, ground.events(), ground.background());
        var notices = new ChannelNotices(ground.events());
        Outbox.ChannelAlarm alarm = (organization, channel, why) -> {
            notices.raise(organization, channel, why);
            ways.stopped().accept(organization);
        };
        this.outbox = Outbox.of(ground.database(), ways.graph(), ways.zapi(), ways.files(), ground.vault(),
                statusEvents,
                alarm, ground.background());
        this.traffic = new NumberTraffic(ground.database(), threads, statusEvents, outbox::wake);
        this.queues = new Queues(new Queues.Ground(ground.database(), ground.audit(), ground.events(),
                ground.background(), ground.clock(), ground.metrics()), threads, outbox);
        this.surveys = new Surveys(ground.database(), ground.audit(), ground.events(), outbox, ground.background(),
                ground.clock(), threads);
        this.lanes = new Lanes(ground.database(), threads, responder, queues, ground.events(), outbox,
                ground.background(), ground.clock());
        this.ingest = new WhatsappIngest(ground.vertx(), ground.database(), ways.channels(), ground.events(),
                statusEvents, new Listener(this, mediaArrived, alarm, ways.repaired()), ground.background(),
                ways.webhook(),
                Conversations::whyFailed, ways.isKeptAside(), ground.clock(), ground.metrics());
    }

    private record Listener(Conversations here, Consumer<OrganizationId> media, Outbox.ChannelAlarm alarm,
            Consumer<OrganizationId> repaired) implements IngestListener {
        @Override
        public void unanswered(OrganizationId organization, UUID conversation) {
            here.lanes.wake(organization, conversation);
        }

        @Override
        public void scored(OrganizationId organization) {
            here.surveys.answered(organization);
        }

        @Override
        public void mediaArrived(OrganizationId organization) {
            media.accept(organization);
        }

        @Override
        public void sessionChanged(OrganizationId organization, UUID channel, boolean isConnected) {
            here.background.run("session of a number", () -> {
                if (isConnected) {
                    here.outbox.wake(organization);
                    repaired.accept(organization);
                } else {
                    alarm.raise(organization, channel, Failure.of("session_lost"));
                }
            });
        }
    }

    /** Begins to answer and to send. */
    public void start() {
        outbox.start();
        lanes.start();
        queues.start();
        surveys.start();
        leftovers.start(background);
    }

    /** Takes away what nobody needs any more. */
    void cleanUp() {
        leftovers.sweep();
    }

    /** Whether nobody is being answered here. */
    boolean isIdle() {
        return lanes.isIdle();
    }

    /** Answers a webhook; on an event loop. */
    public void handleWebhook(HttpServerRequest request) {
        ingest.handle(request);
    }

    /** Where webhooks come in, also those that are read once more. */
    public WhatsappIngest ingest() {
        return ingest;
    }

    /** Tells of messages to customers that were committed, and has them sent. */
    public void tell(OrganizationId organization, List<UUID> messages, List<UUID> conversations) {
        statusEvents.publishAgain(organization, messages, conversations);
        outbox.wake(organization);
    }

    /** To be woken when something was committed for it. */
    public Outbox outbox() {
        return outbox;
    }

    /** Tells of messages that were put into threads. */
    public StatusEvents statusEvents() {
        return statusEvents;
    }

    /** What goes through a number, for who tests it. */
    public NumberTraffic traffic() {
        return traffic;
    }

    /** Gives who waits to who is free. */
    public Queues queues() {
        return queues;
    }

    /** Asks how customers were served. */
    public Surveys surveys() {
        return surveys;
    }

    private static Reason whyFailed(StatusUpdate update) {
        var error = update.errors().isEmpty() ? null : update.errors().getFirst();
        var why = switch (GraphErrors.ofStatus(error)) {
            case SendOutcome.Sent _ -> Failure.of("unknown");
            case SendOutcome.Retry retry -> retry.why();
            case SendOutcome.SlowDown slow -> slow.why();
            case SendOutcome.PairRateLimited limited -> limited.why();
            case SendOutcome.ChannelStopped stopped -> stopped.why();
            case SendOutcome.Refused refused -> refused.why();
            case SendOutcome.Uncertain uncertain -> uncertain.why();
        };
        return new Reason(why.reason(), why.text(LANGUAGE));
    }
}
