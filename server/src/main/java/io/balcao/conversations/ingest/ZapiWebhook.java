package io.balcao.conversations.ingest;

import io.balcao.channels.Channel;
import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.ChannelKind;
import io.balcao.channels.StatusUpdate;
import io.balcao.channels.Texts;
import io.balcao.channels.zapi.ZapiCallback;
import io.balcao.channels.zapi.ZapiErrors;
import io.balcao.channels.zapi.ZapiParser;
import io.balcao.conversations.thread.MessageView;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Vault;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a POST of Z-API means. Nothing of it is signed: its number is found by the instance that it names, and it is believed
 * when the address that it came to ends in that number's own secret. As Z-API is not known to come again, what is answered
 * with 200 is committed, or put aside with its reason.
 */
final class ZapiWebhook {
    private static final Locale LANGUAGE = Locale.forLanguageTag("pt-BR");

    private final ChannelDirectory channels;
    private final Intake intake;
    private final RareArrivals rest;
    private final IngestRepository repository;
    private final boolean needsSecret;
    private final InstantSource clock;
    private final IngestMetrics metrics;
    private final ForgedNotes forged;

    /** @param needsSecret whether an address without the secret is refused; a wrong one always is */
    ZapiWebhook(ChannelDirectory channels, Intake intake, RareArrivals rest, IngestRepository repository,
            boolean needsSecret, InstantSource clock, IngestMetrics metrics, ForgedNotes forged) {
        this.channels = channels;
        this.intake = intake;
        this.rest = rest;
        this.repository = repository;
        this.needsSecret = needsSecret;
        this.clock = clock;
        this.metrics = metrics;
        this.forged = forged;
    }

    /** Completes when what the body says is safe; fails with a {@link Problem}, or when the database is away. */
    Future<Void> receive(@Nullable String secret, byte[] body) {
        var callback = ZapiParser.parse(body, clock.instant());
        var instance = callback.instanceId();
        if (instance == null) {
            return secret == null ? Future.failedFuture(refused()) : buryOf(secret, callback, body);
        }
        return channels.find(ChannelKind.ZAPI, instance).compose(found -> {
            var channel = found.orElse(null);
            if (channel == null || !isBelieved(channel, secret)) {
                found.ifPresent(forged::note);
                return Future.failedFuture(refused());
            }
            var raw = raw(body);
            return intake.unlessKeptAside(channel, raw,
                    () -> intake.kept(channel, takeIn(channel, callback, raw), raw));
        });
    }

    private Problem refused() {
        metrics.refused();
        return new Problem.Unauthorized("No number here has this instance and this address");
    }

    private boolean isBelieved(Channel channel, @Nullable String secret) {
        if (secret == null) {
            return !needsSecret;
        }
        return channel.webhookSecret().filter(own -> MessageDigest.isEqual(own.bytes(),
                secret.getBytes(StandardCharsets.UTF_8))).isPresent();
    }

    /** It names no number, but came to the address of one: somebody who looks after that number sees it. */
    private Future<Void> buryOf(String secret, ZapiCallback callback, byte[] body) {
        var reason = callback.what() instanceof ZapiCallback.Unusable(var why) ? why : "no instanceId";
        return repository.ofVerifyToken(Vault.sha256(secret.getBytes(StandardCharsets.UTF_8)), null)
                .compose(found -> {
                    if (found.isEmpty()) {
                        return Future.failedFuture(refused());
                    }
                    metrics.buried();
                    var owner = found.getFirst();
                    return repository.bury(new Channel(owner.channel(), owner.organization(), Optional.empty()), reason,
                            raw(body).get());
                });
    }

    private Future<Boolean> takeIn(Channel channel, ZapiCallback callback, Supplier<String> raw) {
        return switch (callback.what()) {
            case ZapiCallback.Message(var message) -> intake.store(Arrival.of(channel, message));
            case ZapiCallback.Statuses(var updates) -> {
                var pending = new ArrayList<Future<Boolean>>();
                updates.forEach(update -> pending.add(intake.store(channel, update, whyFailed(update))));
                yield pending.isEmpty()
                        ? Future.succeededFuture(false)
                        : Future.join(pending).map(all -> pending.stream().anyMatch(Future::result));
            }
            case ZapiCallback.Session(var isConnected) -> Intake.again(() -> rest.noteSession(channel, isConnected));
            case ZapiCallback.Ignored() -> Future.succeededFuture(false);
            case ZapiCallback.Unusable(var reason) -> {
                metrics.buried();
                yield repository.bury(channel, reason, raw.get()).map(false);
            }
        };
    }

    private static MessageView.@Nullable Reason whyFailed(StatusUpdate update) {
        if (update.status() != StatusUpdate.Status.FAILED) {
            return null;
        }
        var why = ZapiErrors.ofDelivery(update.errors().isEmpty() ? null : update.errors().getFirst().details());
        return new MessageView.Reason(why.reason(), why.text(LANGUAGE));
    }

    /** Takes in what was kept aside for an organization. */
    Future<Void> takeIn(OrganizationId organization, byte[] body) {
        var raw = raw(body);
        return ofOrganization(organization, body).compose(known -> known
                .map(one -> intake.kept(one.channel(), takeIn(one.channel(), one.callback(), raw), raw)
                        .<Void>mapEmpty())
                .orElseGet(Future::succeededFuture));
    }

    /** Reads a dead letter once more, for one organization. Completes with whether anything was new. */
    Future<Boolean> replay(OrganizationId organization, byte[] body) {
        return ofOrganization(organization, body).compose(known -> {
            if (known.isEmpty()) {
                return Future.failedFuture(new WhatsappWebhook.Unusable("no number here has its instance"));
            }
            return known.get().callback().what() instanceof ZapiCallback.Unusable(var reason)
                    ? Future.failedFuture(new WhatsappWebhook.Unusable(reason))
                    : takeIn(known.get().channel(), known.get().callback(), raw(body));
        });
    }

    private record Known(Channel channel, ZapiCallback callback) {}

    private Future<Optional<Known>> ofOrganization(OrganizationId organization, byte[] body) {
        var callback = ZapiParser.parse(body, clock.instant());
        return callback.instanceId() == null
                ? Future.succeededFuture(Optional.empty())
                : channels.find(ChannelKind.ZAPI, callback.instanceId())
                        .map(found -> found.filter(channel -> channel.organization().equals(organization))
                                .map(channel -> new Known(channel, callback)));
    }

    private static Supplier<String> raw(byte[] body) {
        return () -> Texts.storable(new String(body, StandardCharsets.UTF_8));
    }
}
