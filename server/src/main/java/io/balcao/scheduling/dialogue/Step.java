package io.balcao.scheduling.dialogue;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What one step of a dialogue goes by, and its questions, which lead to each other. */
final class Step {
    static final char OF = ':';

    final Diary diary;
    final Words words;
    final Offers offers;
    final UUID id;
    final boolean asksAreas;
    final WhatFor services = new WhatFor(this);
    final WhichDay days = new WhichDay(this);
    final WhichTime times = new WhichTime(this);
    final Agreement agreement = new Agreement(this);
    final Standing standing = new Standing(this);
    final Faqs faq = new Faqs(this);

    /**
     * @param id the same one whenever this step is done again
     * @param asksAreas whether the customer is asked what is to be treated
     */
    Step(Diary diary, UUID id, boolean asksAreas) {
        this.diary = diary;
        this.words = diary.words();
        this.offers = new Offers(diary);
        this.id = id;
        this.asksAreas = asksAreas;
    }

    Session mainMenu(Session session, String text) {
        return mainMenu(session, text, text);
    }

    /** @param below the text whose own buttons are shown, where the clinic chose some for it */
    Session mainMenu(Session session, String text, String below) {
        var own = diary.ownButtons(below);
        return session.asks(State.MAIN_MENU, Plan.NOTHING, diary.text(text, Map.of()),
                own.isEmpty() ? diary.buttons("MAIN_MENU") : own);
    }

    /** What was kept for them is free again while they choose. */
    Session free(Session session) {
        var hold = session.plan().hold();
        if (hold != null) {
            diary.release(hold);
        }
        return session.planning(session.plan().held(null));
    }

    static boolean isMoving(Session session) {
        return session.plan().appointment() != null;
    }

    LocalDate today() {
        return diary.now().toLocalDate();
    }

    static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
