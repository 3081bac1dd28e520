package io.balcao.platform.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class FairPlacesTest {
    private final FairPlaces<String> places = new FairPlaces<>(10);

    @Test
    void who_wants_a_thousand_places_leaves_some_to_who_comes_later() {
        var many = take("noisy", 1_000);

        var one = places.take("quiet");

        assertThat(taken(many)).isBetween(1L, 9L);
        assertThat(one.isComplete()).isTrue();
    }

    @Test
    void a_place_that_comes_free_goes_to_who_has_none_however_many_wait_elsewhere() {
        var some = take("a", 4);
        var others = take("b", 2);
        take("c", 1);
        take("d", 1);
        take("e", 1);
        take("f", 1);
        var more = take("a", 100);
        var quiet = places.take("quiet");
        assertThat(quiet.isComplete()).isFalse();

        places.leave("a");

        assertThat(quiet.isComplete()).isTrue();
        assertThat(taken(some)).isEqualTo(4);
        assertThat(taken(others)).isEqualTo(2);
        assertThat(taken(more)).isZero();
    }

    @Test
    void those_of_one_go_on_in_the_order_in_which_they_came() {
        var all = take("a", 8);
        assertThat(taken(all)).isEqualTo(4);

        places.leave("a");
        places.leave("a");

        assertThat(all.stream().map(Future::isComplete)).containsExactly(true, true, true, true, true, true, false,
                false);
    }

    @Test
    void who_keeps_a_long_queue_has_few_places_while_others_ask_and_its_share_again_when_they_are_gone() {
        var now = new AtomicLong();
        var crowded = new FairPlaces<String>(30, 2, now::get);
        crowded.take("quiet");
        crowded.leave("quiet");

        var many = IntStream.range(0, 40).mapToObj(i -> crowded.take("noisy")).toList();
        crowded.take("quiet");
        crowded.leave("quiet");
        for (int i = 0; i < 10; i++) {
            crowded.leave("noisy");
        }
        var whileOthersAsk = taken(many) - 10;
        now.addAndGet(Duration.ofSeconds(3).toNanos());
        crowded.leave("noisy");

        assertThat(whileOthersAsk).isEqualTo(2);
        assertThat(taken(many) - 11).isEqualTo(10);
    }

    @Test
    void a_short_queue_takes_nothing_from_a_share_though_others_ask() {
        var crowded = new FairPlaces<String>(30, 5, () -> 0);
        crowded.take("quiet");

        var some = IntStream.range(0, 12).mapToObj(i -> crowded.take("busy")).toList();

        assertThat(taken(some)).isEqualTo(10);
    }

    /** Whatever the order in which places are asked for and given back, each who asked gets one, and none is lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void everybody_gets_a_place_in_the_end(long seed) {
        var random = new Random(seed);
        var names = List.of("a", "b", "c");
        Map<Future<Void>, String> asked = new HashMap<>();
        var held = new ArrayList<String>();
        int served = 0;
        for (int i = 0; i < 3_000 || served < 1_000; i++) {
            if (i < 3_000 && random.nextInt(3) == 0 || asked.isEmpty() && held.isEmpty()) {
                var who = names.get(random.nextInt(names.size()));
                asked.put(places.take(who), who);
            } else if (!held.isEmpty()) {
                places.leave(held.remove(random.nextInt(held.size())));
            }
            for (var one : List.copyOf(asked.keySet())) {
                if (one.isComplete()) {
                    held.add(asked.remove(one));
                    served++;
                }
            }
            assertThat(held.size()).isLessThanOrEqualTo(10);
        }
        while (!held.isEmpty()) {
            places.leave(held.removeLast());
            asked.entrySet().removeIf(one -> one.getKey().isComplete() && held.add(one.getValue()));
        }

        assertThat(asked).isEmpty();
        assertThat(taken(take("d", 4))).isEqualTo(4);
    }

    private List<Future<Void>> take(String who, int count) {
        return IntStream.range(0, count).mapToObj(i -> places.take(who)).toList();
    }

    private static long taken(List<Future<Void>> places) {
        return places.stream().filter(Future::isComplete).count();
    }
}
