package io.balcao.platform.realtime;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a client may ask for once it is in, and what it is answered. */
final class Words {
    private static final Duration TYPING_EVERY = Duration.ofSeconds(2);
    private static final int UUID_LENGTH = 36;

    private final Hub hub;
    private final EventStream stream;
    private final PresenceBoard presence;
    private final Rights rights;
    private final Limits limits;

    Words(Hub hub, EventStream stream, PresenceBoard presence, Rights rights, Limits limits) {
        this.hub = hub;
        this.stream = stream;
        this.presence = presence;
        this.rights = rights;
        this.limits = limits;
    }

    /** Called for one word of a session at a time. */
    JsonObject answer(Session session, Principal principal, String event, JsonNode argument) {
        return switch (event) {
            case "subscribe:conversation" -> uuid(argument)
                    .map(id -> subscribe(session, principal, id)).orElseGet(() -> no("invalid"));
            case "unsubscribe:conversation" -> uuid(argument)
                    .map(id -> unsubscribe(session, principal, id)).orElseGet(() -> no("invalid"));
            case "subscribe:wall" ->
                principal.wall() != null && hub.watch(session, principal).await() ? yes() : no("not_found");
            case "unsubscribe:wall" -> {
                hub.unwatch(session, principal).await();
                yield yes();
            }
            case "typing" -> uuid(argument)
                    .map(id -> typing(session, principal, id)).orElseGet(() -> no("invalid"));
            case "presence" -> presence(session, principal, argument);
            default -> no("unknown_event");
        };
    }

    private JsonObject subscribe(Session session, Principal principal, UUID conversation) {
        if (session.subscriptions.size() >= limits.subscriptions() && !session.subscriptions.contains(conversation)) {
            return no("too_many_subscriptions");
        }
        // Rights may change between the question and the joining: then the question is asked again.
        long changes = hub.changes();
        if (!rights.conversations().maySee(principal, conversation)) {
            return no("not_found");
        }
        session.subscriptions.add(conversation);
        boolean isResuming = System.nanoTime() - session.resumedUntil < 0;
        var past = hub.subscribe(session, principal.organization(), conversation, isResuming).await();
        if (hub.changes() != changes && !rights.conversations().maySee(principal, conversation)) {
            unsubscribe(session, principal, conversation);
            return no("not_found");
        }
        rights.conversations().followed(principal, Set.of(conversation));
        if (past instanceof CatchUp.TooMuch) {
            session.loop.execute(
                    () -> session.resync(Frame.local(stream.epoch(), stream.last(), "resync", "{}")));
        }
        return yes();
    }

    private JsonObject unsubscribe(Session session, Principal principal, UUID conversation) {
        session.subscriptions.remove(conversation);
        hub.unsubscribe(session, principal.organization(), Set.of(conversation)).await();
        return yes();
    }

    private JsonObject typing(Session session, Principal principal, UUID conversation) {
        if (!session.subscriptions.contains(conversation)
                && !rights.conversations().maySee(principal, conversation)) {
            return no("not_found");
        }
        if (session.typesAnew(conversation, TYPING_EVERY.toNanos())) {
            var payload = new JsonObject()
                    .put("user_id", principal.userId().toString())
                    .put("user_name", principal.userName())
                    .put("conversation_id", conversation.toString())
                    .toBuffer();
            stream.publish(principal.organization(), List.of(Event.passing("user_typing", principal.userId(),
                    List.of(Room.conversation(conversation)), payload)));
        }
        return yes();
    }

    private JsonObject presence(Session session, Principal principal, JsonNode argument) {
        var status = switch (argument.asText()) {
            case "online" -> Optional.of(Presence.Status.ONLINE);
            case "away" -> Optional.of(Presence.Status.AWAY);
            default -> Optional.<Presence.Status>empty();
        };
        status.ifPresent(now -> presence.says(session, principal, now));
        if (session.isOver()) {
            presence.left(session, principal);
        }
        return status.isPresent() ? yes() : no("invalid");
    }

    static Optional<UUID> uuid(JsonNode value) {
        var text = value.textValue();
        if (text == null || text.length() != UUID_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static JsonObject yes() {
        return new JsonObject().put("ok", true);
    }

    static JsonObject no(String error) {
        return new JsonObject().put("ok", false).put("error", error);
    }
}
