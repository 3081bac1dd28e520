package io.balcao.accounts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.work.Background;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who read what of whom. A reading is noted in memory, where it costs the reader nothing, and a moment later it is a row of
 * the audit trail with all that were noted meanwhile: a page of a thread never becomes a transaction that writes. What one
 * login reads again from one address within a span is the same reading. A server that is killed loses what it noted in the
 * last {@link #PAUSE}; one that stops loses nothing. While nothing can be written readings wait, and when too many do, who
 * reads writes them down first, or reads nothing.
 */
public final class Readings {
    private static final Logger LOG = LoggerFactory.getLogger(Readings.class);
    /** From a reading to its row. */
    static final Duration PAUSE = Duration.ofSeconds(2);
    /** What was opened is one reading for so long. */
    static final Duration OPENED = Duration.ofMinutes(15);
    /** What stood in a list is: consoles ask for lists all day. */
    static final Duration LISTED = Duration.ofHours(6);
    private static final int MOST_KNOWN = 200_000;
    private static final int MOST_WAITING = 20_000;
    private static final int MOST_AT_ONCE = 500;
    private static final int MOST_IN_A_ROW = 100;

    private final Database database;
    private final AuditRepository rows = new AuditRepository();
    private final Cache<Reading, Boolean> opened;
    private final Cache<Reading, Boolean> listed;
    /** Where a login was last seen: a socket does not know its address. */
    private final Cache<UUID, String> addresses = Caffeine.newBuilder().maximumSize(MOST_KNOWN / 10)
            .executor(Runnable::run).build();
    private final List<Reading> waiting = new ArrayList<>();

    /** What is read, as the audit trail has it. */
    private enum Kind {
        CONVERSATION("conversation.read", "conversation"), CONVERSATIONS("conversation.listed",
                "conversation"), CUSTOMER("customer.read", "customer"), CONSENTS("customer.consents_read",
                        "customer"), SCORES("customer.scores_read",
                                "customer"), CUSTOMERS("customer.listed", "customer"), FILE("media.read", "media");

        private final String action;
        private final String objectType;

        Kind(String action, String objectType) {
            this.action = action;
            this.objectType = objectType;
        }

        boolean isList() {
            return this == CONVERSATIONS || this == CUSTOMERS;
        }
    }

    /** Who reads: a login or an API key, from an address; null when it is not known. */
    private record Reader(OrganizationId organization, UUID user, UUID session, @Nullable String address) {}

    /** @param conversation of a file; null of anything else */
    private record Reading(Reader reader, Kind kind, UUID what, @Nullable UUID conversation) {}

    Readings(Database database, InstantSource clock) {
        this.database = database;
        this.opened = known(OPENED, clock);
        this.listed = known(LISTED, clock);
    }

    private static Cache<Reading, Boolean> known(Duration span, InstantSource clock) {
        return Caffeine.newBuilder().expireAfterWrite(span).maximumSize(MOST_KNOWN).executor(Runnable::run)
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis())).build();
    }

    void start(Background background) {
        background.repeat(PAUSE, "readings", this::write);
    }

    /** A conversation, or what is in it. */
    public void conversation(Caller caller, UUID conversation) {
        note(reader(caller), Kind.CONVERSATION, List.of(conversation), null);
    }

    /** Conversations that somebody follows on a socket. */
    public void followed(OrganizationId organization, UUID user, UUID session, Collection<UUID> conversations) {
        note(new Reader(organization, user, session, addresses.getIfPresent(session)), Kind.CONVERSATION, conversations,
                null);
    }

    /** Conversations in a list, or in what was found. */
    public void conversations(Caller caller, Collection<UUID> conversations) {
        note(reader(caller), Kind.CONVERSATIONS, conversations, null);
    }

    /** What is known of a customer. */
    public void customer(Caller caller, UUID customer) {
        note(reader(caller), Kind.CUSTOMER, List.of(customer), null);
    }

    /** What a customer agreed to. */
    public void consents(Caller caller, UUID customer) {
        note(reader(caller), Kind.CONSENTS, List.of(customer), null);
    }

    /** What a customer thought of how they were served. */
    public void scores(Caller caller, UUID customer) {
        note(reader(caller), Kind.SCORES, List.of(customer), null);
    }

    /** Customers in a list, or who were found. */
    public void customers(Caller caller, Collection<UUID> customers) {
        note(reader(caller), Kind.CUSTOMERS, customers, null);
    }

    /** A file of a conversation. */
    public void file(OrganizationId organization, UUID user, UUID session, String address, UUID file,
            UUID conversation) {
        note(new Reader(organization, user, session, address), Kind.FILE, List.of(file), conversation);
    }

    private Reader reader(Caller caller) {
        addresses.put(caller.sessionId(), caller.address());
        return new Reader(caller.organization(), caller.userId(), caller.sessionId(), caller.address());
    }

    private void note(Reader reader, Kind kind, Collection<UUID> read, @Nullable UUID conversation) {
        var known = kind.isList() ? listed : opened;
        var fresh = read.stream().map(what -> new Reading(reader, kind, what, conversation))
                .filter(reading -> known.asMap().putIfAbsent(reading, true) == null).toList();
        if (fresh.isEmpty()) {
            return;
        }
        boolean isTooMuch;
        synchronized (waiting) {
            waiting.addAll(fresh);
            isTooMuch = waiting.size() > MOST_WAITING;
        }
        if (isTooMuch) {
            write();
        }
    }

    /** Writes down what was noted so far, without waiting for its time. */
    public void write() {
        Throwable away = null;
        for (var organization : takeAll().entrySet()) {
            try {
                write(organization.getKey(), organization.getValue());
            } catch (Exception failure) {
                if (Database.isAway(failure)) {
                    away = failure;
                    putBack(organization.getValue());
                } else {
                    // An organization that was deleted meanwhile: what was read of it is gone too.
                    LOG.error("{} readings cannot be noted", organization.getValue().size(), failure);
                }
            }
        }
        if (away != null) {
            throw new IllegalStateException("Readings wait to be noted", away);
        }
    }

    private Map<OrganizationId, List<Reading>> takeAll() {
        synchronized (waiting) {
            var taken = waiting.stream().collect(Collectors.groupingBy(one -> one.reader().organization()));
            waiting.clear();
            return taken;
        }
    }

    private void putBack(List<Reading> readings) {
        synchronized (waiting) {
            waiting.addAll(0, readings);
        }
    }

    private void write(OrganizationId organization, List<Reading> readings) {
        var all = lines(readings);
        database.inTransaction(organization, tx -> {
            for (int from = 0; from < all.size(); from += MOST_AT_ONCE) {
                rows.insertReadings(tx, all.subList(from, Math.min(all.size(), from + MOST_AT_ONCE)));
            }
            return all;
        });
    }

    /** A row for each thing that was opened, and one for those that stood in somebody's lists. */
    private static List<AuditRepository.Line> lines(List<Reading> readings) {
        var lines = new ArrayList<AuditRepository.Line>();
        var lists = new LinkedHashMap<Map.Entry<Reader, Kind>, List<UUID>>();
        for (var reading : readings) {
            var kind = reading.kind();
            if (kind.isList()) {
                lists.computeIfAbsent(Map.entry(reading.reader(), kind), first -> new ArrayList<>())
                        .add(reading.what());
            } else {
                lines.add(line(reading.reader(), kind, reading.what(), reading.conversation() == null
                        ? null
                        : new JsonObject().put("conversation_id", reading.conversation().toString())));
            }
        }
        lists.forEach((list, whats) -> {
            for (int from = 0; from < whats.size(); from += MOST_IN_A_ROW) {
                var some = whats.subList(from, Math.min(whats.size(), from + MOST_IN_A_ROW));
                lines.add(line(list.getKey(), list.getValue(), null,
                        new JsonObject().put(list.getValue() == Kind.CUSTOMERS ? "customers" : "conversations",
                                new JsonArray(some.stream().map(UUID::toString).toList()))));
            }
        });
        return lines;
    }

    private static AuditRepository.Line line(Reader reader, Kind kind, @Nullable UUID what, @Nullable JsonObject said) {
        return new AuditRepository.Line(reader.user(), reader.session(), reader.address(), kind.action, kind.objectType,
                what, said);
    }
}
