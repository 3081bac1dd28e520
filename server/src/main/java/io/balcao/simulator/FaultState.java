package io.balcao.simulator;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What goes wrong at one number, at this moment. */
final class FaultState {
    final Deque<SendFault> nextSends = new ArrayDeque<>();
    final Deque<MediaFault> nextMedia = new ArrayDeque<>();
    final Deque<Integer> nextStatuses = new ArrayDeque<>();
    final Set<StatusFault> statuses = EnumSet.noneOf(StatusFault.class);
    final Set<WebhookFault> webhooks = EnumSet.noneOf(WebhookFault.class);
    final AccountState account;
    @Nullable
    SendFault everySend;
    @Nullable
    MediaFault everyMedia;
    Duration latency = Duration.ZERO;
    Duration webhookDelay = Duration.ZERO;
    boolean windowClosed;
    /** Of Z-API: buttons and lists are refused, and texts are not. */
    boolean refusesChoices;
    /** Of Z-API: somebody has to scan the code again. */
    boolean sessionLost;
    /** What hangs until all is well, and breaks off then. */
    final List<HttpConnection> stalled = new ArrayList<>();

    FaultState(String accessToken) {
        account = new AccountState(accessToken);
    }

    SendFault nextSend() {
        var next = nextSends.poll();
        if (next != null) {
            return next;
        }
        return everySend != null ? everySend : new SendFault.None();
    }

    Optional<MediaFault> nextMedia() {
        var next = nextMedia.poll();
        return Optional.ofNullable(next != null ? next : everyMedia);
    }

    void heal() {
        nextSends.clear();
        nextMedia.clear();
        nextStatuses.clear();
        statuses.clear();
        webhooks.clear();
        everySend = null;
        everyMedia = null;
        latency = Duration.ZERO;
        webhookDelay = Duration.ZERO;
        windowClosed = false;
        refusesChoices = false;
        sessionLost = false;
        account.heal();
        stalled.forEach(HttpConnection::close);
        stalled.clear();
    }

    JsonObject toJson() {
        return JsonObject.of("latency_ms", latency.toMillis(), "webhook_delay_ms", webhookDelay.toMillis(),
                "window_closed", windowClosed, "statuses", names(statuses), "webhooks", names(webhooks), "every_send",
                everySend == null ? null : everySend.toJson(), "every_media",
                everyMedia == null ? null : everyMedia.toJson(), "next_sends",
                new JsonArray(nextSends.stream().map(SendFault::toJson).toList()), "next_media",
                new JsonArray(nextMedia.stream().map(MediaFault::toJson).toList()), "next_statuses",
                new JsonArray(nextStatuses.stream().toList())).put("account", account.toJson())
                .put("refuses_choices", refusesChoices).put("session_lost", sessionLost);
    }

    /** Takes over the keys that are there, in the shape of {@link #toJson}. */
    void change(JsonObject json) {
        latency = Duration.ofMillis(json.getLong("latency_ms", latency.toMillis()));
        webhookDelay = Duration.ofMillis(json.getLong("webhook_delay_ms", webhookDelay.toMillis()));
        windowClosed = json.getBoolean("window_closed", windowClosed);
        refusesChoices = json.getBoolean("refuses_choices", refusesChoices);
        sessionLost = json.getBoolean("session_lost", sessionLost);
        if (json.containsKey("every_send")) {
            var fault = json.getJsonObject("every_send");
            everySend = fault == null ? null : SendFault.of(fault);
        }
        if (json.containsKey("every_media")) {
            var fault = json.getJsonObject("every_media");
            everyMedia = fault == null ? null : MediaFault.of(fault);
        }
        change(json, "statuses", statuses, StatusFault.class);
        change(json, "webhooks", webhooks, WebhookFault.class);
        if (json.containsKey("account")) {
            account.change(json.getJsonObject("account"));
        }
        changeQueues(json);
    }

    private void changeQueues(JsonObject json) {
        if (json.containsKey("next_sends")) {
            nextSends.clear();
            json.getJsonArray("next_sends").forEach(fault -> nextSends.add(SendFault.of((JsonObject) fault)));
        }
        if (json.containsKey("next_media")) {
            nextMedia.clear();
            json.getJsonArray("next_media").forEach(fault -> nextMedia.add(MediaFault.of((JsonObject) fault)));
        }
        if (json.containsKey("next_statuses")) {
            nextStatuses.clear();
            json.getJsonArray("next_statuses").forEach(code -> nextStatuses.add(((Number) code).intValue()));
        }
    }

    private static <F extends Enum<F>> void change(JsonObject json, String key, Set<F> faults, Class<F> type) {
        if (json.containsKey(key)) {
            faults.clear();
            json.getJsonArray(key)
                    .forEach(name -> faults.add(Enum.valueOf(type, name.toString().toUpperCase(Locale.ROOT))));
        }
    }

    private static JsonArray names(Set<? extends Enum<?>> faults) {
        return new JsonArray(faults.stream().map(fault -> fault.name().toLowerCase(Locale.ROOT)).toList());
    }
}
