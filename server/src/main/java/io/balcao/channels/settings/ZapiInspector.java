package io.balcao.channels.settings;

import io.balcao.channels.Failure;
import io.balcao.channels.settings.ChannelCheck.Kind;
import io.balcao.channels.settings.ChannelCheck.State;
import io.balcao.channels.zapi.ZapiAccount;
import io.balcao.channels.zapi.ZapiClient;
import io.balcao.channels.zapi.ZapiClient.Instance;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Tries the links of an instance of Z-API: its tokens, its phone's session, and where it sends what it receives. */
final class ZapiInspector implements Inspector {
    private static final Set<Kind> ASKED = EnumSet.of(Kind.TOKEN, Kind.SESSION, Kind.WEBHOOK);
    private static final Set<Kind> LINKS = EnumSet.of(Kind.TOKEN, Kind.SESSION, Kind.WEBHOOK, Kind.INBOUND,
            Kind.OUTBOUND);

    private final ZapiClient zapi;
    private final ZapiAddresses addresses;

    ZapiInspector(ZapiClient zapi, ZapiAddresses addresses) {
        this.zapi = zapi;
        this.addresses = addresses;
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
        if (subject.accessToken() == null) {
            stop(tell, ChannelCheck.failed(Kind.TOKEN, "token_missing", null));
        } else {
            switch (zapi.status(account(subject))) {
                case Instance.Failed(var why, var isFinal) ->
                    stop(tell, ChannelCheck.failed(Kind.TOKEN, isFinal ? why.reason() : "unreachable", why.details()));
                case Instance.Known(var isConnected, var words) -> {
                    tell.accept(ChannelCheck.passed(Kind.TOKEN, null));
                    tell.accept(isConnected
                            ? ChannelCheck.passed(Kind.SESSION, null)
                            : ChannelCheck.failed(Kind.SESSION, "session_lost", words));
                    tell.accept(webhook(subject));
                }
            }
        }
        return new Findings();
    }

    private static void stop(Consumer<ChannelCheck> tell, ChannelCheck failed) {
        tell.accept(failed);
        tell.accept(ChannelCheck.of(Kind.SESSION, State.SKIPPED, "blocked", null));
        tell.accept(ChannelCheck.of(Kind.WEBHOOK, State.SKIPPED, "blocked", null));
    }

    private ChannelCheck webhook(Subject subject) {
        var there = zapi.receivingAddress(account(subject)).orElse(null);
        if (there == null) {
            return ChannelCheck.failed(Kind.WEBHOOK, "addresses_missing", null);
        }
        var secret = subject.appSecret();
        // Behind a proxy it may have another name; the secret at its end says whether it is this number's.
        return secret != null && (there.endsWith("/" + secret.value()))
                ? ChannelCheck.passed(Kind.WEBHOOK, null)
                : ChannelCheck.failed(Kind.WEBHOOK, "addresses_elsewhere", null);
    }

    @Override
    public Optional<Failure> dead(Subject subject) {
        return switch (zapi.status(account(subject))) {
            case Instance.Known(var isConnected, _) ->
                isConnected ? Optional.empty() : Optional.of(Failure.of("session_lost"));
            case Instance.Failed(var why, var isFinal) -> isFinal ? Optional.of(why) : Optional.empty();
        };
    }

    @Override
    public Optional<Failure> subscribe(Subject subject) {
        return subject.appSecret() == null
                ? Optional.of(Failure.of("channel_misconfigured"))
                : zapi.sendTo(account(subject), addresses.received(subject.appSecret()));
    }

    private static ZapiAccount account(Subject subject) {
        var token = subject.accessToken();
        return new ZapiAccount(subject.phoneNumberId(), token == null ? "" : token.value(),
                subject.clientToken() == null ? null : subject.clientToken().value());
    }
}
