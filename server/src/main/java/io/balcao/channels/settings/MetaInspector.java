package io.balcao.channels.settings;

import io.balcao.channels.Failure;
import io.balcao.channels.meta.GraphAccount;
import io.balcao.channels.meta.GraphInspection;
import io.balcao.channels.meta.GraphInspection.Answered.Failed;
import io.balcao.channels.meta.GraphInspection.Answered.Known;
import io.balcao.channels.meta.GraphInspection.AppWebhook;
import io.balcao.channels.meta.GraphInspection.Token;
import io.balcao.channels.settings.ChannelCheck.Kind;
import io.balcao.channels.settings.ChannelCheck.State;
import io.balcao.platform.Problem;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tries each link between Meta and here. */
final class MetaInspector implements Inspector {
    /** What is asked of Meta, in this order. */
    private static final Set<Kind> ASKED = EnumSet.of(Kind.TOKEN, Kind.SCOPES, Kind.NUMBER, Kind.QUALITY,
            Kind.SUBSCRIPTION, Kind.WEBHOOK);
    private static final Set<Kind> LINKS = EnumSet.complementOf(EnumSet.of(Kind.SESSION));
    /** What no later try cures. A refusal of another kind may be about the question. */
    private static final Set<String> DEAD = Set.of("token_invalid", "permission_missing", "account_restricted",
            "channel_not_registered", "channel_misconfigured");
    private static final Duration SOON = Duration.ofDays(14);
    private static final List<String> SCOPES = List.of("whatsapp_business_management", "whatsapp_business_messaging");
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    private final GraphInspection graph;
    private final String callbackUrl;
    private final InstantSource clock;

    /** @param callbackUrl where webhooks are to be sent */
    MetaInspector(GraphInspection graph, String callbackUrl, InstantSource clock) {
        this.graph = graph;
        this.callbackUrl = callbackUrl;
        this.clock = clock;
    }

    @Override
    public Set<Kind> links() {
        return LINKS;
    }

    @Override
    public Set<Kind> asked() {
        return ASKED;
    }

    @Override
    public Findings inspect(Subject subject, Consumer<ChannelCheck> tell) {
        var findings = new Findings();
        var left = EnumSet.copyOf(ASKED);
        Consumer<ChannelCheck> tellOne = check -> {
            left.remove(check.kind());
            tell.accept(check);
        };
        inspect(subject, findings, tellOne);
        left.forEach(kind -> tell.accept(ChannelCheck.of(kind, State.SKIPPED, "blocked", null)));
        return findings;
    }

    private void inspect(Subject subject, Findings findings, Consumer<ChannelCheck> tell) {
        if (subject.accessToken() == null) {
            tell.accept(ChannelCheck.failed(Kind.TOKEN, "token_missing", null));
            return;
        }
        var secret = subject.accessToken().value();
        Token token;
        switch (graph.token(secret)) {
            case Failed<Token> failed -> {
                tell.accept(failure(Kind.TOKEN, failed, "token_invalid"));
                return;
            }
            case Known<Token>(var known) -> token = known;
        }
        if (!token.isValid()) {
            tell.accept(ChannelCheck.failed(Kind.TOKEN, token.isExpired() ? "token_expired" : "token_invalid", null));
            return;
        }
        findings.expiryKnown = true;
        findings.expiresAt = token.expiresAt();
        tell.accept(expiry(token.expiresAt()));
        var missing = new TreeSet<>(SCOPES);
        missing.removeAll(token.scopes());
        tell.accept(missing.isEmpty()
                ? ChannelCheck.passed(Kind.SCOPES, String.join(", ", SCOPES))
                : ChannelCheck.failed(Kind.SCOPES, "scopes_missing", String.join(", ", missing)));
        if (!number(subject, token, secret, findings, tell)) {
            return;
        }
        subscription(findings, token, secret, tell);
        webhook(subject, token, tell);
    }

    private ChannelCheck expiry(@Nullable Instant expiresAt) {
        if (expiresAt == null) {
            return ChannelCheck.passed(Kind.TOKEN, null);
        }
        return expiresAt.isBefore(clock.instant().plus(SOON))
                ? ChannelCheck.of(Kind.TOKEN, State.WARNING, "token_expires", expiresAt.toString())
                : ChannelCheck.of(Kind.TOKEN, State.PASSED, "token_lasts", expiresAt.toString());
    }

    /** False when the rest cannot be asked. */
    private boolean number(Subject subject, Token token, String secret, Findings findings,
            Consumer<ChannelCheck> tell) {
        switch (graph.number(new GraphAccount(subject.phoneNumberId(), secret, null))) {
            case Failed<GraphInspection.PhoneNumber> failed -> {
                tell.accept(failure(Kind.NUMBER, failed, "number_unknown"));
                return false;
            }
            case Known<GraphInspection.PhoneNumber>(var known) -> findings.number = new Number(
                    known.displayPhoneNumber(), known.quality(), known.limit());
        }
        var accounts = new LinkedHashSet<String>();
        if (subject.wabaId() != null) {
            accounts.add(subject.wabaId());
        }
        accounts.addAll(token.accounts());
        for (var account : accounts) {
            if (graph.numbersOf(account, secret) instanceof Known<List<String>>(var ids)
                    && ids.contains(subject.phoneNumberId())) {
                findings.wabaId = account;
                break;
            }
        }
        var isNamedOne = subject.wabaId() == null || subject.wabaId().equals(findings.wabaId);
        if (findings.wabaId == null) {
            tell.accept(token.scopes().containsAll(SCOPES)
                    ? ChannelCheck.failed(Kind.NUMBER, "number_elsewhere", subject.wabaId())
                    : ChannelCheck.of(Kind.NUMBER, State.WARNING, "account_unseen", null));
        } else {
            tell.accept(isNamedOne
                    ? ChannelCheck.passed(Kind.NUMBER, findings.number.displayPhoneNumber())
                    : ChannelCheck.failed(Kind.NUMBER, "account_wrong", findings.wabaId));
        }
        tell.accept(quality(findings.number));
        return true;
    }

    private static ChannelCheck quality(Number number) {
        return switch (number.quality()) {
            case "RED" -> ChannelCheck.of(Kind.QUALITY, State.FAILED, "quality_low", number.limit());
            case "YELLOW" -> ChannelCheck.of(Kind.QUALITY, State.WARNING, "quality_medium", number.limit());
            case null, default -> ChannelCheck.passed(Kind.QUALITY, number.limit());
        };
    }

    private void subscription(Findings findings, Token token, String secret, Consumer<ChannelCheck> tell) {
        if (findings.wabaId == null) {
            return;
        }
        tell.accept(switch (graph.subscribedApps(findings.wabaId, secret)) {
            case Failed<List<String>> failed -> failure(Kind.SUBSCRIPTION, failed, "subscription_unseen");
            case Known<List<String>>(var apps) -> apps.contains(token.appId())
                    ? ChannelCheck.passed(Kind.SUBSCRIPTION, null)
                    : ChannelCheck.failed(Kind.SUBSCRIPTION, "not_subscribed", null);
        });
    }

    private void webhook(Subject subject, Token token, Consumer<ChannelCheck> tell) {
        if (subject.appSecret() == null) {
            tell.accept(ChannelCheck.failed(Kind.WEBHOOK, "app_secret_missing", null));
            return;
        }
        tell.accept(switch (graph.webhooks(token.appId(), subject.appSecret().value())) {
            case Failed<List<AppWebhook>> failed -> failure(Kind.WEBHOOK, failed, "app_secret_wrong");
            case Known<List<AppWebhook>>(var webhooks) -> webhook(webhooks);
        });
    }

    private ChannelCheck webhook(List<AppWebhook> webhooks) {
        if (webhooks.isEmpty()) {
            return ChannelCheck.failed(Kind.WEBHOOK, "webhook_missing", null);
        }
        var webhook = webhooks.getFirst();
        if (!webhook.fields().contains("messages")) {
            return ChannelCheck.failed(Kind.WEBHOOK, "field_missing", "messages");
        }
        // A proxy may well give it another name: what counts is whether a message arrives, and that is tested below.
        return isHere(webhook.callbackUrl())
                ? ChannelCheck.passed(Kind.WEBHOOK, webhook.callbackUrl())
                : ChannelCheck.of(Kind.WEBHOOK, State.WARNING, "webhook_elsewhere", webhook.callbackUrl());
    }

    private boolean isHere(String address) {
        try {
            var there = URI.create(address);
            var here = URI.create(callbackUrl);
            return host(there).equals(host(here)) && String.valueOf(there.getPath()).startsWith(here.getPath());
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }

    private static String host(URI address) {
        var host = String.valueOf(address.getHost());
        return LOOPBACK.contains(host) ? "loopback" : host;
    }

    /** WhatsApp said no, or could not be asked. */
    private static ChannelCheck failure(Kind kind, Failed<?> failed, String refused) {
        var why = failed.why();
        if (!failed.isFinal()) {
            return ChannelCheck.failed(kind, "unreachable", why.details());
        }
        return ChannelCheck.failed(kind, switch (why.reason()) {
            case "token_invalid" -> kind == Kind.WEBHOOK ? refused : "token_invalid";
            case "permission_missing" -> "scopes_missing";
            default -> refused;
        }, why.details());
    }

    @Override
    public Optional<Failure> dead(Subject subject) {
        return graph.number(new GraphAccount(subject.phoneNumberId(),
                subject.accessToken() == null ? "" : subject.accessToken().value(),
                null)) instanceof Failed<GraphInspection.PhoneNumber>(var why, var isFinal)
                && isFinal && DEAD.contains(why.reason()) ? Optional.of(why) : Optional.empty();
    }

    @Override
    public Optional<Failure> subscribe(Subject subject) {
        if (subject.wabaId() == null || subject.accessToken() == null) {
            throw new Problem.Conflict("The WhatsApp Business Account of this number is not known yet");
        }
        return graph.subscribe(subject.wabaId(), subject.accessToken().value()) instanceof Failed<Boolean> failed
                ? Optional.of(failed.why())
                : Optional.empty();
    }
}
