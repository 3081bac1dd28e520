package io.balcao.simulator;

import io.vertx.core.json.JsonObject;

import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** Every call of the Graph API, the newest ones only. */
final class RequestLog {
    private final TreeMap<Long, RecordedRequest> requests = new TreeMap<>();
    private final int size;
    private final Clock clock;
    private final Consumer<RecordedRequest> changed;
    private long lastSeq;

    RequestLog(int size, Clock clock, Consumer<RecordedRequest> changed) {
        this.size = size;
        this.clock = clock;
        this.changed = changed;
    }

    /** Writes a call down before anything else happens to it; gives its number. */
    long record(String method, String path, @Nullable String phoneNumberId, @Nullable JsonObject body) {
        var request = new RecordedRequest(++lastSeq, clock.instant(), method, path, phoneNumberId,
                body == null ? new JsonObject() : body, 0, null,
                null);
        requests.put(request.seq(), request);
        if (requests.size() > size) {
            requests.pollFirstEntry();
        }
        changed.accept(request);
        return request.seq();
    }

    void change(long seq, UnaryOperator<RecordedRequest> change) {
        var request = requests.computeIfPresent(seq, (_, before) -> change.apply(before));
        if (request != null) {
            changed.accept(request);
        }
    }

    /** Those after this one, oldest first. */
    List<RecordedRequest> since(long seq) {
        return List.copyOf(requests.tailMap(seq, false).values());
    }
}
