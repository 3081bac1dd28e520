import java.util.Arrays;
import java.util.Locale;

/** Times in nanoseconds, from many threads. */
final class Latencies {
    private long[] values = new long[1 << 16];
    private int size;

    synchronized void add(long nanos) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = nanos;
    }

    synchronized int count() {
        return size;
    }

    synchronized double millis(double percentile) {
        if (size == 0) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        return sorted[Math.min(size - 1, (int) Math.ceil(size * percentile / 100.0))] / 1e6;
    }

    String summary() {
        return String.format(Locale.ROOT, "n=%d p50 %.2f ms, p95 %.2f ms, p99 %.2f ms, max %.1f ms", count(),
                millis(50), millis(95), millis(99), millis(100));
    }
}
