package io.balcao.conversations.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.realtime.Attendance;
import io.balcao.platform.realtime.Presence;
import io.balcao.platform.work.Background;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Nobody is given work who is not there: it is the servers that say who is, and a server that died says nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AbsenceTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Floor floor = new Floor("round_robin");

    /** A server's sockets, as far as the queues see them. */
    private final class Sockets implements Attendance, AutoCloseable {
        private final String node;
        private final Map<UUID, Presence.Status> here = new ConcurrentHashMap<>();
        private final AtomicReference<Listener> listener = new AtomicReference<>();
        private final Background background = new Background();

        Sockets(String node, Duration lease) {
            this.node = node;
            new Availability(Floor.SERVER.ground.database(), floor.queues, new QueueRepository(), this, background,
                    lease).start();
        }

        void say(UUID user, Presence.Status status) {
            here.put(user, status);
            listener.get().changed(new Attendant(floor.shop.id, user));
        }

        void left(UUID user) {
            here.remove(user);
            listener.get().changed(new Attendant(floor.shop.id, user));
        }

        @Override
        public String node() {
            return node;
        }

        @Override
        public Optional<Presence.Status> of(OrganizationId organization, UUID user) {
            return Optional.ofNullable(here.get(user));
        }

        @Override
        public List<Attendant> all() {
            return here.keySet().stream().map(user -> new Attendant(floor.shop.id, user)).collect(Collectors.toList());
        }

        @Override
        public void tell(Listener other) {
            listener.set(other);
        }

        @Override
        public void close() {
            background.close();
        }
    }

    @Test
    void who_is_killed_with_their_server_is_given_nothing_though_nobody_said_that_they_left() {
        var rita = floor.joins("Rita");
        try (var server = new Sockets("killed", SHORT)) {
            server.say(floor.ana.id, Presence.Status.ONLINE);
            await().until(() -> floor.ana.id.equals(floor.holder(rita)));
            // Said again and again: it holds for longer than it was said for.
            await().until(() -> floor.shop.rows("SELECT 1 AS one FROM user_availability WHERE lease_until > since"
                    + " + make_interval(secs => $1)", 2 * SHORT.toMillis() / 1000.0).size() == 1);
        }
        await().until(
                () -> floor.shop.rows("SELECT 1 AS one FROM user_availability WHERE lease_until > now()").isEmpty());

        var celia = floor.joins("Célia");
        assertThat(floor.holder(celia)).isNull();
        assertThat(floor.stranded()).isEmpty();
        floor.queues.look();

        assertThat(status(floor.ana.id)).isEqualTo("offline");
    }

    @Test
    void a_server_that_is_seen_to_have_died_takes_its_people_along_but_not_those_who_are_elsewhere_too() {
        try (var one = new Sockets("one " + floor.shop.id, Duration.ofMinutes(5));
                var two = new Sockets("two " + floor.shop.id, Duration.ofMinutes(5))) {
            one.say(floor.ana.id, Presence.Status.ONLINE);
            one.say(floor.bia.id, Presence.Status.ONLINE);
            two.say(floor.bia.id, Presence.Status.ONLINE);
            await().until(() -> floor.shop.rows("SELECT 1 AS one FROM presence_leases").size() == 3);

            two.listener.get().died(one.node());

            await().until(() -> "offline".equals(status(floor.ana.id)));
            assertThat(status(floor.bia.id)).isEqualTo("online");
        }
    }

    @Test
    void who_is_away_at_one_window_is_away_and_comes_back_with_the_last_that_says_so() {
        try (var one = new Sockets("one " + floor.shop.id, Duration.ofMinutes(5));
                var two = new Sockets("two " + floor.shop.id, Duration.ofMinutes(5))) {
            one.say(floor.ana.id, Presence.Status.AWAY);
            await().until(() -> "away".equals(status(floor.ana.id)));
            two.say(floor.ana.id, Presence.Status.ONLINE);
            await().until(() -> floor.shop.rows("SELECT 1 AS one FROM presence_leases").size() == 2);
            assertThat(status(floor.ana.id)).isEqualTo("away");
            var rita = floor.joins("Rita");
            assertThat(floor.holder(rita)).isNull();

            one.left(floor.ana.id);

            await().until(() -> floor.ana.id.equals(floor.holder(rita)));
        }
    }

    private String status(UUID user) {
        return floor.shop.rows("SELECT status FROM user_availability WHERE user_id = $1", user).stream()
                .map(row -> row.getString("status")).findFirst().orElse("unknown");
    }
}
