package io.balcao.channels.settings;

import io.balcao.accounts.AuditTrail;
import io.balcao.channels.ChannelKind;
import io.balcao.channels.settings.ChannelRequests.ConnectZapi;
import io.balcao.channels.settings.ChannelRequests.Create;
import io.balcao.channels.settings.ChannelRequests.Update;
import io.balcao.channels.settings.ConnectedChannelRepository.Place;
import io.balcao.channels.settings.ConnectedChannelRepository.Sealed;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.config.Config.FirstChannel;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Connects numbers and repairs them. */
final class ChannelService {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelService.class);
    private static final String ACTIVE = "active";
    private static final String STOPPED = "stopped";
    private static final String DISABLED = "disabled";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private final Database database;
    private final Vault vault;
    private final AuditTrail auditTrail;
    private final Consumer<OrganizationId> changed;
    private final ConnectedChannelRepository channels = new ConnectedChannelRepository();

    /** What the audit trail keeps: that a secret changed, and never what it is. */
    private record Snapshot(String name, String phoneNumberId, @Nullable String displayPhoneNumber,
            @Nullable String wabaId, String status, String accessToken, String appSecret, String verifyToken,
            String clientToken) {
        static Snapshot of(ConnectedChannel channel, @Nullable Update update) {
            return new Snapshot(channel.name(), channel.phoneNumberId(), channel.displayPhoneNumber(), channel.wabaId(),
                    channel.status(), mark(update != null && update.accessToken() != null),
                    mark(update != null && update.appSecret() != null),
                    mark(update != null && update.verifyToken() != null),
                    mark(update != null && update.clientToken() != null));
        }

        private static String mark(boolean isNew) {
            return isNew ? "*** (new)" : "***";
        }
    }

    /** @param changed told after the commit */
    ChannelService(Database database, Vault vault, AuditTrail auditTrail, Consumer<OrganizationId> changed) {
        this.database = database;
        this.vault = vault;
        this.auditTrail = auditTrail;
        this.changed = changed;
    }

    List<ConnectedChannel> list(Caller caller, @Nullable Instant afterTime, @Nullable UUID afterId, int limit) {
        return database.inTransaction(caller.organization(), tx -> channels.list(tx, afterTime, afterId, limit));
    }

    ConnectedChannel get(Caller caller, UUID id) {
        return database.inTransaction(caller.organization(),
                tx -> channels.find(tx, id).orElseThrow(() -> new Problem.NotFound("channel", id)));
    }

    ConnectedChannel create(Caller caller, Create request) {
        var sealed = seal(request.accessToken(), request.appSecret(), request.verifyToken(), null);
        var created = database.inTransaction(caller.organization(), tx -> {
            var channel = channels.insert(tx, Ids.next(), ChannelKind.WHATSAPP, request.name(), request.phoneNumberId(),
                    request.displayPhoneNumber(), request.wabaId(), sealed);
            auditTrail.record(tx, caller, "channel.created", "channel", channel.id(), null, Snapshot.of(channel, null));
            return channel;
        });
        changed.accept(caller.organization());
        return created;
    }

    /** Connects an instance of Z-API, and gives its webhooks an address that nobody guesses. */
    ConnectedChannel connect(Caller caller, ConnectZapi request) {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        var secret = new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        var sealed = seal(request.token(), secret, secret, request.clientToken());
        var created = database.inTransaction(caller.organization(), tx -> {
            var channel = channels.insert(tx, Ids.next(), ChannelKind.ZAPI, request.name(), request.instanceId(),
                    request.displayPhoneNumber(), null, sealed);
            auditTrail.record(tx, caller, "channel.created", "channel", channel.id(), null, Snapshot.of(channel, null));
            return channel;
        });
        changed.accept(caller.organization());
        return created;
    }

    /** What stands at the end of the addresses of an instance. */
    Secret addressSecret(Caller caller, UUID id) {
        var channel = get(caller, id);
        var sealed = channel.sealedAppSecret();
        if (ChannelKind.of(channel.kind()) != ChannelKind.ZAPI || sealed == null) {
            throw new Problem.NotFound("addresses of channel", id);
        }
        return vault.open(sealed.getBytes());
    }

    ConnectedChannel update(Caller caller, UUID id, Update request) {
        var sealed = seal(request.accessToken(), request.appSecret(), request.verifyToken(), request.clientToken());
        var updated = database.inTransaction(caller.organization(), tx -> {
            var before = channels.lock(tx, id).orElseThrow(() -> new Problem.NotFound("channel", id));
            if (ChannelKind.of(before.kind()) == ChannelKind.ZAPI) {
                refuseMetas(request);
            } else if (request.clientToken() != null) {
                throw new Problem.Unprocessable("client_token", "is Z-API's");
            }
            var other = request.place().phoneNumberId();
            if (other != null && !other.equals(before.phoneNumberId()) && channels.isUsed(tx, id)) {
                throw new Problem.Conflict("Customers wrote to this number already: connect the other one beside it");
            }
            var after = channels.update(tx, id, request.name(), sealed, status(before, request), request.place());
            auditTrail.record(tx, caller, "channel.updated", "channel", id, Snapshot.of(before, null),
                    Snapshot.of(after, request));
            return after;
        });
        changed.accept(caller.organization());
        return updated;
    }

    /** Its webhooks carry a secret of ours, and another instance is another number. */
    private static void refuseMetas(Update request) {
        if (request.appSecret() != null || request.verifyToken() != null || request.place().wabaId() != null
                || request.place().phoneNumberId() != null) {
            throw new Problem.Unprocessable(request.appSecret() != null
                    ? "app_secret"
                    : request.verifyToken() != null
                            ? "verify_token"
                            : request.place().wabaId() != null ? "waba_id" : "phone_number_id",
                    "is Meta's");
        }
    }

    /** A new token is the usual cure of a number that was stopped; one that an admin disabled stays so until they say. */
    private static String status(ConnectedChannel before, Update request) {
        if (request.isActive() != null) {
            return request.isActive() ? ACTIVE : DISABLED;
        }
        return (request.accessToken() != null || request.clientToken() != null) && before.status().equals(STOPPED)
                ? ACTIVE
                : before.status();
    }

    /** Connects the number of the settings, unless it is. A stopped one takes a token from there that it has not yet. */
    void ensureFirst(FirstChannel settings) {
        var organization = ConnectedChannelRepository.firstOrganization(database).orElse(null);
        if (organization == null) {
            return;
        }
        var isConnected = ConnectedChannelRepository.isConnected(database, settings.phoneNumberId());
        try {
            if (database.inTransaction(organization, tx -> ensure(tx, settings, isConnected))) {
                changed.accept(organization);
            }
        } catch (Problem.Conflict connectedMeanwhile) {
            // Another server that starts at this moment was the first.
            LOG.debug("Connected by another server", connectedMeanwhile);
        }
    }

    private boolean ensure(Tx tx, FirstChannel settings, boolean isConnected) {
        var existing = channels.findByNumber(tx, settings.phoneNumberId()).orElse(null);
        if (existing == null) {
            if (isConnected) {
                LOG.warn("WHATSAPP_PHONE_NUMBER_ID is connected to another organization, and stays there");
                return false;
            }
            var sealed = seal(settings.accessToken(), settings.appSecret(), settings.verifyToken(), null);
            var channel = channels.insert(tx, Ids.next(), ChannelKind.WHATSAPP, "WhatsApp", settings.phoneNumberId(),
                    null, null, sealed);
            auditTrail.record(tx, null, null, "channel.created", "channel", channel.id(), null,
                    Snapshot.of(channel, null));
            return true;
        }
        var stored = existing.sealedToken();
        if (existing.status().equals(STOPPED)
                && (stored == null || !vault.open(stored.getBytes()).equals(settings.accessToken()))) {
            channels.update(tx, existing.id(), null, seal(settings.accessToken(), null, null, null), ACTIVE,
                    Place.SAME);
            return true;
        }
        return false;
    }

    private Sealed seal(@Nullable Secret accessToken, @Nullable Secret appSecret, @Nullable Secret verifyToken,
            @Nullable Secret clientToken) {
        return new Sealed(sealed(accessToken), sealed(appSecret),
                verifyToken == null ? null : Buffer.buffer(Vault.sha256(verifyToken.bytes())), sealed(clientToken));
    }

    private @Nullable Buffer sealed(@Nullable Secret secret) {
        return secret == null ? null : Buffer.buffer(vault.seal(secret));
    }
}
