package io.balcao.platform.http;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.balcao.platform.Ids;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Failed tries that this server counts alone. */
public final class LocalTryLimit implements TryLimit {
    private static final int MOST_KEYS = 100_000;

    private final int most;
    private final long window;
    private final LongSupplier nanoTime;
    private final ConcurrentMap<String, ArrayDeque<Try>> tries;

    private record Try(String receipt, long at) {}

    /** @param most tries that may fail within the window */
    public LocalTryLimit(int most, Duration window) {
        this(most, window, System::nanoTime);
    }

    LocalTryLimit(int most, Duration window, LongSupplier nanoTime) {
        this.most = most;
        this.window = window.toNanos();
        this.nanoTime = nanoTime;
        Cache<String, ArrayDeque<Try>> kept = Caffeine.newBuilder().maximumSize(MOST_KEYS).expireAfterWrite(window)
                .ticker(nanoTime::getAsLong).executor(Runnable::run).build();
        this.tries = kept.asMap();
    }

    @Override
    public Admission begin(String key) {
        long now = nanoTime.getAsLong();
        var admission = new AtomicReference<@Nullable Admission>();
        tries.compute(key, (same, known) -> {
            var recent = known == null ? new ArrayDeque<Try>() : known;
            recent.removeIf(one -> now - one.at() >= window);
            var oldest = recent.peekFirst();
            if (oldest != null && recent.size() >= most) {
                admission.set(new Admission.Refused(Duration.ofNanos(oldest.at() + window - now)));
            } else {
                var receipt = Ids.next().toString();
                recent.addLast(new Try(receipt, now));
                admission.set(new Admission.Admitted(receipt, recent.size() == most));
            }
            return recent;
        });
        return java.util.Objects.requireNonNull(admission.get());
    }

    @Override
    public void takeBack(String key, String receipt) {
        tries.computeIfPresent(key, (same, recent) -> {
            recent.removeIf(one -> one.receipt().equals(receipt));
            return recent.isEmpty() ? null : recent;
        });
    }

    @Override
    public void forget(String key) {
        tries.remove(key);
    }
}
