package io.balcao.conversations.ingest;

import io.balcao.channels.Channel;
import io.balcao.channels.Content;
import io.balcao.channels.Failure;
import io.balcao.channels.meta.AccountEvent;
import io.balcao.channels.meta.AccountEvent.MarketingPreference;
import io.balcao.conversations.ingest.RareRepository.Changed;
import io.balcao.conversations.ingest.RareRepository.Echoed;
import io.balcao.conversations.ingest.RareRepository.Template;
import io.balcao.conversations.thread.ChannelNotices;
import io.balcao.conversations.thread.MessageView.Reason;
import io.balcao.conversations.thread.StatusEvents;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Signal;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What comes seldom and one by one: changes of numbers, what the business wrote on its own phone, wishes about marketing,
 * news of templates, accounts and numbers. Each may come twice and in any order. Never waits.
 */
final class RareArrivals {
    private static final Locale LANGUAGE = Locale.forLanguageTag("pt-BR");
    private static final Reason TAKEN_OVER = new Reason("taken_over", Failure.text("taken_over", LANGUAGE));
    /** What an organization's people should hear of at once. */
    private static final Set<String> BAD_NEWS = Set.of("REJECTED", "PAUSED", "DISABLED", "FLAGGED");

    /** What the events of a number's quality mean. */
    private static final Map<String, String> QUALITIES = Map.of("FLAGGED", "low", "UNFLAGGED", "fine");

    private final RareRepository repository;
    private final IngestRepository ingest;
    private final EventStream events;
    private final StatusEvents statusEvents;
    private final ChannelNotices notices;
    private final IngestListener listener;
    // Echoes of a number are stored one after the other, so that they keep their order.
    private final ConcurrentHashMap<UUID, Future<?>> last = new ConcurrentHashMap<>();

    RareArrivals(RareRepository repository, IngestRepository ingest, EventStream events, StatusEvents statusEvents,
            IngestListener listener) {
        this.repository = repository;
        this.ingest = ingest;
        this.events = events;
        this.statusEvents = statusEvents;
        this.notices = new ChannelNotices(events);
        this.listener = listener;
    }

    /** Customers who go by other addresses from now on. Their messages are stored already. */
    Future<Void> changeNumbers(OrganizationId organization, List<Arrival> batch) {
        Future<Void> done = Future.succeededFuture();
        for (var arrival : batch) {
            if (arrival.message().content() instanceof Content.NumberChanged change) {
                done = done.compose(before -> repository.changeNumber(organization, arrival, change))
                        .onSuccess(changed -> tellAgain(organization, changed)).mapEmpty();
            }
        }
        return done;
    }

    /**
     * Customers who wrote that they want no marketing any more, or want it again. Also of what was stored before: should this
     * have failed, WhatsApp brings the message once more.
     */
    Future<Void> noteWords(OrganizationId organization, List<Arrival> batch) {
        Future<Void> done = Future.succeededFuture();
        for (var arrival : batch) {
            var word = MarketingWord.of(arrival.message().content());
            if (word.isPresent()) {
                done = done.compose(before -> repository.noteWord(organization, arrival, word.get()))
                        .onSuccess(changed -> tellAgain(organization, changed)).mapEmpty();
            }
        }
        return done;
    }

    /** Acts on messages: they read differently now. */
    Future<Void> applyActs(OrganizationId organization, List<Arrival> acts, String senderType) {
        return ingest.applyActs(organization, acts, senderType)
                .onSuccess(changed -> tellAgain(organization, changed)).mapEmpty();
    }

    private void tellAgain(OrganizationId organization, Changed changed) {
        if (!changed.conversations().isEmpty()) {
            statusEvents.publishAgain(organization, Set.copyOf(changed.messages()),
                    Set.copyOf(changed.conversations()));
        }
    }

    /** Stores what the business wrote on its own phone. Completes after the commit. */
    Future<Boolean> storeEcho(Arrival echo) {
        var stored = last.compute(echo.channel().id(),
                (channel, before) -> before == null || before.isComplete()
                        ? store(echo)
                        : before.otherwiseEmpty().compose(over -> store(echo)));
        return stored.map(true);
    }

    private Future<Void> store(Arrival echo) {
        var organization = echo.channel().organization();
        var act = Ingest.isAct(echo.message().content());
        return repository.storeEcho(organization, echo, IngestRepository.isQuiet(echo.message().content()), TAKEN_OVER)
                .compose(stored -> act
                        ? applyActs(organization, List.of(echo), "attendant").map(stored)
                        : Future.succeededFuture(stored))
                .onSuccess(stored -> stored.ifPresent(one -> tell(organization, echo, one)))
                .mapEmpty();
    }

    private void tell(OrganizationId organization, Arrival echo, Echoed stored) {
        statusEvents.publishAgain(organization, stored.messages(), List.of(stored.conversation()));
        statusEvents.publishMerged(organization, stored.merged());
        if (stored.isTaken()) {
            events.signal(Signal.conversationMoved(organization, stored.conversation()));
        }
        if (echo.message().content() instanceof Content.Media media && media.file() != null) {
            listener.mediaArrived(organization);
        }
    }

    /** Somebody wants no marketing any more, or wants it again. */
    Future<Void> noteWish(Channel channel, MarketingPreference wish) {
        return repository.noteWish(channel.organization(), wish)
                .onSuccess(changed -> tellAgain(channel.organization(), changed)).mapEmpty();
    }

    /** What WhatsApp says of an account, for each organization that has numbers of it. */
    Future<Void> noteTemplate(Channel channel, AccountEvent event) {
        var organization = channel.organization();
        var news = switch (event) {
            case AccountEvent.TemplateStatus status -> new Template(status.name(), status.language(), status.category(),
                    status.event(), null, status.details() == null ? status.reason() : status.details());
            case AccountEvent.TemplateCategory changed ->
                new Template(changed.name(), changed.language(), changed.category(), null, null, null);
            case AccountEvent.TemplateQuality changed ->
                new Template(changed.name(), changed.language(), null, null, changed.quality(), null);
            default -> throw new IllegalArgumentException("not about a template: " + event);
        };
        return repository.noteTemplate(organization, event.accountId(), news).onSuccess(noted -> {
            events.signal(new Signal(StatusEvents.TEMPLATES_CHANGED,
                    new JsonObject().put("organization_id", organization.toString())));
            if (news.status() != null && BAD_NEWS.contains(news.status())) {
                notices.templateStopped(organization, channel.id(), news.name(), news.reason());
            }
        });
    }

    /** What WhatsApp says of an account or a number of it, for each organization that has it. */
    Future<Void> noteAccount(Channel channel, AccountEvent event) {
        var organization = channel.organization();
        return switch (event) {
            case AccountEvent.AccountUpdate update -> AccountNotice.of(update).map(
                    notice -> repository
                            .noteAccount(organization, update.accountId(), notice.stored(), notice.details())
                            .onSuccess(numbers -> raise(organization, numbers, notice.reason())).<Void>mapEmpty())
                    .orElseGet(Future::succeededFuture);
            case AccountEvent.NumberQuality news -> {
                var quality = QUALITIES.get(news.event());
                yield repository.noteNumber(organization, news, quality)
                        .onSuccess(numbers -> raise(organization, numbers, quality == null
                                ? "number_limit_changed"
                                : quality.equals("low") ? "number_quality_low" : "number_quality_better"))
                        .mapEmpty();
            }
            default -> throw new IllegalArgumentException("not about an account: " + event);
        };
    }

    /** A number that is driven by a phone: its session fell, or is back. True when that is new. */
    Future<Boolean> noteSession(Channel channel, boolean isConnected) {
        return repository.noteSession(channel, isConnected).onSuccess(isNews -> {
            if (isNews) {
                listener.sessionChanged(channel.organization(), channel.id(), isConnected);
            }
        });
    }

    private void raise(OrganizationId organization, List<UUID> numbers, String reason) {
        numbers.forEach(number -> notices.raise(organization, number, Failure.of(reason)));
    }
}
