package io.balcao.scheduling.dialogue;

import static io.balcao.bot.flow.BlockType.NEXT;

import io.balcao.scheduling.dialogue.Diary.Booked;
import io.balcao.scheduling.dialogue.Session.Option;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a customer has booked already: to be moved, or to be cancelled. */
final class Standing {
    /** With what stands below them, as many as a list of WhatsApp has rows. */
    private static final int DAYS = 7;

    private final Step step;

    Standing(Step step) {
        this.step = step;
    }

    Session lookUp(Session session, boolean cancels) {
        var upcoming = step.diary.upcoming();
        if (upcoming.isEmpty()) {
            return step.mainMenu(session.saying(step.diary.text("RESCHEDULE_NOT_FOUND", Map.of())), "MAIN_MENU");
        }
        if (upcoming.size() == 1) {
            return cancels ? asksToCancel(session, upcoming.getFirst()) : shows(session, upcoming.getFirst());
        }
        var options = new ArrayList<>(
                upcoming.stream().map(one -> new Option((cancels ? "cancel" : "appointment") + Step.OF
                        + one.id(), step.words.day(one.date()) + " " + one.time(), one.service())).toList());
        options.add(step.offers.named("back"));
        return session.asks(State.RESCHEDULE_LOOKUP, Plan.NOTHING, step.words.word("which_appointment"), options);
    }

    private Optional<Booked> upcoming(String which) {
        return step.diary.upcoming().stream().filter(one -> one.id().toString().equals(which)).findFirst();
    }

    Session shows(Session session, String which) {
        return upcoming(which).map(one -> shows(session, one)).orElseGet(() -> gone(session));
    }

    Session shows(Session session, Booked one) {
        var plan = Plan.NOTHING.moving(one.id(), one.services(), one.areas());
        var options = new ArrayList<>(step.diary.days(plan, step.today(), DAYS).stream().map(step.offers::of).toList());
        options.add(new Option("cancel" + Step.OF + one.id(), step.words.word("cancel")));
        options.add(step.offers.named("back"));
        return session.asks(State.SHOW_CURRENT_APPOINTMENT, plan,
                step.diary.text("RESCHEDULE_FOUND", step.offers.values(one)),
                options);
    }

    private Session gone(Session session) {
        return step.mainMenu(session.saying(step.words.word("gone")), "MAIN_MENU");
    }

    private Session asksToCancel(Session session, Booked one) {
        return session.asks(State.CONFIRM_CANCEL, Plan.NOTHING.moving(one.id(), one.services(), one.areas()),
                MessageFormat.format(step.words.word("sure_to_cancel"), step.words.day(one.date()), one.time()),
                List.of(new Option("cancelled" + Step.OF + one.id(), step.words.word("yes_cancel")),
                        step.offers.named("no_keep", "menu")));
    }

    Session cancels(Session session, String which, boolean isSure) {
        var one = upcoming(which);
        if (one.isEmpty()) {
            return gone(session);
        }
        if (!isSure) {
            return asksToCancel(session, one.get());
        }
        return step.diary.cancel(one.get().id())
                .map(done -> session.saying(step.diary.text("CANCELLED", step.offers.values(done)))
                        .leaves(State.CANCELLED, NEXT))
                .orElseGet(() -> gone(session));
    }
}
