package io.balcao.conversations.desk;

import io.balcao.accounts.AuditTrail;
import io.balcao.conversations.outbox.OutboxWaker;
import io.balcao.conversations.queues.Queues;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.Caller;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.ConversationAccess;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import java.time.InstantSource;
import java.util.UUID;

/** What people do with conversations, messages and customers. */
public final class Desk {
    private final ConversationRoutes conversations;
    private final MessageRoutes messages;
    private final CustomerRoutes customers;
    private final ConsentRoutes consents;
    private final SupervisionRoutes supervision;
    private final SocketAccess access;
    private final MessageSearch search;

    /**
     * @param receipts tells WhatsApp what was read
     * @param entrances where the bot goes on with what it is given back
     * @param files deletes what an erased customer sent and was sent
     */
    public Desk(Database database, AuditTrail audit, EventStream events, Queues queues, OutboxWaker outbox,
            ReadReceipts receipts, LostFiles files,
            InstantSource clock, Entrances entrances) {
        var threads = new ThreadRepository();
        var ownership = new OwnershipService(database, threads, queues, audit, events, outbox, clock, entrances);
        this.conversations = new ConversationRoutes(database, ownership,
                new PriorityService(database, threads, audit, events),
                new TaggingService(database, threads, audit, events),
                new SnoozeService(database, threads, queues, audit, events, clock), audit.readings());
        this.supervision = new SupervisionRoutes(new SupervisionService(database, ownership, audit, events));
        this.messages = new MessageRoutes(new MessageService(database, threads, events, outbox, receipts, clock),
                new SendService(database, threads, queues, events, outbox, clock), audit.readings());
        this.consents = new ConsentRoutes(database, threads, audit, events, clock);
        this.customers = new CustomerRoutes(database, threads, queues, audit, events, files);
        this.access = new SocketAccess(database, new ConversationRepository(), audit.readings());
        this.search = new MessageSearch(new MessageSearchRepository(database));
    }

    /** Mounts the operations. */
    public void addTo(Routes routes) {
        conversations.addTo(routes);
        supervision.addTo(routes);
        messages.addTo(routes);
        customers.addTo(routes);
        consents.addTo(routes);
    }

    /** Begins to make messages searchable. */
    public void start(Background background) {
        search.start(background);
    }

    /** Who may follow a conversation on a socket. */
    public ConversationAccess access() {
        return access;
    }

    /** Whether somebody may read a conversation: false also when there is none. */
    public boolean sees(Caller caller, UUID conversation) {
        return conversations.sees(caller, conversation);
    }

    /** Makes everything that is stored searchable now, without waiting for its time. */
    void readAllForSearch() {
        search.readAll();
    }
}
