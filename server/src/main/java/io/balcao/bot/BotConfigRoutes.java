package io.balcao.bot;

import io.balcao.bot.BotConfigRepository.Stored;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** {@code /api/v1/bot/config}. */
final class BotConfigRoutes {
    private final BotConfigService service;

    BotConfigRoutes(BotConfigService service) {
        this.service = service;
    }

    /** Schema {@code BotConfiguration}. */
    private record View(String key, JsonObject value, Instant updatedAt) {
        static View of(Stored stored) {
            return new View(stored.key(), stored.value(), stored.updatedAt());
        }
    }

    void addTo(Routes routes) {
        routes.add("getBotConfig", this::list);
        routes.add("updateBotConfig", this::put);
    }

    private Reply list(Request request) {
        return Reply.page(service.list(request.caller()).stream().map(View::of).toList(), null);
    }

    private Reply put(Request request) {
        return Reply.ok(View.of(service.put(request.caller(), request.path("key"), request.tree().path("value"))));
    }
}
