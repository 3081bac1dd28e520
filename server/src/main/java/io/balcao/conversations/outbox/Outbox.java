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
import io.balcao.channels.zapi.ZapiClient;
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
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what was accepted. One message of a conversation at a time, so that order is kept; conversations beside each
 * other. A message is claimed, and the claim committed, before the call goes out: so what a crash leaves behind is known
 * to be in doubt, and is not sent twice in silence.
 */
public final class Outbox implements OutboxWaker {
    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
    /** A claim is kept while its message is on the way; this long after a crash others know. */
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SWEEP = Duration.ofMillis(100);
    private static final Duration KEEP = LEASE.dividedBy(3);
    /** Fewer than the connections to the channel: what is claimed is on its way at once. */
    private static final int MOST_AT_ONCE = 256;
    /** A message that leaves this soon after its claim is surely still claimed. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    /** Nobody sees whether a tick comes so much later, and what is noted together costs a fraction. */
    private static final Duration GATHERING = Duration.ofMillis(20);
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
    private final RetryPolicy policy = new RetryPolicy(RandomGenerator.getDefault());
    private final UUID node = Ids.next();
    private final Semaphore places = new Semaphore(MOST_AT_ONCE);
    // What is on its way from here.
    private final ConcurrentHashMap<UUID, Sending> sending = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<UUID, Integer> busy = new ConcurrentHashMap<>();
    // Organizations whose outbox is being looked into here; true when a wake came meanwhile.
    private final ConcurrentHashMap<OrganizationId, Boolean> active = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<OrganizationId, Batcher<Settlement, List<Change>>> settling = new ConcurrentHashMap<>();

    private record Settlement(UUID message, String whatsappId) {}

    private record Sending(OrganizationId organization, UUID message) {}

    /** Hears that a number needs somebody to look after it. */
    @FunctionalInterface
    public interface ChannelAlarm {
        void raise(OrganizationId organization, UUID channel, Failure why);
    }

    Outbox(Database database, ChannelSender sender, StatusEvents statusEvents, ChannelAlarm alarm,
            Background background) {
        this.database = database;
        this.repository = new OutboxRepository(database);
        this.sender = sender;
        this.statusEvents = statusEvents;
        this.alarm = alarm;
        this.background = background;
    }

    /** An outbox whose messages leave by whom their number is connected. */
    public static Outbox of(Database database, GraphClient graph, ZapiClient zapi, OutgoingFiles files, Vault vault,
            StatusEvents statusEvents, ChannelAlarm alarm, Background background) {
        var meta = new WhatsappSender(graph, files, vault);
        var phones = new ZapiSender(zapi, files, vault);
        ChannelSender sender = (organization, message, isStillOurs) -> (switch (message.channelKind()) {
            case WHATSAPP -> meta;
            case ZAPI -> phones;
        }).send(organization, message, isStillOurs);
        return new Outbox(database, sender, statusEvents, alarm, background);
    }

    /** Begins to send. */
    public void start() {
        background.repeat(SWEEP, "outbox sweep", this::sweep);
        background.repeat(KEEP, "outbox claims", this::keepClaims);
    }

    @Override
    public void wake(OrganizationId organization) {
        if (!active.merge(organization, false, (was, now) -> true)) {
            background.run("outbox", () -> work(organization));
        }
    }

    /** Whether nothing is on its way from here. */
    public boolean isIdle() {
        return active.isEmpty() && sending.isEmpty();
    }

    private void work(OrganizationId organization) {
        do {
            active.put(organization, false);
            try {
                while (claimSome(organization)) {
                    // Until nothing more is due: the sweep comes back for what is due later.
                }
            } catch (RuntimeException failure) {
                LOG.warn("The outbox could not be read: {}", failure.toString());
                active.remove(organization);
                return;
            }
        } while (!active.remove(organization, false));
    }

    /** Whether there may be more. */
    private boolean claimSome(OrganizationId organization) {
        // At least one place before the claim: what is claimed is sent at once.
        places.acquireUninterruptibly();
        // Never more than half of what is free for one, so that something is left for each who comes later: a number
        // whose answers do not come holds many places, but never all.
        int share = (places.availablePermits() + 2) / 2;
        int free = 1 + takePlaces(share - 1);
        List<Claimed> claimed;
        // From before: the answer of the claim can come late.
        long claimedAt = System.nanoTime();
        try {
            claimed = repository.claim(organization, node, free, share, Map.copyOf(busy), LEASE);
        } catch (RuntimeException failure) {
            places.release(free);
            throw failure;
        }
        places.release(free - claimed.size());
        for (var message : claimed) {
            sending.put(message.messageId(), new Sending(organization, message.messageId()));
            busy.merge(message.channelId(), 1, Integer::sum);
            background.run("send", () -> {
                try {
                    send(organization, message, claimedAt);
                } finally {
                    sending.remove(message.messageId());
                    busy.computeIfPresent(message.channelId(), (channel, count) -> count == 1 ? null : count - 1);
                    places.release();
                }
                // The next one of this conversation may go now.
                wake(organization);
            });
        }
        return claimed.size() == free;
    }

    private int takePlaces(int wanted) {
        for (int take = Math.min(wanted, places.availablePermits()); take > 0; take /= 2) {
            if (places.tryAcquire(take)) {
                return take;
            }
        }
        return 0;
    }

    private void send(OrganizationId organization, Claimed message, long claimedAt) {
        settle(organization, message,
                attempt(organization, message, () -> isStillOurs(organization, message, claimedAt)));
    }

    /** Whoever uploaded a file first, or slept with the whole machine, may have been given up for dead meanwhile. */
    private boolean isStillOurs(OrganizationId organization, Claimed message, long claimedAt) {
        if (message.mediaId() == null && System.nanoTime() - claimedAt < AT_ONCE.toNanos()) {
            return true;
        }
        try {
            return database.inTransaction(organization, tx -> repository.renew(tx, message, node, LEASE));
        } catch (RuntimeException failure) {
            if (Database.isAway(failure)) {
                return false;
            }
            throw failure;
        }
    }

    private SendOutcome attempt(OrganizationId organization, Claimed message, BooleanSupplier isStillOurs) {
        if (!message.messageType().equals("template") && !message.isWindowOpen()) {
            return new Refused(Failure.of("window_closed"), null, Consequence.NONE);
        }
        if (message.isUnwanted()) {
            return new Refused(Failure.of("marketing_opt_out"), null, Consequence.NONE);
        }
        if (message.sendTo() == null || message.sealedToken() == null) {
            return new Refused(Failure.of(message.sendTo() == null ? "no_address" : "channel_without_token"), null,
                    Consequence.NONE);
        }
        try {
            return sender.send(organization, message, isStillOurs);
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
                var isNews = new AtomicBoolean();
                within(organization, tx -> {
                    isNews.set(repository.stopChannel(tx, message, stopped.why().reason()));
                    return again(tx, message, false, Duration.ZERO, stopped.why());
                });
                if (isNews.get()) {
                    alarm.raise(organization, message.channelId(), stopped.why());
                }
            }
            case Refused refused -> {
                fail(organization, message, refused.why());
                bear(organization, message, refused);
            }
            case Uncertain uncertain -> within(organization, tx -> repository.holds(tx, message, node)
                    ? doubt(tx, message.messageId(), message.senderType(), reason(uncertain.why()))
                    : List.of());
        }
    }

    /** What a refusal means for others than its message. */
    private void bear(OrganizationId organization, Claimed message, Refused refused) {
        switch (refused.consequence()) {
            case NONE -> {
            }
            case NO_MARKETING -> statusEvents.publishAgain(organization, List.of(), database.inTransaction(organization,
                    tx -> repository.stopMarketing(tx, message.conversationId())));
            case ALERT -> alarm.raise(organization, message.channelId(), refused.why());
        }
    }

    private void again(OrganizationId organization, Claimed message, Failure why, Optional<Duration> wait) {
        if (wait.isEmpty()) {
            fail(organization, message, why);
        } else {
            within(organization, tx -> again(tx, message, true, wait.get(), why));
        }
    }

    private List<Change> again(Tx tx, Claimed message, boolean counts, Duration wait, Failure why) {
        return repository.again(tx, message, node, counts, wait, reason(why), WITHDRAWN);
    }

    /** Of a claim that was lost meanwhile it means nothing: the message may be on its way again. */
    private void fail(OrganizationId organization, Claimed message, Failure why) {
        within(organization, tx -> {
            if (!repository.holds(tx, message, node)) {
                return List.of();
            }
            var moved = repository.advance(tx, message.messageId(), "failed", reason(why));
            repository.forget(tx, message.messageId());
            return moved;
        });
    }

    /** It may have left. A status tells; without one, the bot says it again and a person is asked. */
    private List<Change> doubt(Tx tx, UUID message, String senderType, Reason why) {
        var moved = repository.advance(tx, message, "uncertain", why);
        if (senderType.equals("attendant")) {
            repository.forget(tx, message);
        } else {
            repository.hold(tx, message, UNCERTAIN_FOR);
        }
        return moved;
    }

    private void sweep() {
        for (var organization : repository.organizationsWithDueSends()) {
            database.inTransaction(organization, repository::untold)
                    .forEach(message -> within(organization, tx -> repository.resend(tx, message)));
            database.inTransaction(organization, repository::expired)
                    .forEach(one -> within(organization, tx -> repository.hasExpired(tx, one.messageId())
                            ? doubt(tx, one.messageId(), one.senderType(), reason(Failure.of("interrupted")))
                            : List.of()));
            wake(organization);
        }
    }

    /** Some sends take longer than a claim lasts: a large file goes up first. */
    private void keepClaims() {
        sending.values().stream()
                .collect(Collectors.groupingBy(Sending::organization,
                        Collectors.mapping(Sending::message, Collectors.toList())))
                .forEach((organization, messages) -> database.inTransaction(organization, tx -> {
                    repository.keep(tx, messages, node, LEASE);
                    return true;
                }));
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
        return settling.computeIfAbsent(organization, key -> new Batcher<>(200, 100_000, LEASE,
                batch -> repository.settle(key, batch.stream().map(Settlement::message).toList(),
                        batch.stream().map(Settlement::whatsappId).toList())
                        .map(moved -> batch.stream().map(one -> moved.stream()
                                .filter(change -> change.messageId().equals(one.message())).toList()).toList()),
                (batch, failure) -> !Database.isAway(failure),
                begin -> background.soon(GATHERING, begin)));
    }

    private static Duration longer(Duration ours, @org.jspecify.annotations.Nullable Duration asked) {
        return asked != null && asked.compareTo(ours) > 0 ? asked : ours;
    }

    private static Reason reason(Failure why) {
        return new Reason(why.reason(), why.text(Locale.forLanguageTag("pt-BR")));
    }
}
