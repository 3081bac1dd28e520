package io.balcao.bot;

import io.balcao.bot.flow.Interpreter;
import io.balcao.bot.flow.Script;
import io.balcao.conversations.lane.Responder.Turn;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.Owner;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What a turn costs, in microseconds of processor time. Run by hand. */
final class FlowSpeed {
    private static final int TURNS = 200_000;

    private FlowSpeed() {}

    public static void main(String[] args) {
        var chat = new Chat(Chat.shop());
        var menu = MenuFlow.of(Chat.shop());
        var script = Script.of("menu", menu, FlowChat.BY_NAME);
        for (int round = 0; round < 5; round++) {
            print("a choice that is answered", () -> turn(script, chat));
            print("the same, and the menu made into a flow", () -> turn(
                    Script.of("menu", MenuFlow.of(Chat.shop()), FlowChat.BY_NAME), chat));
        }
        FlowChat.VERTX.close();
    }

    private static void print(String what, Runnable turn) {
        var threads = ManagementFactory.getThreadMXBean();
        long begun = threads.getCurrentThreadCpuTime();
        for (int i = 0; i < TURNS; i++) {
            turn.run();
        }
        System.out.printf("%s: %.1f us%n", what, (threads.getCurrentThreadCpuTime() - begun) / 1000.0 / TURNS);
    }

    private static void turn(Script script, Chat chat) {
        var now = Instant.parse("2026-11-20T15:00:00Z");
        var organization = new OrganizationId(Ids.next());
        var conversation = new Conversation(Ids.next(), new Conversation.Customer(Ids.next(), "Rita", null, false),
                Ids.next(), Owner.BOT, 1, null, null, null, null, "open", "normal", false, 1, null, now,
                now.plus(Duration.ofHours(24)), null, null, List.of(), new JsonObject(), 1, now, null, null, null);
        var state = new JsonObject().put("script", "menu").put("owner_version", 1).put("said_at", now.toEpochMilli())
                .put("at", "menu").put("misses", 0).put("variables", new JsonObject());
        Interpreter.answer(script, new Turn(organization, conversation, state,
                List.of(Chat.message("text", "que horas abrem", new JsonObject()))), Here.at(chat, organization, now));
    }
}
