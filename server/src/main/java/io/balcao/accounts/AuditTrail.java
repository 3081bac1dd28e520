package io.balcao.accounts;

import io.balcao.platform.Caller;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Json;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who changed what. A row is written in the transaction of the change, so that neither exists without the other, and can
 * afterwards be neither changed nor deleted by this server.
 */
public final class AuditTrail {
    private final AuditRepository rows = new AuditRepository();

    AuditTrail() {}

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

    /** The same for what nobody who is logged in did: a login that failed, a stolen token. */
    public void record(Tx tx, @Nullable UUID userId, @Nullable String address, String action, String objectType,
            @Nullable UUID objectId, @Nullable Object before, @Nullable Object after) {
        var old = json(before);
        var now = json(after);
        if (old != null && now != null) {
            for (var field : now.copy().fieldNames()) {
                if (Objects.equals(old.getValue(field), now.getValue(field))) {
                    old.remove(field);
                    now.remove(field);
                }
            }
            if (old.isEmpty() && now.isEmpty()) {
                return;
            }
        }
        rows.insert(tx, userId, address, action, objectType, objectId, old, now);
    }

    private static @Nullable JsonObject json(@Nullable Object state) {
        return state == null ? null : new JsonObject(Json.text(state));
    }
}
