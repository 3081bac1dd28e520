package io.balcao.platform.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class BatcherTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<List<Integer>> batches = new ArrayList<>();

    @Test
    void a_lone_item_waits_for_nobody() {
        var batcher = batcher(Runnable::run, this::done);

        assertThat(batcher.add(1).result()).isEqualTo(1);
    }

    @Test
    void what_comes_while_a_batch_is_under_way_goes_together_into_the_next_one() {
        var first = Promise.<List<Integer>>promise();
        var batcher = batcher(Runnable::run, items -> items.contains(1) ? note(items, first.future()) : done(items));

        batcher.add(1);
        IntStream.of(2, 3, 4).forEach(batcher::add);
        first.complete(List.of(1));

        assertThat(batches).containsExactly(List.of(1), List.of(2, 3, 4));
    }

    @Test
    void items_in_no_hurry_are_gathered_before_their_batch_begins_and_again_before_the_next() {
        var begin = new AtomicReference<Runnable>();
        var batcher = batcher(begin::set, this::done);

        var answers = IntStream.of(1, 2, 3).mapToObj(batcher::add).toList();
        assertThat(batches).isEmpty();
        begin.get().run();
        batcher.add(4);
        batcher.add(5);
        begin.get().run();

        assertThat(batches).containsExactly(List.of(1, 2, 3), List.of(4, 5));
        assertThat(answers).extracting(Future::result).containsExactly(1, 2, 3);
    }

    @Test
    void the_bad_item_of_a_gathered_batch_is_found_and_its_neighbours_are_served() {
        var begin = new AtomicReference<Runnable>();
        var batcher = batcher(begin::set, items -> items.contains(2)
                ? Future.failedFuture(new IllegalArgumentException("two"))
                : done(items));

        var answers = IntStream.of(1, 2, 3).mapToObj(batcher::add).toList();
        begin.get().run();

        assertThat(answers).extracting(Future::succeeded).containsExactly(true, false, true);
    }

    @Test
    void what_is_gathered_when_the_server_stops_is_done_and_not_forgotten() {
        var background = new Background();
        var batcher = batcher(begin -> background.soon(Duration.ofMillis(200), begin), this::done);

        var before = batcher.add(1);
        background.close();
        var after = batcher.add(2);

        assertThat(Future.all(before, after).await().<Integer>list()).containsExactly(1, 2);
    }

    @Test
    void one_more_than_may_wait_is_refused() {
        var batcher = batcher(begin -> {}, this::done);
        IntStream.range(0, 10).forEach(batcher::add);

        assertThat(batcher.size()).isEqualTo(10);
        assertThatThrownBy(() -> batcher.add(10).await()).isInstanceOf(Batcher.Full.class);
    }

    private Batcher<Integer, Integer> batcher(Consumer<Runnable> gathering,
            Function<List<Integer>, Future<List<Integer>>> work) {
        return new Batcher<>(5, 10, LONG, work, (items, failure) -> true, gathering);
    }

    private Future<List<Integer>> done(List<Integer> items) {
        return note(items, Future.succeededFuture(items));
    }

    private Future<List<Integer>> note(List<Integer> items, Future<List<Integer>> outcome) {
        batches.add(items);
        return outcome;
    }
}
