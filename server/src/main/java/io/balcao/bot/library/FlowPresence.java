package io.balcao.bot.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Room;
import io.balcao.platform.redis.Redis;
import io.balcao.platform.redis.RedisRefused;
import io.balcao.platform.redis.RedisUnavailable;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who has which flow open, and at which block. Kept in Redis for all servers; an editor says again and again that it is
 * open, so what Redis lost is back soon, and who is gone without a word is forgotten.
 */
final class FlowPresence {
    /** More than twice as long as an editor takes to say again that it is open. */
    private static final Duration LIFE = Duration.ofSeconds(50);

    private final Database database;
    private final Redis redis;
    private final EventStream events;
    private final InstantSource clock;
    private final FlowRepository repository;

    FlowPresence(Database database, Redis redis, EventStream events, InstantSource clock, FlowRepository repository) {
        this.database = database;
        this.redis = redis;
        this.events = events;
        this.clock = clock;
        this.repository = repository;
    }

    /** Schema {@code FlowEditor} of the OpenAPI document. */
    record Editor(UUID userId, String userName, @Nullable String block) {}

    /** Schema {@code FlowPresence}. */
    record Present(int revision, @Nullable UUID changedBy, @Nullable String changedByName, List<Editor> others) {
        Present {
            others = List.copyOf(others);
        }
    }

    /** The draft as it is kept, and who changed it last. */
    record Draft(int revision, @Nullable UUID changedBy, @Nullable String changedByName) {}

    private record Kept(UUID userId, String userName, @Nullable String block, Instant until) {}

    /** Notes that somebody looks at a block, and tells the others at once. */
    Present here(Caller caller, UUID flow, @Nullable String block) {
        var draft = database.inTransaction(caller.organization(), tx -> repository.draftOf(tx.last(), flow))
                .orElseThrow(() -> new Problem.NotFound("flow", flow));
        var key = key(caller.organization(), flow);
        keep(key, new Kept(caller.userId(), caller.userName(), block, clock.instant().plus(LIFE)));
        var others = others(caller, flow);
        tell("flow_presence", caller, flow, others, new JsonObject().put("block", block).put("is_here", true));
        return new Present(draft.revision(), draft.changedBy(), draft.changedByName(), others);
    }

    void gone(Caller caller, UUID flow) {
        database.inTransaction(caller.organization(), tx -> {
            repository.require(tx.last(), flow);
            return flow;
        });
        try {
            redis.call(Command.HDEL, key(caller.organization(), flow), caller.userId().toString());
        } catch (RedisUnavailable | RedisRefused away) {
            return; // Whoever is not heard of is forgotten anyway.
        }
        tell("flow_presence", caller, flow, others(caller, flow), new JsonObject().put("is_here", false));
    }

    /** After the commit: others are told before they find out by being refused. */
    void saved(Caller caller, UUID flow, int revision) {
        tell("flow_saved", caller, flow, others(caller, flow), new JsonObject().put("revision", revision));
    }

    private void keep(String key, Kept kept) {
        try {
            redis.call(List.of(Redis.request(Command.HSET, key, kept.userId().toString(), Json.text(kept)),
                    Redis.request(Command.EXPIRE, key, LIFE.toSeconds())));
        } catch (RedisUnavailable | RedisRefused away) {
            // It is said again soon.
        }
    }

    private List<Editor> others(Caller caller, UUID flow) {
        try {
            var found = new ArrayList<Editor>();
            var all = redis.call(Command.HGETALL, key(caller.organization(), flow));
            if (all == null) {
                return List.of();
            }
            for (var user : List.copyOf(all.getKeys())) {
                var kept = Json.mapper().readValue(all.get(user).toString(), Kept.class);
                if (!kept.userId().equals(caller.userId()) && kept.until().isAfter(clock.instant())) {
                    found.add(new Editor(kept.userId(), kept.userName(), kept.block()));
                }
            }
            found.sort(Comparator.comparing(Editor::userName).thenComparing(Editor::userId));
            return found;
        } catch (RedisUnavailable | RedisRefused | JsonProcessingException away) {
            return List.of();
        }
    }

    private void tell(String name, Caller caller, UUID flow, List<Editor> others, JsonObject what) {
        if (others.isEmpty()) {
            return;
        }
        what.put("flow_id", flow.toString()).put("user_id", caller.userId().toString())
                .put("user_name", caller.userName());
        events.publish(caller.organization(), List.of(Event.passing(name, caller.userId(),
                others.stream().map(other -> Room.user(other.userId())).toList(), what.toBuffer())));
    }

    private static String key(OrganizationId organization, UUID flow) {
        return "organization:" + organization + ":flow_editors:" + flow;
    }
}
