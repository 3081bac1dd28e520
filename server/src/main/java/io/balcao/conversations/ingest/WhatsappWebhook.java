package io.balcao.conversations.ingest;

import io.balcao.channels.Channel;
import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.ChannelKind;
import io.balcao.channels.StatusUpdate;
import io.balcao.channels.meta.AccountEvent;
import io.balcao.channels.meta.AccountEvent.MarketingPreference;
import io.balcao.channels.meta.Webhook;
import io.balcao.channels.meta.WebhookParser;
import io.balcao.channels.meta.WebhookPart;
import io.balcao.channels.meta.WebhookSignature;
import io.balcao.channels.meta.WebhookSignature.Verdict;
import io.balcao.conversations.thread.MessageView;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a POST of Meta means. Every message and status in it is committed, or put aside with its reason, before this says
 * yes. A body is believed for a number only when that number's own app secret signed it.
 */
final class WhatsappWebhook {
    private final ChannelDirectory channels;
    private final Intake intake;
    private final RareArrivals rest;
    private final IngestRepository repository;
    private final Optional<Secret> defaultSecret;
    private final Function<StatusUpdate, MessageView.Reason> whyFailed;
    private final InstantSource clock;
    private final IngestMetrics metrics;
    private final ForgedNotes forged;
    private final Map<Secret, WebhookSignature> signatures = new ConcurrentHashMap<>();

    WhatsappWebhook(ChannelDirectory channels, Intake intake, RareArrivals rest, IngestRepository repository,
            Optional<Secret> defaultSecret, Function<StatusUpdate, MessageView.Reason> whyFailed, InstantSource clock,
            IngestMetrics metrics, ForgedNotes forged) {
        this.forged = forged;
        this.channels = channels;
        this.intake = intake;
        this.rest = rest;
        this.repository = repository;
        this.defaultSecret = defaultSecret;
        this.whyFailed = whyFailed;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Completes when everything in the body is safe; fails with a {@link Problem}, or when the database is away. */
    Future<Void> receive(List<String> signatureHeaders, byte[] body) {
        var webhook = WebhookParser.parse(body, clock.instant());
        // Also of what cannot be read: whose it is says who may have signed it.
        var numbers = Stream.of(webhook.groups().stream().map(Webhook.NumberGroup::phoneNumberId),
                webhook.events().stream().map(WhatsappWebhook::number),
                webhook.undecodable().stream().map(Webhook.Undecodable::phoneNumberId)).flatMap(all -> all)
                .filter(Objects::nonNull).distinct().toList();
        return find(numbers, 0, new HashMap<>()).compose(found -> findAccounts(accounts(webhook), 0, new HashMap<>())
                .compose(channelsOf -> receive(signatureHeaders, body, webhook, found, channelsOf)));
    }

    private static @Nullable String number(AccountEvent event) {
        return event instanceof MarketingPreference wish ? wish.phoneNumberId() : null;
    }

    private static boolean isAboutTemplate(AccountEvent event) {
        return event instanceof AccountEvent.TemplateStatus || event instanceof AccountEvent.TemplateCategory
                || event instanceof AccountEvent.TemplateQuality;
    }

    private static boolean isAboutAccount(AccountEvent event) {
        return event instanceof AccountEvent.AccountUpdate || event instanceof AccountEvent.NumberQuality;
    }

    private Future<Map<String, List<Channel>>> findAccounts(List<String> accounts, int index,
            Map<String, List<Channel>> found) {
        if (index == accounts.size()) {
            return Future.succeededFuture(found);
        }
        return channels.ofAccount(accounts.get(index)).compose(members -> {
            found.put(accounts.get(index), members);
            return findAccounts(accounts, index + 1, found);
        });
    }

    private Future<Map<String, Channel>> find(List<String> numbers, int index, Map<String, Channel> found) {
        if (index == numbers.size()) {
            return Future.succeededFuture(found);
        }
        return channels.find(ChannelKind.WHATSAPP, numbers.get(index)).compose(channel -> {
            channel.ifPresent(known -> found.put(numbers.get(index), known));
            return find(numbers, index + 1, found);
        });
    }

    private Future<Void> receive(List<String> signatureHeaders, byte[] body, Webhook webhook,
            Map<String, Channel> found, Map<String, List<Channel>> channelsOf) {
        var believed = new HashMap<String, Channel>();
        found.forEach((number, channel) -> {
            if (isSignedBy(channel.webhookSecret(), signatureHeaders, body)) {
                believed.put(number, channel);
            } else {
                forged.note(channel);
            }
        });
        channelsOf.replaceAll((account, members) -> onePerOrganization(members.stream()
                .filter(channel -> isSignedBy(channel.webhookSecret(), signatureHeaders, body)).toList()));
        // A body about no number of ours (the panel's test, an account notice) can only carry the installation's secret.
        if (believed.isEmpty() && channelsOf.values().stream().allMatch(List::isEmpty)
                && !isSignedBy(defaultSecret, signatureHeaders, body)) {
            metrics.refused();
            return Future.failedFuture(new Problem.Unauthorized("The signature does not fit"));
        }
        var pending = new ArrayList<Future<?>>();
        for (var group : webhook.groups()) {
            var channel = believed.get(group.phoneNumberId());
            if (channel == null) {
                pending.add(putAside(group, found.containsKey(group.phoneNumberId()), body));
            } else {
                pending.add(intake.unlessKeptAside(channel, () -> WebhookPart.number(body, group.phoneNumberId()),
                        () -> takeIn(channel, group, body)));
            }
        }
        webhook.events().forEach(event -> note(event, believed, channelsOf).forEach(noted -> {
            Supplier<String> raw = () -> WebhookPart.account(body, event.accountId(), number(event));
            pending.add(intake.unlessKeptAside(noted.channel(), raw,
                    () -> intake.kept(noted.channel(), noted.work().get(), raw)));
        }));
        for (var part : webhook.undecodable()) {
            metrics.buried();
            var owner = part.phoneNumberId() == null ? null : believed.get(part.phoneNumberId());
            pending.add(owner == null
                    ? repository.bury(part.phoneNumberId(), part.reason(), part.webhook())
                    : repository.bury(owner, part.reason(), part.webhook()));
        }
        return Intake.all(pending);
    }

    private Future<Void> takeIn(Channel channel, Webhook.NumberGroup group, byte[] body) {
        var pending = new ArrayList<Future<?>>();
        group.echoes().forEach(echo -> pending.add(intake.kept(channel, intake.storeEcho(Arrival.of(channel, echo)),
                () -> WebhookPart.message(body, group.phoneNumberId(), echo.externalId()))));
        group.messages().forEach(message -> pending.add(intake.kept(channel, intake.store(Arrival.of(channel, message)),
                () -> WebhookPart.message(body, group.phoneNumberId(), message.externalId()))));
        group.statuses().forEach(status -> pending.add(intake.kept(channel, intake.store(channel, status, why(status)),
                () -> WebhookPart.status(body, group.phoneNumberId(), status.externalId()))));
        return Intake.all(pending);
    }

    /** Takes in what was kept aside for an organization. What could not be read was put on its list when it came. */
    Future<Void> takeIn(OrganizationId organization, byte[] body) {
        var webhook = WebhookParser.parse(body, clock.instant());
        return find(numbers(webhook), 0, new HashMap<>())
                .compose(found -> findAccounts(accounts(webhook), 0, new HashMap<>()).compose(channelsOf -> {
                    keepOnly(organization, found, channelsOf);
                    var pending = new ArrayList<Future<?>>();
                    for (var group : webhook.groups()) {
                        var channel = found.get(group.phoneNumberId());
                        pending.add(channel == null ? putAside(group, false, body) : takeIn(channel, group, body));
                    }
                    webhook.events().forEach(event -> note(event, found, channelsOf).forEach(noted -> pending.add(
                            intake.kept(noted.channel(), noted.work().get(),
                                    () -> WebhookPart.account(body, event.accountId(), number(event))))));
                    return Intake.all(pending);
                }));
    }

    private static List<String> numbers(Webhook webhook) {
        return Stream.concat(webhook.groups().stream().map(Webhook.NumberGroup::phoneNumberId),
                webhook.events().stream().map(WhatsappWebhook::number).filter(Objects::nonNull)).distinct().toList();
    }

    private static List<String> accounts(Webhook webhook) {
        return webhook.events().stream().filter(event -> isAboutTemplate(event) || isAboutAccount(event))
                .map(AccountEvent::accountId).distinct().toList();
    }

    private static void keepOnly(OrganizationId organization, Map<String, Channel> found,
            Map<String, List<Channel>> channelsOf) {
        found.values().removeIf(channel -> !channel.organization().equals(organization));
        channelsOf.replaceAll((account, members) -> onePerOrganization(members.stream()
                .filter(channel -> channel.organization().equals(organization)).toList()));
    }

    /** An account has several numbers, which may belong to one organization. */
    private static List<Channel> onePerOrganization(List<Channel> members) {
        var seen = new HashSet<OrganizationId>();
        return members.stream().filter(channel -> seen.add(channel.organization())).toList();
    }

    /** What an account event makes of one channel. */
    private record Noted(Channel channel, Supplier<Future<Boolean>> work) {}

    private List<Noted> note(AccountEvent event, Map<String, Channel> believed, Map<String, List<Channel>> channelsOf) {
        if (event instanceof MarketingPreference wish) {
            var channel = wish.phoneNumberId() == null ? null : believed.get(wish.phoneNumberId());
            return channel == null
                    ? List.of()
                    : List.of(new Noted(channel, () -> Intake.again(() -> rest.noteWish(channel, wish).map(true))));
        }
        var noted = new ArrayList<Noted>();
        if (isAboutTemplate(event)) {
            channelsOf.getOrDefault(event.accountId(), List.of()).forEach(channel -> noted
                    .add(new Noted(channel, () -> Intake.again(() -> rest.noteTemplate(channel, event).map(true)))));
        } else if (isAboutAccount(event)) {
            channelsOf.getOrDefault(event.accountId(), List.of()).forEach(channel -> noted
                    .add(new Noted(channel, () -> Intake.again(() -> rest.noteAccount(channel, event).map(true)))));
        }
        return noted;
    }

    /**
     * Reads a dead letter once more, for one organization: what is about others is not touched. Whatever of it is stored
     * already stays as it is. Completes with whether anything was new; fails with what it cannot be used for.
     */
    Future<Boolean> replay(OrganizationId organization, byte[] body) {
        var webhook = WebhookParser.parse(body, clock.instant());
        return find(numbers(webhook), 0, new HashMap<>())
                .compose(found -> findAccounts(accounts(webhook), 0, new HashMap<>())
                        .compose(channelsOf -> replay(organization, webhook, found, channelsOf)));
    }

    private Future<Boolean> replay(OrganizationId organization, Webhook webhook, Map<String, Channel> found,
            Map<String, List<Channel>> channelsOf) {
        keepOnly(organization, found, channelsOf);
        if (!webhook.undecodable().isEmpty()) {
            return Future.failedFuture(new Unusable(webhook.undecodable().getFirst().reason()));
        }
        var pending = new ArrayList<Future<Boolean>>();
        for (var group : webhook.groups()) {
            var channel = found.get(group.phoneNumberId());
            if (channel == null) {
                return Future.failedFuture(new Unusable("no number here is " + group.phoneNumberId()));
            }
            group.echoes().forEach(echo -> pending.add(intake.storeEcho(Arrival.of(channel, echo))));
            group.messages().forEach(message -> pending.add(intake.store(Arrival.of(channel, message))));
            group.statuses().forEach(status -> pending.add(intake.store(channel, status, why(status))));
        }
        webhook.events()
                .forEach(event -> note(event, found, channelsOf).forEach(noted -> pending.add(noted.work().get())));
        return pending.isEmpty()
                ? Future.failedFuture(new Unusable("there is nothing in it that is used here"))
                : Future.join(pending).map(all -> pending.stream().anyMatch(Future::result));
    }

    /** Why a dead letter stays one. */
    static final class Unusable extends RuntimeException {
        private static final long serialVersionUID = 1;

        Unusable(String reason) {
            super(reason, null, false, false);
        }
    }

    private MessageView.@Nullable Reason why(StatusUpdate status) {
        return status.status() == StatusUpdate.Status.FAILED ? whyFailed.apply(status) : null;
    }

    private Future<Void> putAside(Webhook.NumberGroup group, boolean isOurs, byte[] body) {
        if (group.messages().isEmpty() && group.statuses().isEmpty() && group.echoes().isEmpty()) {
            return Future.succeededFuture();
        }
        metrics.buried();
        var reason = isOurs
                ? "signed with another number's secret: " + group.phoneNumberId()
                : "unknown phone_number_id " + group.phoneNumberId();
        return repository.bury(group.phoneNumberId(), reason, WebhookPart.number(body, group.phoneNumberId()));
    }

    private boolean isSignedBy(Optional<Secret> secret, List<String> headers, byte[] body) {
        return secret.isPresent() && signatures
                .computeIfAbsent(secret.get(), key -> new WebhookSignature(key.value()))
                .check(headers, body) == Verdict.VALID;
    }
}
