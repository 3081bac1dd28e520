package io.balcao.faults;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.simulator.RecordedRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Whether everything that was promised to the clients of a shop is true, once all is whole again and has come to rest.
 * The numbers are those of the harness' description: 1 to 3 what was acknowledged, 4 and 5 what left, 6 the consoles,
 * 7 the human wins, 10 the walls.
 */
final class Checker {
    private static final Set<String> ENDS = Set.of("sent", "delivered", "read", "failed", "uncertain");
    private static final Set<String> LEFT = Set.of("sent", "delivered", "read");
    private static final int SHOWN = 10;

    private final Shop shop;
    private final List<Customers> customers = new ArrayList<>();
    private final List<Attendant> attendants = new ArrayList<>();
    private final List<Console> consoles = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    /** An outgoing message as the database has it. */
    private record Outgoing(UUID id, UUID conversation, String sender, String status, Instant at,
            boolean wasUncertain) {}

    Checker(Shop shop) {
        this.shop = shop;
    }

    Checker with(Customers... more) {
        customers.addAll(List.of(more));
        return this;
    }

    Checker with(Attendant... more) {
        attendants.addAll(List.of(more));
        return this;
    }

    Checker with(Console... more) {
        consoles.addAll(List.of(more));
        return this;
    }

    /** Waits until nothing is owed any more: no answer, no send, no status, no event. */
    Checker awaitRest(Duration atMost) {
        await().atMost(atMost).pollInterval(Duration.ofMillis(100)).untilAsserted(() -> {
            assertThat(unanswered()).as("conversations without an answer").isZero();
            assertThat(waitingSends()).as("messages that wait to be sent").isEmpty();
            // What is in doubt is said again when its time has come: not while we look.
            assertThat(shop.count("SELECT count(*) FROM outbox WHERE state = 'uncertain' "
                    + "AND next_attempt_at < now() + interval '20 seconds'"))
                    .as("messages that are about to be said again").isZero();
            assertThat(shop.whatsapp.webhooks().stream().filter(one -> one.outcome().name().equals("WAITING")))
                    .as("status webhooks that were not taken").isEmpty();
        });
        for (var console : consoles) {
            await().atMost(atMost).pollInterval(Duration.ofMillis(100)).untilAsserted(
                    () -> assertThat(head(console.differences())).as(console.person.name() + " sees something else")
                            .isEmpty());
        }
        return this;
    }

    /** Fails with everything that is not as it was promised. */
    void check() throws SQLException {
        storedOnce();
        answeredOnce();
        var outgoing = outgoing();
        acceptedIsDone(outgoing);
        var sends = accepted();
        sentOnce(outgoing, sends);
        inOrder(outgoing, sends);
        humanWins(outgoing, sends);
        consolesAreRight();
        wallsStand();
        assertThat(wrong).as("what was promised to " + shop.number.verifiedName()).isEmpty();
    }

    /** 1. What was acknowledged is stored, and everything once. */
    private void storedOnce() throws SQLException {
        var stored = new HashMap<String, Integer>();
        shop.rows("SELECT whatsapp_message_id FROM messages WHERE sender_type = 'customer'", row -> row.getString(1))
                .forEach(id -> stored.merge(id, 1, Integer::sum));
        for (var one : customers) {
            complain("acknowledged and not stored",
                    one.acknowledged.stream().filter(id -> !stored.containsKey(id)).toList());
        }
        complain("stored more than once",
                stored.entrySet().stream().filter(entry -> entry.getValue() > 1).map(Map.Entry::getKey).toList());
        long doubled = shop
                .count("SELECT count(*) FROM (SELECT customer_id FROM conversations WHERE status <> 'closed' "
                        + "GROUP BY customer_id HAVING count(*) > 1) AS twice");
        complain(doubled > 0, doubled + " customers with several open conversations");
        long buried = shop.count("SELECT count(*) FROM dead_letters");
        complain(buried > 0, buried + " good messages were put aside");
    }

    /** 2. Nobody waits for an answer, and whom the bot alone answered has each answer once. */
    private void answeredOnce() throws SQLException {
        complain(unanswered() > 0, unanswered() + " conversations wait for the bot");
        var replies = shop.rows("""
                SELECT c.phone_number, count(m.id) FROM conversations v JOIN customers c ON c.id = v.customer_id
                LEFT JOIN messages m ON m.conversation_id = v.id AND m.sender_type = 'bot' AND m.content = ?
                WHERE v.owner = 'bot' GROUP BY 1
                """, row -> Map.entry(row.getString(1), row.getInt(2)), Shop.REPLY);
        for (var one : customers) {
            one.choices.forEach((phone, choices) -> replies.stream()
                    .filter(reply -> reply.getKey().endsWith(phone.substring(phone.length() - 8)))
                    .filter(reply -> reply.getValue() != choices.get())
                    .forEach(reply -> wrong.add(phone + " chose " + choices + " times and was answered "
                            + reply.getValue() + " times")));
        }
    }

    /** 3. What the API accepted has come to an end. */
    private void acceptedIsDone(Map<UUID, Outgoing> outgoing) throws SQLException {
        for (var attendant : attendants) {
            complain("accepted and not there",
                    attendant.accepted.values().stream().filter(id -> !outgoing.containsKey(id)).toList());
        }
        complain("still waiting to be sent", outgoing.values().stream().filter(one -> !ENDS.contains(one.status()))
                .filter(one -> !isBehindUncertain(one, outgoing)).toList());
        complain(!waitingSends().isEmpty(), "in the outbox: " + head(waitingSends()));
    }

    /** 4. Graph accepted each at most once; a bot's that was in doubt may have been said again. */
    private void sentOnce(Map<UUID, Outgoing> outgoing, List<RecordedRequest> sends) {
        var count = sends.stream().collect(groupingBy(Checker::ownId, mapping(one -> one, toList())));
        outgoing.values().forEach(one -> {
            int times = count.getOrDefault(one.id(), List.of()).size();
            int most = one.sender().equals("attendant") || !one.wasUncertain() ? 1 : 2;
            complain(times > most, "sent " + times + " times: " + one);
            complain(times == 0 && LEFT.contains(one.status()), "shown as sent and never sent: " + one);
            complain(times > 0 && one.status().equals("failed"), "sent and shown as failed: " + one);
        });
        complain("sent and not stored", count.keySet().stream().filter(id -> !outgoing.containsKey(id)).toList());
    }

    /** 5. In each conversation they left in the order in which they were written. */
    private void inOrder(Map<UUID, Outgoing> outgoing, List<RecordedRequest> sends) {
        var latest = new HashMap<UUID, Outgoing>();
        var seen = new HashSet<UUID>();
        for (var send : sends) {
            var one = outgoing.get(ownId(send));
            if (one == null || !seen.add(one.id())) {
                continue;
            }
            var before = latest.put(one.conversation(), one);
            complain(before != null && before.at().isAfter(one.at()), "sent after a later one: " + one);
        }
    }

    /** 7. After a takeover the bot has said nothing more, and at most what was in flight has left. */
    private void humanWins(Map<UUID, Outgoing> outgoing, List<RecordedRequest> sends) throws SQLException {
        long late = shop.count("""
                SELECT count(*) FROM messages m WHERE m.sender_type = 'bot' AND m.created_at > (
                    SELECT min(s.created_at) FROM messages s WHERE s.conversation_id = m.conversation_id
                        AND s.sender_type = 'system')
                """);
        complain(late > 0, late + " messages of the bot after a takeover");
        for (var attendant : attendants) {
            attendant.takenAt.forEach((conversation, at) -> {
                var after = sends.stream().filter(send -> send.at().isAfter(at))
                        .filter(send -> outgoing.containsKey(ownId(send)))
                        .filter(send -> outgoing.get(ownId(send)).conversation().equals(conversation)
                                && outgoing.get(ownId(send)).sender().equals("bot"))
                        .toList();
                complain(after.size() > 1, "the bot said after the takeover of " + conversation + ": " + after);
            });
        }
    }

    /** 6. What consoles show is what is, and no event was wrong in itself. */
    private void consolesAreRight() {
        for (var console : consoles) {
            complain("wrong events of " + console.person.name(), console.complaints());
            complain(console.person.name() + " sees something else", console.differences());
        }
    }

    /** 10. Nobody heard of another organization's conversations. */
    private void wallsStand() throws SQLException {
        var ours = new HashSet<>(shop.rows("SELECT id::text FROM conversations", row -> row.getString(1)));
        for (var console : consoles) {
            complain("conversations of others at " + console.person.name(),
                    console.conversations().stream().filter(id -> !ours.contains(id)).toList());
        }
    }

    private long unanswered() throws SQLException {
        return shop.count("SELECT count(*) FROM conversations WHERE owner = 'bot' AND answered_seq < last_seq");
    }

    /** But for what stands behind a message that is in doubt, and waits for its time. */
    private List<String> waitingSends() throws SQLException {
        return shop.rows("""
                SELECT o.message_id, o.state, o.attempts, o.sender_type FROM outbox o
                WHERE o.state <> 'uncertain' AND NOT EXISTS (SELECT FROM outbox e
                    WHERE e.conversation_id = o.conversation_id AND e.state = 'uncertain' AND e.position < o.position)
                """, row -> row.getString(1) + " " + row.getString(2) + " tried " + row.getInt(3) + " times, of the "
                + row.getString(4));
    }

    private static boolean isBehindUncertain(Outgoing one, Map<UUID, Outgoing> outgoing) {
        return outgoing.values().stream().anyMatch(other -> other.conversation().equals(one.conversation())
                && other.status().equals("uncertain") && !other.sender().equals("attendant")
                && other.at().isBefore(one.at()));
    }

    private Map<UUID, Outgoing> outgoing() throws SQLException {
        return shop.rows("""
                SELECT m.id, m.conversation_id, m.sender_type, m.status, m.created_at,
                       EXISTS (SELECT FROM message_events e WHERE e.message_id = m.id AND e.status = 'uncertain')
                FROM messages m WHERE m.sender_type <> 'customer' AND m.message_type NOT IN ('note', 'system')
                ORDER BY m.created_at, m.id
                """, row -> new Outgoing(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getString(3),
                row.getString(4), row.getTimestamp(5).toInstant(), row.getBoolean(6))).stream()
                .sorted(Comparator.comparing(Outgoing::at)).collect(toMap(Outgoing::id, one -> one));
    }

    /** What Graph took, in the order in which it came. */
    private List<RecordedRequest> accepted() {
        return shop.whatsapp.sends().stream().filter(send -> send.messageId() != null).toList();
    }

    /** Our own id, which every send carries; a second send has its number behind it. */
    static UUID ownId(RecordedRequest send) {
        return UUID.fromString(send.body().getString("biz_opaque_callback_data").substring(0, 36));
    }

    private void complain(String what, List<?> all) {
        complain(!all.isEmpty(), all.size() + " " + what + ": " + head(all));
    }

    private void complain(boolean isWrong, String what) {
        if (isWrong) {
            wrong.add(what);
        }
    }

    private static List<?> head(List<?> all) {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }
}
