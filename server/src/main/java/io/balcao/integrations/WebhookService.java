package io.balcao.integrations;

import io.balcao.accounts.AuditTrail;
import io.balcao.integrations.DeliveryRepository.Listed;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.SsrfGuard.Forbidden;
import io.balcao.platform.mail.Mails;
import io.vertx.core.buffer.Buffer;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whom an organization tells of what happens in it. */
final class WebhookService {
    private static final int MOST_ENDPOINTS = 20;
    private static final Duration OVERLAP = Duration.ofHours(24);

    private final Database database;
    private final EndpointRepository endpoints;
    private final DeliveryRepository deliveries;
    private final Vault vault;
    private final AuditTrail auditTrail;
    private final Mails mails;
    private final WebhookMails letters;
    private final WebhookSender sender;

    /** What the audit trail keeps of an endpoint. */
    private record Snapshot(String url, String description, List<String> eventTypes, boolean isActive) {
        static Snapshot of(WebhookEndpoint endpoint) {
            return new Snapshot(endpoint.url(), endpoint.description(), endpoint.eventTypes(), endpoint.isActive());
        }
    }

    /** A new secret, whole for this once. */
    record Made(WebhookEndpoint endpoint, Secret secret) {}

    /** What shall be different; null for what stays. */
    record Change(@Nullable String url, @Nullable String description, @Nullable List<String> eventTypes,
            @Nullable Boolean isActive) {}

    WebhookService(Database database, Vault vault, AuditTrail auditTrail, Mails mails, WebhookMails letters,
            WebhookSender sender) {
        this.database = database;
        this.endpoints = new EndpointRepository(database);
        this.deliveries = new DeliveryRepository();
        this.vault = vault;
        this.auditTrail = auditTrail;
        this.mails = mails;
        this.letters = letters;
        this.sender = sender;
    }

    List<WebhookEndpoint> list(Caller caller) {
        return database.inTransaction(caller.organization(), endpoints::list);
    }

    Made make(Caller caller, String url, String description, List<String> types) {
        check(url);
        var secret = WebhookSecret.make();
        var made = database.inTransaction(caller.organization(), tx -> {
            if (endpoints.list(tx).size() >= MOST_ENDPOINTS) {
                throw new Problem.Conflict("There are " + MOST_ENDPOINTS + " endpoints: take away what is not used");
            }
            var id = Ids.next();
            endpoints.insert(tx, id, url, description.strip(), types, sealed(secret), caller.userId());
            var endpoint = find(tx, id);
            auditTrail.record(tx, caller, "webhook_endpoint.created", "webhook_endpoint", id, null,
                    Snapshot.of(endpoint));
            return endpoint;
        });
        return new Made(made, secret);
    }

    WebhookEndpoint update(Caller caller, UUID id, Change change) {
        if (change.url() != null) {
            check(change.url());
        }
        return database.inTransaction(caller.organization(), tx -> {
            var before = lock(tx, id);
            endpoints.update(tx, id, change.url() == null ? before.url() : change.url(),
                    change.description() == null ? before.description() : change.description().strip(),
                    change.eventTypes() == null ? before.eventTypes() : change.eventTypes(),
                    change.isActive() == null ? before.isActive() : change.isActive());
            if (Boolean.FALSE.equals(change.isActive())) {
                deliveries.giveUp(tx, id, "The endpoint was switched off");
            }
            var after = find(tx, id);
            auditTrail.record(tx, caller, "webhook_endpoint.updated", "webhook_endpoint", id, Snapshot.of(before),
                    Snapshot.of(after));
            return after;
        });
    }

    void delete(Caller caller, UUID id) {
        database.inTransaction(caller.organization(), tx -> {
            var before = lock(tx, id);
            endpoints.delete(tx, id);
            deliveries.giveUp(tx, id, "The endpoint was taken away");
            auditTrail.record(tx, caller, "webhook_endpoint.deleted", "webhook_endpoint", id, Snapshot.of(before),
                    null);
            return before;
        });
    }

    /** The one before counts for a day more. */
    Made changeSecret(Caller caller, UUID id) {
        var secret = WebhookSecret.make();
        var endpoint = database.inTransaction(caller.organization(), tx -> {
            lock(tx, id);
            endpoints.changeSecret(tx, id, sealed(secret), OVERLAP);
            auditTrail.record(tx, caller, "webhook_endpoint.secret_changed", "webhook_endpoint", id, null, null);
            return find(tx, id);
        });
        return new Made(endpoint, secret);
    }

    WebhookDelivery test(Caller caller, UUID id, WebhookDispatcher dispatcher) {
        var target = database.inTransaction(caller.organization(), tx -> endpoints.testTarget(tx, id))
                .orElseThrow(() -> missing(id));
        return dispatcher.test(caller.organization(), id, target);
    }

    List<Listed> deliveries(Caller caller, UUID id, @Nullable String state, @Nullable Instant before,
            @Nullable UUID beforeId, int limit) {
        return database.inTransaction(caller.organization(), tx -> {
            find(tx, id);
            return deliveries.page(tx, id, state, before, beforeId, limit);
        });
    }

    WebhookDelivery replay(Caller caller, UUID delivery) {
        return database.inTransaction(caller.organization(), tx -> {
            var endpoint = deliveries.endpointOf(tx, delivery).flatMap(id -> endpoints.lock(tx, id))
                    .orElseThrow(() -> new Problem.NotFound("webhook delivery", delivery));
            requireActive(endpoint);
            if (!deliveries.replay(tx, delivery)) {
                throw new Problem.Conflict("It is on its way already");
            }
            auditTrail.record(tx, caller, "webhook_endpoint.replayed", "webhook_endpoint", endpoint.id(), null,
                    new Replayed(1));
            return deliveries.find(tx, delivery).orElseThrow();
        });
    }

    int replayFailed(Caller caller, UUID id) {
        return database.inTransaction(caller.organization(), tx -> {
            requireActive(lock(tx, id));
            int replayed = deliveries.replayFailed(tx, id);
            auditTrail.record(tx, caller, "webhook_endpoint.replayed", "webhook_endpoint", id, null,
                    new Replayed(replayed));
            return replayed;
        });
    }

    /** Whoever looks after the endpoint hears of it, in the same moment. */
    Runnable abandoned(Tx tx, UUID id) {
        var endpoint = find(tx, id);
        auditTrail.record(tx, null, null, "webhook_endpoint.abandoned", "webhook_endpoint", id, null,
                Snapshot.of(endpoint));
        if (!mails.areSent()) {
            return () -> {};
        }
        endpoints.admins(tx).forEach(admin -> mails.write(tx, letters.abandoned(admin, endpoint)));
        return mails::wake;
    }

    private record Replayed(int deliveries) {}

    private static void requireActive(WebhookEndpoint endpoint) {
        if (!endpoint.isActive()) {
            throw new Problem.Conflict("The endpoint is switched off");
        }
    }

    private void check(String url) {
        try {
            sender.check(url);
        } catch (Forbidden | URISyntaxException e) {
            throw new Problem.Unprocessable("url", "cannot be told anything: " + e.getMessage());
        }
    }

    private Buffer sealed(Secret secret) {
        return Buffer.buffer(vault.seal(secret));
    }

    private WebhookEndpoint find(Tx tx, UUID id) {
        return endpoints.find(tx, id).orElseThrow(() -> missing(id));
    }

    private WebhookEndpoint lock(Tx tx, UUID id) {
        return endpoints.lock(tx, id).orElseThrow(() -> missing(id));
    }

    private static Problem missing(UUID id) {
        return new Problem.NotFound("webhook endpoint", id);
    }
}
