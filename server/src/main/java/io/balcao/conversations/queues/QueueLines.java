package io.balcao.conversations.queues;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Outgoing;
import io.balcao.platform.http.Json;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The quiet lines that queues leave in a thread: {@code SystemEvent} of the OpenAPI document. */
final class QueueLines {
    /** Why a conversation went back into its queue. */
    enum Cause {
        LEFT("A conversa voltou para a fila"), OFFLINE(
                "Quem atendia ficou fora do ar: a conversa voltou para a fila"), UNANSWERED(
                        "O cliente ficou sem resposta: a conversa voltou para a fila"), WOKEN(
                                "A espera acabou sem que quem atendia pudesse continuar: a conversa voltou para a fila");

        private final String sentence;

        Cause(String sentence) {
            this.sentence = sentence;
        }

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private QueueLines() {}

    static Outgoing assigned(Conversation given) {
        return Outgoing.systemLine("A fila de " + given.departmentName() + " entregou a conversa a "
                + given.assignedUserName(),
                to(named("assigned").put("to_user_id", String.valueOf(given.assignedUserId()))
                        .put("to_user_name", given.assignedUserName()), given.departmentId(), given.departmentName()));
    }

    static Outgoing returned(Conversation before, Cause cause) {
        return Outgoing.systemLine(cause.sentence, named("returned_to_queue")
                .put("by_user_id", String.valueOf(before.assignedUserId()))
                .put("by_user_name", before.assignedUserName()).put("cause", cause.wire()));
    }

    static Outgoing woken() {
        return Outgoing.systemLine("A conversa voltou da espera", named("woken"));
    }

    static Outgoing overflowed(@Nullable UUID department, @Nullable String name) {
        return Outgoing.systemLine("A conversa passou para a fila de " + name + ", que tem quem atenda",
                to(named("overflowed"), department, name));
    }

    static Outgoing queued(Conversation placed) {
        return Outgoing.systemLine("A conversa entrou na fila de " + placed.departmentName(),
                to(named("queued"), placed.departmentId(), placed.departmentName()));
    }

    static Outgoing overdue(Conversation conversation, int minutes) {
        return Outgoing.systemLine("O cliente espera resposta há mais de " + minutes + " min: a supervisão foi avisada",
                named("answer_overdue").put("by_user_id", String.valueOf(conversation.assignedUserId()))
                        .put("by_user_name", conversation.assignedUserName()).put("minutes", minutes));
    }

    private static ObjectNode named(String event) {
        return Json.mapper().createObjectNode().put("event", event);
    }

    private static ObjectNode to(ObjectNode event, @Nullable UUID department, @Nullable String name) {
        return event.put("to_department_id", String.valueOf(department)).put("to_department_name", name);
    }
}
