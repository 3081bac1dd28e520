package io.balcao.conversations.thread;

import io.balcao.channels.PhoneNumbers;
import io.balcao.channels.settings.ChannelTraffic;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What goes through a number, for who tests it. */
public final class NumberTraffic implements ChannelTraffic {
    private static final String TEST = "Balcão: teste de envio deste número. / Test message of this number.";

    private final Database database;
    private final ThreadRepository threads;
    private final StatusEvents statusEvents;
    private final Consumer<OrganizationId> outbox;
    private final TrafficRepository repository = new TrafficRepository();

    /** @param outbox woken when something waits in it */
    public NumberTraffic(Database database, ThreadRepository threads, StatusEvents statusEvents,
            Consumer<OrganizationId> outbox) {
        this.database = database;
        this.threads = threads;
        this.statusEvents = statusEvents;
        this.outbox = outbox;
    }

    @Override
    public Optional<Instant> lastReceived(Tx tx, UUID channel) {
        return repository.lastReceived(tx, channel);
    }

    @Override
    public Optional<UUID> sendTest(OrganizationId organization, UUID channel, String phoneNumber) {
        var digits = phoneNumber.replaceAll("\\D", "");
        var test = Outgoing.toCustomer(TEST);
        var conversation = database.inTransaction(organization, tx -> {
            var found = repository.openTo(tx, channel, "tel:" + PhoneNumbers.canonical(digits));
            found.flatMap(id -> threads.lock(tx, id)).ifPresent(locked -> threads.add(tx, locked.id(), test));
            return found;
        });
        conversation.ifPresent(id -> {
            statusEvents.publishAgain(organization, List.of(test.id()), List.of(id));
            outbox.accept(organization);
        });
        return conversation.map(id -> test.id());
    }

    @Override
    public Optional<Progress> progress(Tx tx, UUID message) {
        return threads.message(tx, message).map(found -> new Progress(found.status(),
                found.error() == null ? null : found.error().code()));
    }
}
