package io.balcao.accounts;

import io.balcao.platform.Caller;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what, and who read it ({@link #readings}). A change's row is written in the transaction of the change, so that neither exists without the other, and can
 * afterwards be neither changed nor deleted by this server.
 */
public final class AuditTrail {
    private final AuditRepository rows = new AuditRepository();

    private final Readings readings;

    AuditTrail(Readings readings) {
        this.readings = readings;
    }

    /** Where it is noted who read what of whom. */
    public Readings readings() {
        return readings;
    }

    /** Whether a row says already that the caller did this to the thing since then: what is done all the time is said once. */
    public boolean isKnown(Tx tx, Caller caller, String action, UUID objectId, Instant since) {
        return rows.isKnown(tx, objectId, caller.userId(), action, since);
    }

    /**
     * Notes what a caller did. Of two states only the fields that differ are kept; of two that are equal, nothing.
     *
     * @param action {@code object.verb}, such as {@code user.updated}
     * @param before a record as it was, null when it is new
     * @param after a record as it is, null when it is gone
     */
    public void record(Tx tx, Caller caller, String action, String objectType, @Nullable UUID objectId,
            @Nullable Object before, @Nullable Object after) {
        record(tx, caller.userId(), caller.address(), action, objectType, objectId, before, after);
    }

    /**
     * What of a change tells of a customer: kept beside the row, which has its digest, until the customer is erased. So the
     * seals of the trail hold afterwards.
     */
    public record Personal(UUID customerId, @Nullable Object before, @Nullable Object after) {}

    /** The same with what is personal of it. */
    public void record(Tx tx, Caller caller, String action, String objectType, UUID objectId, @Nullable Object before,
            @Nullable Object after, Personal personal) {
        var said = Difference.of(personal.before(), personal.after());
        if (said.isEmpty()) {
            record(tx, caller, action, objectType, objectId, before, after);
            return;
        }
        var difference = Difference.of(before, after);
        var now = difference.now() == null ? new JsonObject() : difference.now();
        now.put(AuditRepository.DIGEST, digest(said));
        var id = rows.insert(tx, caller.userId(), caller.address(), action, objectType, objectId, difference.old(),
                now);
        rows.insertPersonal(tx, id, personal.customerId(), said.old(), said.now());
    }

    /**
     * The same for an export that has many conversations: whose they are is noted beside the row, so that each of these
     * customers can be told of it.
     *
     * @param userId who made it, or for whom it is made
     */
    public void exported(Tx tx, UUID userId, @Nullable String address, String action, String objectType,
            @Nullable UUID objectId, Object said, Collection<UUID> conversations) {
        var id = rows.insert(tx, userId, address, action, objectType, objectId, null, new JsonObject(Json.text(said)));
        rows.insertCustomersOf(tx, id, conversations);
    }

    /** The same for what nobody who is logged in did: a login that failed, a stolen token. */
    public void record(Tx tx, @Nullable UUID userId, @Nullable String address, String action, String objectType,
            @Nullable UUID objectId, @Nullable Object before, @Nullable Object after) {
        var difference = Difference.of(before, after);
        if (!difference.isEmpty()) {
            rows.insert(tx, userId, address, action, objectType, objectId, difference.old(), difference.now());
        }
    }

    private static String digest(Difference said) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256")
                    .digest((said.old() + "\n" + said.now()).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Of two states the fields that differ; of one that is new or gone, all. */
    private record Difference(@Nullable JsonObject old, @Nullable JsonObject now) {
        static Difference of(@Nullable Object before, @Nullable Object after) {
            var old = json(before);
            var now = json(after);
            if (old != null && now != null) {
                for (var field : now.copy().fieldNames()) {
                    if (Objects.equals(old.getValue(field), now.getValue(field))) {
                        old.remove(field);
                        now.remove(field);
                    }
                }
            }
            return new Difference(old, now);
        }

        /** Two equal states: nothing was changed. */
        boolean isEmpty() {
            return old != null && now != null && old.isEmpty() && now.isEmpty();
        }

        private static @Nullable JsonObject json(@Nullable Object state) {
            return state == null ? null : new JsonObject(Json.text(state));
        }
    }
}
