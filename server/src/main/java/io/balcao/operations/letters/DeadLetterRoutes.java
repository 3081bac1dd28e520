package io.balcao.operations.letters;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.balcao.channels.Texts;
import io.balcao.platform.Problem;
import io.balcao.platform.http.Cursor;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/dead-letters}. */
final class DeadLetterRoutes {
    private static final int PAGE = 50;

    private final DeadLetterService letters;

    private record DeadLetterWithContent(@JsonUnwrapped DeadLetter.View letter, String content, boolean isCut) {}

    private record DiscardDeadLetterRequest(String reason) {}

    private record ReplayDeadLettersRequest(@Nullable String source, @Nullable String q, @Nullable Instant from,
            @Nullable Instant to, @Nullable String cursor) {}

    private record DiscardDeadLettersRequest(@Nullable String source, @Nullable String q, @Nullable Instant from,
            @Nullable Instant to, String reason) {}

    private record Replays(int replayed, int failed, @Nullable String nextCursor) {}

    private record Discards(int discarded) {}

    DeadLetterRoutes(DeadLetterService letters) {
        this.letters = letters;
    }

    void addTo(Routes routes) {
        routes.add("listDeadLetters", this::list);
        routes.add("getDeadLetter", this::get);
        routes.add("replayDeadLetter",
                request -> Reply.ok(letters.replay(request.caller(), request.pathId("id")).view()));
        routes.add("discardDeadLetter", this::discard);
        routes.add("replayDeadLetters", this::replayAll);
        routes.add("discardDeadLetters", this::discardAll);
    }

    private Reply list(Request request) {
        int limit = request.limit(PAGE);
        var after = request.cursor(2).orElse(null);
        var filter = new LetterFilter(request.query("state").orElse(null), request.query("source").orElse(null),
                request.query("q").orElse(null), request.queryTime("from").orElse(null),
                request.queryTime("to").orElse(null));
        var found = letters.list(request.caller(), filter, after == null ? null : Cursor.time(after.getFirst()),
                after == null ? null : Cursor.id(after.getLast()), limit + 1);
        var page = found.subList(0, Math.min(limit, found.size()));
        return Reply.page(page.stream().map(DeadLetter::view).toList(),
                found.size() > limit ? request.cursorAfter(page.getLast().place()) : null);
    }

    private Reply get(Request request) {
        var opened = letters.open(request.caller(), request.pathId("id"));
        return Reply.ok(new DeadLetterWithContent(opened.letter().view(), opened.content().text(),
                opened.content().isCut()));
    }

    private Reply discard(Request request) {
        var reason = reason(request.body(DiscardDeadLetterRequest.class).reason());
        return Reply.ok(letters.discard(request.caller(), request.pathId("id"), reason).view());
    }

    private Reply replayAll(Request request) {
        var asked = request.body(ReplayDeadLettersRequest.class);
        var after = asked.cursor() == null ? null : Cursor.read(asked.cursor(), 2);
        var done = letters.replayAll(request.caller(),
                new LetterFilter(null, asked.source(), asked.q(), asked.from(), asked.to()),
                after == null ? null : Cursor.time(after.getFirst()),
                after == null ? null : Cursor.id(after.getLast()));
        return Reply.ok(new Replays(done.replayed(), done.failed(),
                done.last() == null ? null : Cursor.write(done.last().place())));
    }

    private Reply discardAll(Request request) {
        var asked = request.body(DiscardDeadLettersRequest.class);
        return Reply.ok(new Discards(letters.discardAll(request.caller(),
                new LetterFilter(null, asked.source(), asked.q(), asked.from(), asked.to()), reason(asked.reason()))));
    }

    private static String reason(String given) {
        var reason = Texts.line(Texts.storable(given), 500);
        if (reason.isEmpty()) {
            throw new Problem.Unprocessable("reason", "is empty");
        }
        return reason;
    }
}
