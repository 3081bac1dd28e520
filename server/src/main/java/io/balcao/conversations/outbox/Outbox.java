package io.balcao.conversations.outbox;

import io.balcao.channels.Failure;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.SendOutcome.ChannelStopped;
import io.balcao.channels.SendOutcome.Consequence;
import io.balcao.channels.SendOutcome.PairRateLimited;
import io.balcao.channels.SendOutcome.Refused;
import io.balcao.channels.SendOutcome.Retry;
import io.balcao.channels.SendOutcome.Sent;
import io.balcao.channels.SendOutcome.SlowDown;
import io.balcao.channels.SendOutcome.Uncertain;
import io.balcao.channels.meta.GraphClient;
import io.balcao.conversations.outbox.OutboxRepository.Claimed;
import io.balcao.conversations.thread.MessageView.Reason;
import io.balcao.conversations.thread.StatusEvents;
import io.balcao.conversations.thread.StatusEvents.Change;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.work.Background;
import io.balcao.platform.work.Batcher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what was accepted. One message of a conversation at a time, so that order is kept; conversations beside each
 * other. A message is claimed, and the claim committed, before the call goes out: so what a crash leaves behind is known
 * to be in doubt, and is not sent twice in silence.
 */
public final class Outbox implements OutboxWaker {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    /** Longer than any call to a channel may take. */
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SWEEP = Duration.ofMillis(100);
    private static final int MOST_AT_ONCE = 128;
    private static final Duration SLOWER = Duration.ofSeconds(5);
    /** How long a bot's message that may have left waits for a status, before it is said again. */
    static final Duration UNCERTAIN_FOR = Duration.ofSeconds(90);
    private static final Reason WITHDRAWN = reason(Failure.of("taken_over"));

    private final Database database;
    private final OutboxRepository repository;
    private final ChannelSender sender;
    private final StatusEvents statusEvents;
    private final ChannelAlarm alarm;
    private final Background background;
    private final InstantSource clock;
    private final RetryPolicy policy = new RetryPolicy(RandomGenerator.getDefault());
    private final UUID node = Ids.next();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    private final AtomicInteger sending = new AtomicInteger();
    // Organizations whose outbox is being looked into here; true when a wake came meanwhile.
    private final ConcurrentHashMap<OrganizationId, Boolean> active = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<OrganizationId, Batcher<Settlement, List<Change>>> settling = new ConcurrentHashMap<>();

    private record Settlement(UUID message, String whatsappId) {}

    /** Hears that a number needs somebody to look after it. */
    @FunctionalInterface
    public interface ChannelAlarm {
        void raise(OrganizationId organization, UUID channel, Failure why);
    }

    Outbox(Database database, ChannelSender sender, StatusEvents statusEvents, ChannelAlarm alarm,
            Background background, InstantSource clock) {
        this.database = database;
        this.repository = new OutboxRepository(database);
        this.sender = sender;
        this.statusEvents = statusEvents;
        this.alarm = alarm;
        this.background = background;
        this.clock = clock;
    }

    /** An outbox whose messages leave through WhatsApp's Cloud API. */
    public static Outbox toWhatsapp(Database database, GraphClient graph, OutgoingFiles files, Vault vault,
            StatusEvents statusEvents, ChannelAlarm alarm, Background background, InstantSource clock) {
        return new Outbox(database, new WhatsappSender(graph, files, vault), statusEvents, alarm, background, clock);
    }

    /** Begins to send. */
    public void start() {
        background.repeat(SWEEP, "outbox sweep", this::sweep);
    }

    @Override
    public void wake(OrganizationId organization) {
        if (!active.merge(organization, false, (was, now) -> true)) {
            background.run("outbox", () -> work(organization));
        }
    }

    /** Whether nothing is on its way from here. */
    public boolean isIdle() {
        return active.isEmpty() && sending.get() == 0;
    }

    private void work(OrganizationId organization) {
        do {
            active.put(organization, false);
            try {
                while (claimSome(organization)) {
                    // Until nothing is due: the sweep comes back for what is due later.
                }
            } catch (RuntimeException failure) {
                LOG.warn("The outbox could not be read: {}", failure.toString());
                active.remove(organization);
                return;
            }
        } while (!active.remove(organization, false));
    }

    private boolean claimSome(OrganizationId organization) {
        // At least one place before the claim: what is claimed is sent at once.
        places.acquireUninterruptibly();
        int more = places.drainPermits();
        int free = more + 1;
        List<Claimed> claimed;
        try {
            claimed = repository.claim(organization, node, free, LEASE);
        } catch (RuntimeException failure) {
            places.release(free);
            throw failure;
        }
        places.release(free - claimed.size());
        for (var message : claimed) {
            sending.incrementAndGet();
            background.run("send", () -> {
                try {
                    send(organization, message);
                } finally {
                    sending.decrementAndGet();
                    places.release();
                }
                // The next one of this conversation may go now.
                wake(organization);
            });
        }
        return !claimed.isEmpty();
    }

    private void send(OrganizationId organization, Claimed message) {
        settle(organization, message, attempt(organization, message));
    }

    private SendOutcome attempt(OrganizationId organization, Claimed message) {
        var closesAt = message.windowExpiresAt();
        if (!message.messageType().equals("template") && (closesAt == null || !closesAt.isAfter(clock.instant()))) {
            return new Refused(Failure.of("window_closed"), null, Consequence.NONE);
        }
        if (message.sendTo() == null || message.sealedToken() == null) {
            return new Refused(Failure.of(message.sendTo() == null ? "no_address" : "channel_without_token"), null,
                    Consequence.NONE);
        }
        try {
            return sender.send(organization, message);
        } catch (RuntimeException bug) {
            LOG.error("A message could not be made ready to send", bug);
            return new Refused(Failure.of("unknown"), null, Consequence.NONE);
        }
    }

    /** The retry policy. */
    private void settle(OrganizationId organization, Claimed message, SendOutcome outcome) {
        switch (outcome) {
            case Sent sent -> tell(organization,
                    batcher(organization).add(new Settlement(message.messageId(), sent.externalId())).await());
            case Retry retry -> again(organization, message, retry.why(),
                    policy.next(message.attempts(), retry.few()).map(wait -> longer(wait, retry.after())));
            case PairRateLimited limited ->
                again(organization, message, limited.why(), policy.nextForPair(message.attempts()));
            case SlowDown slow -> {
                var wait = longer(SLOWER, slow.after());
                within(organization, tx -> {
                    repository.slowDown(tx, message.channelId(), wait);
                    return again(tx, message, false, wait, slow.why());
                });
            }
            case ChannelStopped stopped -> {
                LOG.error("Channel {} stopped: {}", message.channelId(), stopped.why().reason());
                within(organization, tx -> {
                    repository.stopChannel(tx, message.channelId(), stopped.why().reason());
                    return again(tx, message, false, Duration.ZERO, stopped.why());
                });
                alarm.raise(organization, message.channelId(), stopped.why());
            }
            case Refused refused -> {
                fail(organization, message.messageId(), refused.why());
                bear(organization, message, refused);
            }
            case Uncertain uncertain ->
                doubt(organization, message.messageId(), message.senderType(), reason(uncertain.why()));
        }
    }

    /** What a refusal means for others than its message. */
    private void bear(OrganizationId organization, Claimed message, Refused refused) {
        switch (refused.consequence()) {
            case NONE -> {
            }
            case NO_MARKETING -> within(organization, tx -> {
                repository.stopMarketing(tx, message.conversationId());
                return List.of();
            });
            case ALERT -> alarm.raise(organization, message.channelId(), refused.why());
        }
    }

    private void again(OrganizationId organization, Claimed message, Failure why, Optional<Duration> wait) {
        if (wait.isEmpty()) {
            fail(organization, message.messageId(), why);
        } else {
            within(organization, tx -> again(tx, message, true, wait.get(), why));
        }
    }

    private List<Change> again(Tx tx, Claimed message, boolean counts, Duration wait, Failure why) {
        return repository.again(tx, message.messageId(), node, counts, wait, reason(why), WITHDRAWN);
    }

    private void fail(OrganizationId organization, UUID message, Failure why) {
        within(organization, tx -> {
            var moved = repository.advance(tx, message, "failed", reason(why));
            repository.forget(tx, message);
            return moved;
        });
    }

    /** It may have left. A status tells; without one, the bot says it again and a person is asked. */
    private void doubt(OrganizationId organization, UUID message, String senderType, Reason why) {
        within(organization, tx -> {
            var moved = repository.advance(tx, message, "uncertain", why);
            if (senderType.equals("attendant")) {
                repository.forget(tx, message);
            } else {
                repository.hold(tx, message, UNCERTAIN_FOR);
            }
            return moved;
        });
    }

    private void sweep() {
        for (var organization : repository.organizationsWithDueSends()) {
            var expired = database.inTransaction(organization, tx -> {
                repository.resend(tx);
                return repository.expired(tx);
            });
            expired.forEach(one -> doubt(organization, one.messageId(), one.senderType(),
                    reason(Failure.of("uncertain"))));
            wake(organization);
        }
    }

    private void within(OrganizationId organization, Function<Tx, List<Change>> work) {
        tell(organization, database.inTransaction(organization, work));
    }

    private void tell(OrganizationId organization, List<Change> moved) {
        if (!moved.isEmpty()) {
            statusEvents.publish(organization, moved);
        }
    }

    private Batcher<Settlement, List<Change>> batcher(OrganizationId organization) {
        return settling.computeIfAbsent(organization, key -> new Batcher<>(200, 100_000,
                batch -> repository.settle(key, batch.stream().map(Settlement::message).toList(),
                        batch.stream().map(Settlement::whatsappId).toList())
                        .map(moved -> batch.stream().map(one -> moved.stream()
                                .filter(change -> change.messageId().equals(one.message())).toList()).toList()),
                (batch, failure) -> !Database.isAway(failure)));
    }

    private static Duration longer(Duration ours, @org.jspecify.annotations.Nullable Duration asked) {
        return asked != null && asked.compareTo(ours) > 0 ? asked : ours;
    }

    private static Reason reason(Failure why) {
        return new Reason(why.reason(), why.text(Locale.forLanguageTag("pt-BR")));
    }
}
