package io.balcao.scheduling.dialogue;

import static io.balcao.scheduling.dialogue.Dialogue.HUMAN;

import io.balcao.scheduling.dialogue.Diary.Question;
import io.balcao.scheduling.dialogue.Session.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What many ask. */
final class Faqs {
    private final Step step;

    Faqs(Step step) {
        this.step = step;
    }

    Session questions(Session session) {
        var options = new ArrayList<>(
                step.diary.faq().stream().map(one -> new Option("faq" + Step.OF + one.key(), one.label()))
                        .toList());
        options.add(step.offers.named(HUMAN));
        options.add(step.offers.named("back"));
        return session.asks(State.FAQ_MENU, session.plan(), step.diary.text("FAQ_MENU", Map.of()), options);
    }

    Session answer(Session session, String which) {
        var found = step.diary.faq().stream().filter(one -> one.key().equals(which)).findFirst().map(Question::answer);
        return found.map(text -> session.asks(State.FAQ_ANSWER, session.plan(), text,
                List.of(step.offers.named("other_question", "faq"), step.offers.named("schedule"),
                        step.offers.named("back"))))
                .orElseGet(() -> questions(session));
    }
}
