package io.balcao.scheduling.asking;

import io.balcao.channels.PhoneNumbers;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where somebody is written to: their conversation, the open one before those that ended. */
final class PatientThreadRepository {
    private static final String OF_CUSTOMER = """
            SELECT c.id FROM conversations c JOIN customers k ON k.id = c.customer_id
            WHERE c.customer_id = $1 AND k.erased_at IS NULL AND ($2::uuid IS NULL OR c.channel_id = $2)
            ORDER BY (c.status <> 'closed') DESC, c.last_message_at DESC, c.id DESC LIMIT 1
            """;
    private static final String PHONE = "SELECT phone FROM professionals WHERE id = $1 AND is_active";
    private static final String BY_ADDRESS = """
            SELECT customer_id FROM customer_addresses
            WHERE organization_id = current_organization() AND channel_kind = 'whatsapp' AND address = $1
              AND retired_at IS NULL
            """;
    private static final String HAS_ADDRESS = """
            SELECT true FROM customer_addresses a JOIN customers k ON k.id = a.customer_id
            WHERE a.customer_id = $1 AND a.channel_kind = 'whatsapp' AND a.retired_at IS NULL AND k.erased_at IS NULL LIMIT 1
            """;

    /** @param channel only by this one; null for any */
    Optional<UUID> ofCustomer(Tx tx, UUID customer, @Nullable UUID channel) {
        return tx.one(OF_CUSTOMER, row -> new Columns(row).id(0), customer, channel);
    }

    /** Whether WhatsApp knows where to find them. */
    boolean hasAddress(Tx tx, UUID customer) {
        return tx.one(HAS_ADDRESS, row -> true, customer).isPresent();
    }

    Optional<String> phoneOf(Tx tx, @Nullable UUID professional) {
        return tx.one(PHONE, row -> Optional.ofNullable(new Columns(row).text(0)), professional).flatMap(one -> one);
    }

    Optional<UUID> ofPhone(Tx tx, String phone) {
        return tx.one(BY_ADDRESS, row -> new Columns(row).id(0),
                "tel:" + PhoneNumbers.canonical(phone.replaceAll("[^0-9]", "")));
    }
}
