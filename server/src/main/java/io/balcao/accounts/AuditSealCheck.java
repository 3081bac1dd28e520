package io.balcao.accounts;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit trail is as it was written.
 *
 * @param lastNumber the newest seal; 0 when nothing was sealed yet
 * @param lastHash SHA-256 in hexadecimal digits. Who writes it down can tell later that nothing until then was cut off
 * @param sealedRows how many rows the seals cover
 * @param brokenNumber the first seal that does not fit its rows; null when all do
 * @param strayRows rows that came from outside, with a time from before what is sealed
 */
record AuditSealCheck(long lastNumber, @Nullable String lastHash, @Nullable Instant lastSealedAt, long sealedRows,
        @Nullable Long brokenNumber, long strayRows) {
    static final AuditSealCheck NONE = new AuditSealCheck(0, null, null, 0, null, 0);
}
