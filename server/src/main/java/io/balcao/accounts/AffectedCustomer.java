package io.balcao.accounts;

import io.balcao.platform.PhoneMask;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Schema {@code AffectedCustomer} of the OpenAPI document: somebody whose data was read, changed or exported.
 *
 * @param reads how many rows of the audit trail say that it was read
 */
record AffectedCustomer(UUID id, String name, @Nullable String phoneNumber, @Nullable Instant erasedAt, long reads,
        long changes, long exports, Instant firstAt, Instant lastAt) {
    AffectedCustomer masked() {
        return new AffectedCustomer(id, name, phoneNumber == null ? null : PhoneMask.number(phoneNumber), erasedAt,
                reads,
                changes, exports, firstAt, lastAt);
    }
}
