package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Role;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Nobody waits while somebody is free, and nobody has more than they can take: after every commit, whatever is done at
 * once.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class NobodyIsStrandedTest {
    private static final int CONVERSATIONS = 30;
    private static final int WORKERS = 5;
    private static final int ACTS = 10;
    private static final int ROUNDS = 10;

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Floor floor = new Floor("least_loaded");
    private final List<Person> attendants = Stream.concat(Stream.of(floor.ana, floor.bia),
            Stream.generate(() -> floor.shop.user(Role.ATTENDANT)).limit(3)).toList();
    /** Three of the attendants work in both. */
    private final UUID support = floor.shop.department("Suporte", attendants.get(0).id, attendants.get(3).id,
            attendants.get(4).id);
    private final ConcurrentLinkedQueue<String> broken = new ConcurrentLinkedQueue<>();

    @Test
    void while_thirty_conversations_and_five_attendants_come_and_go_from_several_sides_at_once() {
        Floor.ok(floor.shop.admin.patches("/departments/" + support,
                new JsonObject().put("routing_mode", "round_robin")));
        attendants.forEach(person -> floor.capacity(person, 4));
        var conversations = IntStream.range(0, CONVERSATIONS).mapToObj(n -> floor.joins("Cliente " + n)).toList();

        var workers = new ArrayList<Callable<Boolean>>();
        for (int worker = 0; worker < WORKERS; worker++) {
            var random = new Random(seed + worker);
            workers.add(() -> {
                for (int act = 0; act < ACTS; act++) {
                    act(random, conversations);
                    check();
                }
                return true;
            });
        }
        FeatureServer.atOnce(workers);

        assertThat(broken).as("seed " + seed).isEmpty();
        attendants.forEach(person -> floor.are("online", person));
        assertThat(floor.shop.rows("SELECT id FROM conversations WHERE owner = 'user' AND assigned_user_id = ANY($1)",
                (Object) attendants.stream().map(person -> person.id).toArray(UUID[]::new))).isNotEmpty();
        check();
        assertThat(broken).as("seed " + seed).isEmpty();
    }

    @Test
    void when_a_conversation_ends_in_the_moment_in_which_another_begins_to_wait() {
        floor.capacity(floor.ana, 1);
        floor.are("online", floor.ana);
        var with = floor.joins("Cliente");
        for (int round = 0; round < ROUNDS; round++) {
            var ending = with;
            var waiting = floor.comes("Cliente " + round);

            FeatureServer.atOnce(() -> floor.closes(floor.supervisor, ending), () -> {
                floor.transfers(floor.supervisor, waiting, floor.sales);
                return null;
            });

            assertThat(floor.holder(waiting)).isEqualTo(floor.ana.id);
            with = waiting;
        }
    }

    @Test
    void when_two_queues_have_something_for_the_only_one_who_is_there() {
        Floor.ok(floor.shop.admin.patches("/departments/" + support,
                new JsonObject().put("routing_mode", "round_robin")));
        floor.capacity(floor.ana, 1);
        floor.are("online", floor.ana);
        for (int round = 0; round < ROUNDS; round++) {
            var one = floor.comes("Rita " + round);
            var other = floor.comes("Célia " + round);

            FeatureServer.atOnce(() -> {
                floor.transfers(floor.supervisor, one, floor.sales);
                return null;
            }, () -> {
                floor.transfers(floor.supervisor, other, support);
                return null;
            });

            assertThat(floor.overloaded()).isEmpty();
            assertThat(floor.stranded()).isEmpty();
            floor.closes(floor.supervisor, one);
            floor.closes(floor.supervisor, other);
        }
    }

    /** Each of the two is one statement, and so sees what is committed at one moment. */
    private void check() {
        floor.stranded().forEach(row -> broken.add("stranded " + row));
        floor.overloaded().forEach(row -> broken.add("overloaded " + row));
    }

    private void act(Random random, List<UUID> conversations) {
        var conversation = conversations.get(random.nextInt(conversations.size()));
        var person = attendants.get(random.nextInt(attendants.size()));
        switch (random.nextInt(8)) {
            case 0 -> floor.are("online", person);
            case 1 -> floor.are(random.nextBoolean() ? "away" : "gone", person);
            // Only ever more: who is given less room than they use has too much for a while.
            case 2 -> {
                floor.are("gone", person);
                floor.are("online", person);
            }
            case 3 -> answers(conversation);
            case 4 -> moves(conversation, random.nextBoolean() ? support : floor.sales);
            default -> closesOrComesBack(conversation, random.nextBoolean() ? support : floor.sales);
        }
    }

    /** Whoever has it answers; it may be gone meanwhile. */
    private void answers(UUID conversation) {
        var holder = floor.holder(conversation);
        attendants.stream().filter(person -> person.id.equals(holder)).forEach(person -> assertThat(
                person.posts("/messages", new JsonObject().put("conversation_id", conversation.toString())
                        .put("content", "Já vejo").put("client_id", UUID.randomUUID().toString())).status())
                .isIn(201, 404, 409));
    }

    private void moves(UUID conversation, UUID department) {
        assertThat(floor.supervisor.posts("/conversations/" + conversation + "/transfer",
                new JsonObject().put("to_department_id", department.toString())).status()).isIn(200, 409);
    }

    private void closesOrComesBack(UUID conversation, UUID department) {
        if (floor.closes(floor.supervisor, conversation).status() == 409) {
            floor.supervisor.posts("/conversations/" + conversation + "/reopen", new JsonObject());
            moves(conversation, department);
        }
    }
}
