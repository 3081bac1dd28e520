package io.balcao.operations.letters;

import io.balcao.accounts.AuditTrail;
import io.balcao.conversations.ingest.WhatsappIngest.Replayed;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads, tries again and discards what could not be used. */
final class DeadLetterService {
    private static final String KIND = "dead_letter";
    /** As many in one request: each may ask WhatsApp or another program. */
    private static final int STEP = 100;

    private final Database database;
    private final AuditTrail auditTrail;
    private final DeadLetters.Roads roads;
    private final DeadLetterRepository letters = new DeadLetterRepository();

    DeadLetterService(Database database, AuditTrail auditTrail, DeadLetters.Roads roads) {
        this.database = database;
        this.auditTrail = auditTrail;
        this.roads = roads;
    }

    /** A letter and what it says. */
    record Opened(DeadLetter letter, Masked content) {}

    /**
     * What came of many.
     *
     * @param last where the next step begins; null when this was the last one
     */
    record Replays(int replayed, int failed, @Nullable DeadLetter last) {}

    /** What the audit trail keeps. */
    private record Outcome(String source, String outcome) {}

    private record Discarded(String reason, int letters) {}

    List<DeadLetter> list(Caller caller, LetterFilter filter, @Nullable Instant before, @Nullable UUID beforeId,
            int limit) {
        return database.inTransaction(caller.organization(),
                tx -> letters.list(tx.last(), filter, before, beforeId, limit));
    }

    /** Whoever reads what somebody wrote is noted. */
    Opened open(Caller caller, UUID id) {
        return database.inTransaction(caller.organization(), tx -> {
            var letter = letters.find(tx, id).orElseThrow(() -> missing(id));
            var raw = letters.raw(tx, id).orElseThrow(() -> missing(id));
            auditTrail.record(tx, caller, "dead_letter.read", KIND, id, null, null);
            return new Opened(letter, Masked.of(raw));
        });
    }

    /** Tries it again, and says what came of it. One that somebody has settled already stays as it is. */
    DeadLetter replay(Caller caller, UUID id) {
        var letter = find(caller, id);
        if (!letter.isOpen()) {
            return letter;
        }
        if (!letter.canReplay()) {
            throw new Problem.Conflict("What it said is gone: there is nothing to be sent again");
        }
        switch (letter.source()) {
            case "media" -> queued(caller, id, roads.media().fetchAgain(caller.organization(), id)
                    ? null
                    : "WhatsApp gave no id to ask for it by");
            case "webhook" -> queued(caller, id, tell(caller, id));
            default -> read(caller, id);
        }
        return find(caller, id);
    }

    private void read(Caller caller, UUID id) {
        var raw = database.inTransaction(caller.organization(), tx -> letters.raw(tx, id))
                .orElseThrow(() -> missing(id));
        var replayed = roads.ingest().replay(caller.organization(), raw);
        database.inTransaction(caller.organization(), tx -> {
            var outcome = switch (replayed) {
                case Replayed.Stored() -> "stored";
                case Replayed.Known() -> "known";
                case Replayed.Failed(var reason) -> {
                    letters.stillDead(tx, id, reason);
                    yield "failed";
                }
            };
            if (replayed instanceof Replayed.Failed || letters.settle(tx, id, outcome, caller.userId())) {
                auditTrail.record(tx, caller, "dead_letter.replayed", KIND, id, null, new Outcome("whatsapp", outcome));
            }
            return outcome;
        });
    }

    private @Nullable String tell(Caller caller, UUID id) {
        try {
            roads.webhooks().replay(caller, id);
            return null;
        } catch (Problem.Conflict no) {
            return no.getMessage();
        }
    }

    /** It came off the list by itself, in the transaction that put it on its way again. */
    private void queued(Caller caller, UUID id, @Nullable String whyNot) {
        database.inTransaction(caller.organization(), tx -> {
            if (whyNot == null) {
                letters.nameWho(tx, id, caller.userId());
            } else {
                letters.stillDead(tx, id, whyNot);
            }
            auditTrail.record(tx, caller, "dead_letter.replayed", KIND, id, null,
                    new Outcome("", whyNot == null ? "queued" : "failed"));
            return id;
        });
    }

    /** One step through all that match, the oldest first. */
    Replays replayAll(Caller caller, LetterFilter filter, @Nullable Instant after, @Nullable UUID afterId) {
        var step = database.inTransaction(caller.organization(),
                tx -> letters.next(tx, filter.open(), after, afterId, STEP));
        int replayed = 0;
        int failed = 0;
        for (var letter : step) {
            if (replay(caller, letter.id()).isOpen()) {
                failed++;
            } else {
                replayed++;
            }
        }
        return new Replays(replayed, failed, step.size() == STEP ? step.getLast() : null);
    }

    DeadLetter discard(Caller caller, UUID id, String reason) {
        return database.inTransaction(caller.organization(), tx -> {
            var before = letters.find(tx, id).orElseThrow(() -> missing(id));
            if (before.isOpen() && letters.discard(tx, id, reason, caller.userId())) {
                auditTrail.record(tx, caller, "dead_letter.discarded", KIND, id, null, new Discarded(reason, 1));
            }
            return letters.find(tx, id).orElseThrow();
        });
    }

    int discardAll(Caller caller, LetterFilter filter, String reason) {
        return database.inTransaction(caller.organization(), tx -> {
            int discarded = letters.discardAll(tx, filter.open(), reason, caller.userId());
            if (discarded > 0) {
                auditTrail.record(tx, caller, "dead_letter.discarded", KIND, null, null,
                        new Discarded(reason, discarded));
            }
            return discarded;
        });
    }

    private DeadLetter find(Caller caller, UUID id) {
        return database.inTransaction(caller.organization(), tx -> letters.find(tx, id))
                .orElseThrow(() -> missing(id));
    }

    private static Problem missing(UUID id) {
        return new Problem.NotFound("dead letter", id);
    }
}
