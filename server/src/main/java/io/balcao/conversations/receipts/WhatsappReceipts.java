package io.balcao.conversations.receipts;

import io.balcao.channels.meta.GraphClient;
import io.balcao.conversations.desk.ReadReceipts;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.work.Background;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Blue ticks through the Cloud API. */
public final class WhatsappReceipts implements ReadReceipts {
    private static final Logger LOG = LoggerFactory.getLogger(WhatsappReceipts.class);

    private final Database database;
    private final ReceiptRepository repository;
    private final GraphClient graph;
    private final Background background;

    public WhatsappReceipts(Database database, GraphClient graph, Vault vault, Background background) {
        this.database = database;
        this.repository = new ReceiptRepository(vault);
        this.graph = graph;
        this.background = background;
    }

    @Override
    public void read(OrganizationId organization, UUID channelId, String whatsappMessageId) {
        background.run("read receipt", () -> database
                .inTransaction(organization, tx -> repository.account(tx, channelId))
                .flatMap(account -> graph.markRead(account, whatsappMessageId, false))
                .ifPresent(failure -> LOG.debug("A read receipt was not taken: {}", failure.reason())));
    }
}
