package io.balcao.channels.settings;

import io.balcao.accounts.AuditTrail;
import io.balcao.channels.ChannelKind;
import io.balcao.channels.settings.ChannelCheck.Kind;
import io.balcao.channels.settings.ChannelCheck.State;
import io.balcao.channels.settings.Inspector.Subject;
import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.work.Background;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tests every link of a number, again whenever an admin asks. What the provider can tell is asked and kept; what must happen
 * outside (Meta asks for the address, a message arrives, one of ours is delivered) is read from what did happen.
 */
final class ChannelChecks {
    private final Database database;
    private final Vault vault;
    private final AuditTrail auditTrail;
    private final Map<ChannelKind, Inspector> inspectors;
    private final ChannelTraffic traffic;
    private final ChannelNews news;
    private final Background background;
    private final ConnectedChannelRepository channels = new ConnectedChannelRepository();
    private final ChannelCheckRepository checks = new ChannelCheckRepository();

    ChannelChecks(Channels.Ground ground, Map<ChannelKind, Inspector> inspectors, ChannelTraffic traffic,
            ChannelNews news) {
        this.database = ground.database();
        this.vault = ground.vault();
        this.auditTrail = ground.auditTrail();
        this.background = ground.background();
        this.inspectors = inspectors;
        this.traffic = traffic;
        this.news = news;
    }

    List<ChannelCheck> list(Caller caller, UUID channel) {
        return database.inTransaction(caller.organization(), tx -> {
            return list(tx, find(tx, channel));
        });
    }

    /** Begins to test; each result is told as it comes. */
    List<ChannelCheck> run(Caller caller, UUID id) {
        var organization = caller.organization();
        var begun = database.inTransaction(organization, tx -> {
            var channel = find(tx, id);
            checks.begin(tx, id, inspector(channel).asked());
            return new Begun(channel, list(tx, channel));
        });
        background.run("channel checks", () -> inspect(organization, begun.channel()));
        return begun.checks();
    }

    private record Begun(ConnectedChannel channel, List<ChannelCheck> checks) {}

    private void inspect(OrganizationId organization, ConnectedChannel channel) {
        var id = channel.id();
        var findings = inspector(channel).inspect(subject(channel), check -> {
            database.inTransaction(organization, tx -> {
                checks.save(tx, id, check);
                return true;
            });
            news.tested(organization, id);
        });
        database.inTransaction(organization, tx -> {
            var number = findings.number;
            if (number != null) {
                checks.noteNumber(tx, id, number.displayPhoneNumber(), number.limit(), switch (number.quality()) {
                    case "RED" -> "low";
                    case "GREEN", "YELLOW" -> "fine";
                    case null, default -> null;
                });
            }
            if (findings.wabaId != null) {
                checks.noteAccount(tx, id, findings.wabaId);
            }
            if (findings.expiryKnown) {
                checks.noteExpiry(tx, id, findings.expiresAt);
            }
            return true;
        });
        news.tested(organization, id);
    }

    /** Has the app told what happens in the account, and tests again. */
    List<ChannelCheck> subscribe(Caller caller, UUID id) {
        var channel = database.inTransaction(caller.organization(), tx -> find(tx, id));
        inspector(channel).subscribe(subject(channel)).ifPresent(why -> {
            throw new Problem.Unavailable(why.text(Locale.forLanguageTag("pt-BR")));
        });
        database.inTransaction(caller.organization(), tx -> {
            auditTrail.record(tx, caller, "channel.subscribed", "channel", id, null, null);
            return true;
        });
        return run(caller, id);
    }

    /** Sends a text to somebody who wrote to the number today. */
    List<ChannelCheck> sendTest(Caller caller, UUID id, String phoneNumber) {
        var channel = database.inTransaction(caller.organization(), tx -> find(tx, id));
        var message = traffic.sendTest(caller.organization(), id, phoneNumber).orElseThrow(
                () -> new Problem.Unprocessable("phone_number", "has not written to this number within the last day"));
        return database.inTransaction(caller.organization(), tx -> {
            checks.save(tx, id, new ChannelCheck(Kind.OUTBOUND, State.WAITING, null, null, message, null));
            return list(tx, channel);
        });
    }

    private List<ChannelCheck> list(Tx tx, ConnectedChannel connected) {
        var channel = connected.id();
        var known = new EnumMap<Kind, ChannelCheck>(Kind.class);
        checks.list(tx, channel).forEach(check -> known.put(check.kind(), check));
        var seen = checks.sightings(tx, channel).orElseThrow();
        known.put(Kind.VERIFICATION, seen.verifiedAt() == null
                ? ChannelCheck.of(Kind.VERIFICATION, State.WAITING, "verification_awaited", null)
                : ChannelCheck.passed(Kind.VERIFICATION, null).at(seen.verifiedAt()));
        known.put(Kind.INBOUND, inbound(tx, channel, seen));
        known.computeIfPresent(Kind.OUTBOUND, (kind, check) -> outbound(tx, check));
        var all = new ArrayList<ChannelCheck>();
        for (var kind : inspector(connected).links()) {
            all.add(known.getOrDefault(kind, ChannelCheck.of(kind, State.PENDING, null, null)));
        }
        return all;
    }

    private ChannelCheck inbound(Tx tx, UUID channel, ChannelCheckRepository.Sightings seen) {
        var received = traffic.lastReceived(tx, channel).orElse(null);
        var forged = seen.badlySignedAt();
        if (forged != null && (received == null || forged.isAfter(received))) {
            return ChannelCheck.failed(Kind.INBOUND, "badly_signed", null).at(forged);
        }
        return received == null
                ? ChannelCheck.of(Kind.INBOUND, State.WAITING, "message_awaited", null)
                : ChannelCheck.passed(Kind.INBOUND, null).at(received);
    }

    private ChannelCheck outbound(Tx tx, ChannelCheck check) {
        var message = check.messageId();
        var progress = message == null ? null : traffic.progress(tx, message).orElse(null);
        if (progress == null) {
            return check;
        }
        var state = switch (progress.status()) {
            case "delivered", "read" -> State.PASSED;
            case "failed" -> State.FAILED;
            default -> State.WAITING;
        };
        var reason = switch (progress.status()) {
            case "failed" -> progress.reason();
            case "delivered", "read" -> null;
            default -> "status_awaited";
        };
        return ChannelCheck.of(Kind.OUTBOUND, state, reason, check.detail()).at(check.checkedAt());
    }

    Subject subject(ConnectedChannel channel) {
        return new Subject(channel.id(), ChannelKind.of(channel.kind()), channel.phoneNumberId(), channel.wabaId(),
                open(channel.sealedToken()), open(channel.sealedAppSecret()), open(channel.sealedClientToken()));
    }

    Inspector inspector(ConnectedChannel channel) {
        return Objects.requireNonNull(inspectors.get(ChannelKind.of(channel.kind())));
    }

    private @Nullable Secret open(@Nullable Buffer sealed) {
        return sealed == null ? null : vault.open(sealed.getBytes());
    }

    private ConnectedChannel find(Tx tx, UUID id) {
        return channels.find(tx, id).orElseThrow(() -> new Problem.NotFound("channel", id));
    }
}
