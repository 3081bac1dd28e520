package io.balcao.conversations.receipts;

import io.balcao.channels.meta.GraphClient;
import io.balcao.conversations.desk.ReadReceipts;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.work.Background;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Blue ticks through the Cloud API. */
public final class WhatsappReceipts implements ReadReceipts {
    private static final Logger LOG = LoggerFactory.getLogger(WhatsappReceipts.class);
    private static final int MOST_OF_ONE_NUMBER = 4;

    private final Database database;
    private final ReceiptRepository repository;
    private final GraphClient graph;
    private final Background background;
    // A number whose answers do not come takes no more connections than these from the sends of others.
    private final ConcurrentHashMap<UUID, Semaphore> underWay = new ConcurrentHashMap<>();

    public WhatsappReceipts(Database database, GraphClient graph, Vault vault, Background background) {
        this.database = database;
        this.repository = new ReceiptRepository(vault);
        this.graph = graph;
        this.background = background;
    }

    @Override
    public void read(OrganizationId organization, UUID channelId, String whatsappMessageId) {
        var places = underWay.computeIfAbsent(channelId, channel -> new Semaphore(MOST_OF_ONE_NUMBER));
        if (!places.tryAcquire()) {
            LOG.debug("A read receipt was left out: too many of its number are under way");
            return;
        }
        background.run("read receipt", () -> {
            try {
                database.inTransaction(organization, tx -> repository.account(tx, channelId))
                        .flatMap(account -> graph.markRead(account, whatsappMessageId, false))
                        .ifPresent(failure -> LOG.debug("A read receipt was not taken: {}", failure.reason()));
            } finally {
                places.release();
            }
        });
    }
}
