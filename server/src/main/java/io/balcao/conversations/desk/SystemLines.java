package io.balcao.conversations.desk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.conversations.desk.Move.Close;
import io.balcao.conversations.desk.Move.Reopen;
import io.balcao.conversations.desk.Move.TakeOver;
import io.balcao.conversations.desk.Move.ToBot;
import io.balcao.conversations.desk.Move.ToDepartment;
import io.balcao.conversations.desk.Move.ToUser;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.platform.Caller;
import io.balcao.platform.http.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The quiet line that a move leaves in the thread: {@code SystemEvent} of the OpenAPI document, from which the console
 * makes a sentence in the reader's language, and a sentence for whoever reads only the text.
 */
final class SystemLines {
    private static final Map<String, String> PRIORITIES = Map.of("low", "baixa", "normal", "normal", "high", "alta",
            "urgent", "urgente");

    private SystemLines() {}

    static Outgoing line(Move move, Caller by, @Nullable String toUser, @Nullable String toDepartment,
            @Nullable String reason) {
        ObjectNode event = Json.mapper().createObjectNode();
        event.put("by_user_id", by.userId().toString());
        event.put("by_user_name", by.userName());
        if (reason != null && !reason.isBlank()) {
            event.put("reason", reason);
        }
        var sentence = switch (move) {
            case TakeOver _ -> named(event, "taken_over", by.userName() + " assumiu a conversa");
            case ToUser(var user, var _) -> {
                event.put("to_user_id", user.toString()).put("to_user_name", toUser);
                yield named(event, "transferred_to_user", by.userName() + " transferiu a conversa para " + toUser);
            }
            case ToDepartment(var department, var _) -> {
                event.put("to_department_id", department.toString()).put("to_department_name", toDepartment);
                yield named(event, "transferred_to_department",
                        by.userName() + " transferiu a conversa para " + toDepartment);
            }
            case ToBot _ -> named(event, "transferred_to_bot", by.userName() + " devolveu a conversa ao robô");
            case Close _ -> named(event, "closed", by.userName() + " encerrou a conversa");
            case Reopen _ -> named(event, "reopened", by.userName() + " reabriu a conversa");
        };
        return Outgoing.systemLine(sentence, event);
    }

    static Outgoing priority(Caller by, String priority) {
        ObjectNode event = Json.mapper().createObjectNode();
        event.put("by_user_id", by.userId().toString()).put("by_user_name", by.userName()).put("priority", priority);
        return Outgoing.systemLine(named(event, "priority_changed",
                by.userName() + " mudou a prioridade para " + PRIORITIES.get(priority)), event);
    }

    /** @param until null when it is on hold no longer */
    static Outgoing snoozed(Caller by, @Nullable Instant until) {
        ObjectNode event = Json.mapper().createObjectNode();
        event.put("by_user_id", by.userId().toString()).put("by_user_name", by.userName());
        if (until == null) {
            return Outgoing.systemLine(named(event, "unsnoozed", by.userName() + " tirou a conversa da espera"), event);
        }
        event.put("until", until.toString());
        return Outgoing.systemLine(named(event, "snoozed", by.userName() + " pôs a conversa em espera"), event);
    }

    static Outgoing tagged(Caller by, String tag) {
        return tag(by, tag, "tagged", " pôs a etiqueta ");
    }

    static Outgoing untagged(Caller by, String tag) {
        return tag(by, tag, "untagged", " tirou a etiqueta ");
    }

    private static Outgoing tag(Caller by, String tag, String name, String verb) {
        ObjectNode event = Json.mapper().createObjectNode();
        event.put("by_user_id", by.userId().toString()).put("by_user_name", by.userName()).put("tag", tag);
        return Outgoing.systemLine(named(event, name, by.userName() + verb + tag), event);
    }

    private static String named(ObjectNode event, String name, String sentence) {
        event.put("event", name);
        return sentence;
    }
}
