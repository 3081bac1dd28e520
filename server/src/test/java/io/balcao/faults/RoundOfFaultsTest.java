package io.balcao.faults;

import io.balcao.faults.Nemesis.Fault;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Two shops at work, and things break under them, several at once, as a seed chooses. Short by default;
 * {@code -Dfaults.minutes=60} for longer, {@code -Dfaults.seed=N} for the choice of an earlier run.
 */
@Tag("distribution")
@DisplayNameGeneration(ReplaceUnderscores.class)
class RoundOfFaultsTest {
    private static final PrintStream OUT = System.out;
    private static final long SEED = Long.getLong("faults.seed", 20_261_121L);
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("faults.minutes", 0));
    /** Without a length: enough to break most of what can be broken. */
    private static final int STEPS = Integer.getInteger("faults.steps", 6);
    /** Leases of a dead server (60 s), and some time for what they held. */
    private static final Duration LONG_REST = Duration.ofSeconds(120);
    private static final Duration REST = Duration.ofSeconds(60);

    private final Installation installation = Installation.shared();

    // DESIGN's promises 1 to 7 and 9; SE-13: two nodes, one outbox.
    @Test
    void nothing_that_was_accepted_is_lost_doubled_or_out_of_order_whatever_breaks() throws Exception {
        var file = Path.of("target", "faults-history-" + SEED + ".log").toAbsolutePath();
        OUT.println("Faults of seed " + SEED + ", history in " + file);
        try (var history = new History(file)) {
            var before = installation.resources();
            var one = new Load(history, SEED);
            var other = new Load(history, SEED + 1);
            var nemesis = new Nemesis(installation, one.shop, history, SEED);
            one.begin();
            other.begin();
            long until = System.nanoTime() + LENGTH.toNanos();
            for (int step = 0; LENGTH.isZero() ? step < STEPS : System.nanoTime() < until; step++) {
                breakAndHeal(nemesis, history, one);
            }
            one.end();
            other.end();
            if (LENGTH.isZero()) {
                Leases.runOut(one.shop);
                Leases.runOut(other.shop);
            }
            history.flush();
            one.check(LENGTH.isZero() ? REST : LONG_REST);
            other.check(LENGTH.isZero() ? REST : LONG_REST);
            one.close();
            other.close();
            Resting.assertRested(installation, before);
        }
    }

    private void breakAndHeal(Nemesis nemesis, History history, Load load) throws Exception {
        var faults = nemesis.next();
        long begin = System.nanoTime();
        for (Fault fault : faults) {
            nemesis.breaks(fault);
        }
        // How long it stays broken is part of the fault.
        LockSupport.parkNanos(Duration.ofMillis(LENGTH.isZero() ? 800 : 3_000).toNanos());
        history.note("healing");
        installation.heal();
        load.customers.awaitMore(30, Duration.ofSeconds(30));
        OUT.printf("%s, whole again after %.1f s%n", faults, (System.nanoTime() - begin) / 1e9);
    }

    /** A shop with customers, attendants and consoles. */
    private final class Load {
        private static final int CUSTOMERS = 8;
        private static final int TAKEN = 4;

        final Shop shop = installation.shop(2);
        final Customers customers;
        final List<Attendant> attendants = new ArrayList<>();
        final List<Console> consoles = new ArrayList<>();
        private final List<UUID> conversations = new ArrayList<>();

        Load(History history, long seed) throws Exception {
            customers = new Customers(shop, history, seed, CUSTOMERS).greet();
            for (var phone : customers.phones) {
                conversations.add(shop.conversationOf(phone));
            }
            for (var person : shop.people) {
                attendants.add(new Attendant(shop, person, history));
                consoles.add(Console.open(shop, person, conversations));
            }
        }

        void begin() {
            customers.begin(Duration.ofMillis(100));
            var own = new Random(SEED);
            attendants.getFirst().takesOver(conversations.get(0)).takesOver(conversations.get(1));
            attendants.getFirst().begin(conversations.subList(0, 2), Duration.ofMillis(50));
            attendants.getLast().beginTakingOver(conversations.subList(2, TAKEN),
                    Duration.ofMillis(2_000 + own.nextInt(4_000)));
        }

        void end() throws InterruptedException {
            customers.end();
            for (var attendant : attendants) {
                attendant.end();
            }
        }

        void check(Duration rest) throws Exception {
            var checker = new Checker(shop).with(customers).with(attendants.toArray(Attendant[]::new))
                    .with(consoles.toArray(Console[]::new));
            try {
                checker.awaitRest(rest).check();
            } catch (AssertionError failure) {
                failure.addSuppressed(new AssertionError(installation.lastLines()));
                throw failure;
            }
        }

        void close() {
            customers.close();
            attendants.forEach(Attendant::close);
            consoles.forEach(Console::close);
        }
    }
}
