package io.balcao;

import io.balcao.accounts.Accounts;
import io.balcao.accounts.AccountsEvents;
import io.balcao.accounts.AccountsSettings;
import io.balcao.accounts.AskedLimits;
import io.balcao.accounts.LoginLimits;
import io.balcao.accounts.QueueKeeper;
import io.balcao.accounts.hours.Hours;
import io.balcao.bot.Bot;
import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.meta.GraphClient;
import io.balcao.channels.meta.GraphSettings;
import io.balcao.channels.settings.Channels;
import io.balcao.channels.settings.Outages;
import io.balcao.channels.zapi.ZapiClient;
import io.balcao.channels.zapi.ZapiSettings;
import io.balcao.conversations.Conversations;
import io.balcao.conversations.canned.CannedResponses;
import io.balcao.conversations.desk.Desk;
import io.balcao.conversations.ingest.WhatsappIngest;
import io.balcao.conversations.media.MediaFiles;
import io.balcao.conversations.receipts.WhatsappReceipts;
import io.balcao.conversations.sla.Sla;
import io.balcao.conversations.tags.Tags;
import io.balcao.insights.Insights;
import io.balcao.insights.ScheduledReports;
import io.balcao.integrations.Webhooks;
import io.balcao.operations.alerts.Alerts;
import io.balcao.operations.letters.DeadLetters;
import io.balcao.operations.standing.Standings;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.config.Config.FirstChannel;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.OutsidePlaces;
import io.balcao.platform.http.RateLimit;
import io.balcao.platform.http.Routes;
import io.balcao.platform.http.SsrfGuard;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Presence;
import io.balcao.platform.realtime.Room;
import io.balcao.platform.realtime.Signal;
import io.balcao.platform.redis.RedisTryLimit;
import io.balcao.platform.work.TemporaryFiles;
import io.balcao.privacy.Privacy;
import io.balcao.scheduling.Scheduling;
import io.balcao.scheduling.asking.Answers;
import io.balcao.scheduling.google.GoogleSettings;
import io.balcao.scheduling.messages.ClinicMessages;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every feature, built with {@code new}, each from those before it. */
record Features(Accounts accounts, Channels channels, Bot bot, Scheduling scheduling, Conversations conversations,
        MediaFiles media,
        Desk desk, Insights insights, ScheduledReports reports, Hours hours, Sla sla, Tags tags, Webhooks webhooks,
        Privacy privacy, DeadLetters letters, Alerts alerts, Standings standings) {
    private static final Duration LOGIN_WINDOW = Duration.ofMinutes(15);
    private static final int TRIES_PER_ACCOUNT = 5;
    private static final int TRIES_PER_ADDRESS = 50;
    private static final Duration RESET_WINDOW = Duration.ofHours(1);
    private static final int RESETS_PER_ACCOUNT = 3;
    private static final int RESETS_PER_ADDRESS = 30;
    /** Of a mail's attachment: mail servers take ten, and a third is added on the way. */
    private static final long MOST_ATTACHED_BYTES = 3L << 20;

    static Features build(Platform platform, Presence presence) {
        var config = platform.config();
        // Accounts ask the queues, and the queues note what they do in the accounts' audit trail.
        var queues = new LateQueues();
        var accounts = accounts(platform, presence, queues);
        var directory = new ChannelDirectory(platform.database(), platform.vault());
        var graph = new GraphClient(platform.vertx(),
                GraphSettings.of(URI.create(config.graph().url()), config.graph().version()));
        var webhook = new WhatsappIngest.Defaults(config.firstChannel().map(FirstChannel::appSecret),
                config.firstChannel().map(FirstChannel::verifyToken), !config.isDemo());
        var zapi = new ZapiClient(platform.vertx(), ZapiSettings.of(URI.create(config.outside().zapi())));
        var places = new OutsidePlaces(new SsrfGuard(platform.vertx()), config.isDemo());
        // Reminders leave by the outbox of the conversations, which ask the bot, which can book.
        var late = new Object() {
            Answers.Told told = (organization, messages, threads) -> {};
        };
        var scheduling = new Scheduling(new Scheduling.Ground(platform.database(), accounts.auditTrail(),
                platform.events(), platform.vault(), platform.background(), platform.clock(), platform.vertx(),
                GoogleSettings.of(config.outside().google(), config.consoleUrl())),
                (organization, messages, threads) -> late.told.of(organization, messages, threads));
        var bot = new Bot(new Bot.Ground(platform.vertx(), platform.database(), platform.redis(),
                accounts.auditTrail(), platform.background(), platform.vault(), platform.events(),
                platform.clock()), places, scheduling.blocks());
        var media = new MediaFiles(new MediaFiles.Ground(platform.vertx(), platform.database(), platform.events(),
                platform.background(), platform.clock(), platform.vault(), graph, zapi),
                config.dataDirectory().resolve("media"));
        var standings = new Standings(platform.database(), platform.background(), config.dataDirectory());
        var outages = new Outages(platform.database(), platform.mails(), platform.events(), config.consoleUrl());
        var conversations = new Conversations(
                new Conversations.Ground(platform.vertx(), platform.database(), accounts.auditTrail(),
                        platform.events(), platform.background(), platform.clock(), platform.vault(),
                        platform.metrics().registry()),
                new Conversations.Ways(directory, graph, zapi, media.outgoing(), webhook, outages::tell, outages::ended,
                        standings::isKeptAside),
                scheduling.hearing(bot.responder()),
                media::wake);
        queues.keeper = conversations.queues();
        late.told = conversations::tell;
        var channels = new Channels(new Channels.Ground(platform.database(), platform.vault(), accounts.auditTrail(),
                platform.events(), platform.background(), platform.clock()), directory, graph, zapi,
                new Channels.Tests(conversations.traffic(), outages, config.consoleUrl() + WhatsappIngest.PATH,
                        config.consoleUrl() + WhatsappIngest.ZAPI_PATH),
                conversations.outbox()::wake);
        var receipts = new WhatsappReceipts(platform.database(), graph, platform.vault(), platform.background());
        var desk = new Desk(platform.database(), accounts.auditTrail(), platform.events(), conversations.queues(),
                conversations.outbox(), receipts, media::delete, platform.clock(), bot.entrances());
        var webhooks = new Webhooks(new Webhooks.Ground(platform.vertx(), platform.database(), platform.vault(),
                accounts.auditTrail(), platform.mails(), platform.background(), config.consoleUrl(), platform.clock()),
                places);
        var insights = new Insights(platform.database(), accounts.auditTrail(), platform.clock());
        var reports = insights.scheduled(new ScheduledReports.Ground(platform.database(), accounts.auditTrail(),
                platform.mails(), platform.background(), config.consoleUrl(), MOST_ATTACHED_BYTES, platform.clock()));
        return new Features(accounts, channels, bot, scheduling, conversations, media, desk, insights, reports,
                new Hours(platform.database(), accounts.auditTrail()), new Sla(platform.database(),
                        accounts.auditTrail(), platform.events(), platform.background(), platform.clock()),
                new Tags(platform.database(), accounts.auditTrail(), platform.events(), platform.background()),
                webhooks,
                new Privacy(platform.database(), accounts.auditTrail(), platform.events(), platform.background(),
                        config.dataDirectory()),
                new DeadLetters(platform.database(), accounts.auditTrail(),
                        new DeadLetters.Roads(conversations.ingest(), media, webhooks)),
                new Alerts(new Alerts.Ground(platform.database(), accounts.auditTrail(), platform.events(),
                        platform.mails(), platform.background(), platform.metrics().registry(), config.consoleUrl(),
                        platform.clock()), config.dataDirectory(), config.dataDirectory().resolve("media"),
                        !config.isDemo()),
                standings);
    }

    /** Mounts every feature's operations. */
    void addTo(Routes routes, Router router, Platform platform, RateLimit uploads) {
        accounts.addTo(routes);
        accounts.addTo(router, platform.clientAddress());
        channels.addTo(routes);
        bot.addTo(routes, desk::sees);
        desk.addTo(routes);
        new CannedResponses(platform.database(), accounts.auditTrail(), media::copies).addTo(routes);
        insights.addTo(routes);
        reports.addTo(routes);
        hours.addTo(routes);
        sla.addTo(routes);
        tags.addTo(routes);
        conversations.surveys().addTo(routes);
        conversations.queues().addTo(routes);
        webhooks.addTo(routes);
        privacy.addTo(routes);
        letters.addTo(routes);
        alerts.addTo(routes);
        scheduling.addTo(routes);
        scheduling.addTo(router);
        new ClinicMessages(platform.vertx(), platform.database(), conversations.statusEvents(), conversations.outbox())
                .addTo(routes);
        media.addTo(routes, router, new MediaFiles.Guards(accounts, accounts.sockets(), desk.access(), uploads,
                platform.clientAddress(), platform.config().tokens().accessKey(), accounts.auditTrail()));
    }

    /**
     * Begins what goes on by itself.
     *
     * @param closed told of an organization that nobody may work for
     */
    void start(Platform platform, Consumer<OrganizationId> closed) {
        // First: what comes for who is suspended is kept aside from the beginning.
        standings.start(closed, conversations.ingest()::takeIn);
        platform.mails().start();
        accounts.start(platform.background());
        channels.start();
        conversations.start();
        bot.start();
        media.start();
        desk.start(platform.background());
        sla.start();
        tags.start();
        insights.start(platform.background());
        new TemporaryFiles(Path.of(System.getProperty("java.io.tmpdir")), platform.clock())
                .start(platform.background());
        reports.start();
        webhooks.start();
        alerts.start();
        privacy.start();
        scheduling.start();
    }

    private static Accounts accounts(Platform platform, Presence presence, QueueKeeper queues) {
        var config = platform.config();
        var tokens = config.tokens();
        var accounts = new Accounts(new Accounts.Ground(platform.database(), platform.vault(), platform.mails(),
                queues, config.consoleUrl(), platform.clock()),
                AccountsSettings.of(tokens.accessKey(), tokens.refreshKey(), tokens.accessLife(), tokens.refreshLife(),
                        config.bcryptRounds()),
                new LoginLimits(new RedisTryLimit(platform.redis(), "login", TRIES_PER_ACCOUNT, LOGIN_WINDOW),
                        new RedisTryLimit(platform.redis(), "login_address", TRIES_PER_ADDRESS, LOGIN_WINDOW)),
                new AskedLimits(new RedisTryLimit(platform.redis(), "reset", RESETS_PER_ACCOUNT, RESET_WINDOW),
                        new RedisTryLimit(platform.redis(), "reset_address", RESETS_PER_ADDRESS, RESET_WINDOW)),
                new Announcements(platform.events()), presence);
        platform.events().onSignal(Signal.SESSION_ENDED,
                body -> accounts.onSessionEnded(UUID.fromString(body.getString("session_id"))));
        platform.events().onSignal(Signal.RIGHTS_CHANGED,
                body -> accounts.onRightsChanged(UUID.fromString(body.getString("user_id"))));
        return accounts;
    }

    /** The queues, once they are built. */
    private static final class LateQueues implements QueueKeeper {
        private volatile @Nullable QueueKeeper keeper;

        @Override
        public void begin(Tx tx, @Nullable UUID leaving) {
            Objects.requireNonNull(keeper).begin(tx, leaving);
        }

        @Override
        public Runnable end(Tx tx, @Nullable UUID left) {
            return Objects.requireNonNull(keeper).end(tx, left);
        }
    }

    /** Brings what accounts announce to every server. */
    private record Announcements(EventStream events) implements AccountsEvents {
        @Override
        public void sessionEnded(OrganizationId organization, UUID session) {
            events.signal(Signal.sessionEnded(organization, session));
        }

        @Override
        public void rightsChanged(OrganizationId organization, UUID user) {
            events.signal(Signal.rightsChanged(organization, user));
        }

        @Override
        public void renamed(OrganizationId organization) {
            events.publish(organization,
                    List.of(Event.of("resync", List.of(Room.everyone(organization)), Buffer.buffer("{}"))));
        }
    }
}
