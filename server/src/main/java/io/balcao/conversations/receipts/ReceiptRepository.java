package io.balcao.conversations.receipts;

import io.balcao.channels.meta.GraphAccount;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Tx;
import java.util.Optional;
import java.util.UUID;

/** The key to a number of Meta's that works. Others are not told what was read. */
final class ReceiptRepository {
    private static final String ACCOUNT = """
            SELECT phone_number_id, access_token_encrypted FROM channels
            WHERE id = $1 AND kind = 'whatsapp' AND status = 'active' AND access_token_encrypted IS NOT NULL
            """;

    private final Vault vault;

    ReceiptRepository(Vault vault) {
        this.vault = vault;
    }

    Optional<GraphAccount> account(Tx tx, UUID channel) {
        return tx.one(ACCOUNT, row -> new GraphAccount(row.getString(0),
                vault.open(row.getBuffer(1).getBytes()).value(), null), channel);
    }
}
