package io.balcao.conversations.desk;

import io.balcao.accounts.Readings;
import io.balcao.conversations.desk.SendService.Accepted;
import io.balcao.platform.Problem;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;

/** Messages over REST. */
final class MessageRoutes {
    private static final int PAGE = 50;

    private final MessageService messages;
    private final SendService sends;
    private final Readings readings;

    MessageRoutes(MessageService messages, SendService sends, Readings readings) {
        this.messages = messages;
        this.sends = sends;
        this.readings = readings;
    }

    void addTo(Routes routes) {
        routes.add("listMessages", this::list);
        routes.add("sendMessage", this::send);
        routes.add("markMessageRead", request -> Reply.ok(messages.markRead(request.caller(), request.pathId("id"))));
        routes.add("retryMessage", request -> Reply.ok(messages.retry(request.caller(), request.pathId("id"))));
    }

    private Reply list(Request request) {
        var conversation = request.queryId("conversation_id")
                .orElseThrow(() -> new Problem.Unprocessable("conversation_id", "is missing"));
        var page = messages.list(request.caller(), conversation, request.queryId("before"), request.queryId("after"),
                request.limit(PAGE));
        readings.conversation(request.caller(), conversation);
        return Reply.page(page.messages(), page.next() == null ? null : page.next().toString());
    }

    private Reply send(Request request) {
        return switch (sends.send(request.caller(), request.body(SendMessageRequest.class))) {
            case Accepted.Stored(var message, _, _, _, _) -> Reply.created(message);
            case Accepted.Known(var message) -> Reply.ok(message);
        };
    }
}
