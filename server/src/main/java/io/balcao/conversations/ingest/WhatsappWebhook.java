package io.balcao.conversations.ingest;

import io.balcao.channels.Channel;
import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.StatusUpdate;
import io.balcao.channels.meta.Webhook;
import io.balcao.channels.meta.WebhookParser;
import io.balcao.channels.meta.WebhookSignature;
import io.balcao.channels.meta.WebhookSignature.Verdict;
import io.balcao.conversations.thread.MessageView;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.db.Database;
import io.balcao.platform.work.Batcher;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a POST of Meta means. Every message and status in it is committed, or put aside with its reason, before this says
 * yes. A body is believed for a number only when that number's own app secret signed it.
 */
final class WhatsappWebhook {
    private static final Logger LOG = LoggerFactory.getLogger(WhatsappWebhook.class);

    private final ChannelDirectory channels;
    private final Ingest ingest;
    private final IngestRepository repository;
    private final Optional<Secret> defaultSecret;
    private final Function<StatusUpdate, MessageView.Reason> whyFailed;
    private final InstantSource clock;
    private final IngestMetrics metrics;
    private final Map<Secret, WebhookSignature> signatures = new ConcurrentHashMap<>();

    WhatsappWebhook(ChannelDirectory channels, Ingest ingest, IngestRepository repository,
            Optional<Secret> defaultSecret, Function<StatusUpdate, MessageView.Reason> whyFailed, InstantSource clock,
            IngestMetrics metrics) {
        this.channels = channels;
        this.ingest = ingest;
        this.repository = repository;
        this.defaultSecret = defaultSecret;
        this.whyFailed = whyFailed;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Completes when everything in the body is safe; fails with a {@link Problem}, or when the database is away. */
    Future<Void> receive(List<String> signatureHeaders, byte[] body) {
        var webhook = WebhookParser.parse(body, clock.instant());
        var numbers = webhook.groups().stream().map(Webhook.NumberGroup::phoneNumberId).distinct().toList();
        return find(numbers, 0, new HashMap<>())
                .compose(found -> receive(signatureHeaders, body, webhook, found));
    }

    private Future<Map<String, Channel>> find(List<String> numbers, int index, Map<String, Channel> found) {
        if (index == numbers.size()) {
            return Future.succeededFuture(found);
        }
        return channels.find(numbers.get(index)).compose(channel -> {
            channel.ifPresent(known -> found.put(numbers.get(index), known));
            return find(numbers, index + 1, found);
        });
    }

    private Future<Void> receive(List<String> signatureHeaders, byte[] body, Webhook webhook,
            Map<String, Channel> found) {
        var believed = new HashMap<String, Channel>();
        found.forEach((number, channel) -> {
            if (isSignedBy(channel.appSecret(), signatureHeaders, body)) {
                believed.put(number, channel);
            }
        });
        // A body about no number of ours (the panel's test, an account notice) can only carry the installation's secret.
        if (believed.isEmpty() && !isSignedBy(defaultSecret, signatureHeaders, body)) {
            metrics.refused();
            return Future.failedFuture(new Problem.Unauthorized("The signature does not fit"));
        }
        var pending = new ArrayList<Future<?>>();
        for (var group : webhook.groups()) {
            var channel = believed.get(group.phoneNumberId());
            if (channel == null) {
                pending.add(putAside(group, found.containsKey(group.phoneNumberId())));
            } else {
                group.messages().forEach(message -> pending.add(store(Arrival.of(channel, message))));
                group.statuses().forEach(status -> pending.add(store(new StatusArrival(channel, status,
                        status.status() == StatusUpdate.Status.FAILED ? whyFailed.apply(status) : null))));
            }
        }
        for (var part : webhook.undecodable()) {
            metrics.buried();
            var owner = part.phoneNumberId() == null ? null : believed.get(part.phoneNumberId());
            pending.add(owner == null
                    ? repository.bury(part.reason(), part.rawText())
                    : repository.bury(owner.organization(), part.reason(), part.rawText()));
        }
        return switch (pending.size()) {
            case 0 -> Future.succeededFuture();
            case 1 -> pending.getFirst().mapEmpty();
            default -> Future.join(pending).mapEmpty();
        };
    }

    private Future<Boolean> store(Arrival arrival) {
        metrics.message();
        return again(() -> ingest.store(arrival)).recover(failure -> bury(arrival.channel().organization(), failure,
                () -> arrival.message().toString()));
    }

    private Future<Boolean> store(StatusArrival arrival) {
        metrics.status();
        return again(() -> ingest.store(arrival)).recover(failure -> bury(arrival.channel().organization(), failure,
                () -> arrival.update().toString()));
    }

    /** Once more when another transaction was faster: that is no fault of the item. */
    private static Future<Boolean> again(Supplier<Future<Boolean>> work) {
        return work.get().recover(failure -> Database.isLostRace(failure) ? work.get() : Future.failedFuture(failure));
    }

    /** The database refused this one item: it goes aside with the reason, and its neighbours are not held up. */
    private Future<Boolean> bury(OrganizationId organization, Throwable failure, Supplier<String> raw) {
        if (failure instanceof Batcher.Full) {
            return Future.failedFuture(new Problem.Unavailable("Too much at once"));
        }
        if (Database.isAway(failure)) {
            return Future.failedFuture(failure);
        }
        metrics.buried();
        LOG.warn("A webhook's item was put aside: {}", failure.getMessage());
        return repository.bury(organization, String.valueOf(failure.getMessage()), raw.get().replace("\0", ""))
                .map(false);
    }

    private Future<Void> putAside(Webhook.NumberGroup group, boolean isOurs) {
        if (group.messages().isEmpty() && group.statuses().isEmpty()) {
            return Future.succeededFuture();
        }
        metrics.buried();
        var reason = isOurs
                ? "signed with another number's secret: " + group.phoneNumberId()
                : "unknown phone_number_id " + group.phoneNumberId();
        return repository.bury(reason, (group.messages() + "\n" + group.statuses()).replace("\0", ""));
    }

    private boolean isSignedBy(Optional<Secret> secret, List<String> headers, byte[] body) {
        return secret.isPresent() && signatures
                .computeIfAbsent(secret.get(), key -> new WebhookSignature(key.value()))
                .check(headers, body) == Verdict.VALID;
    }
}
