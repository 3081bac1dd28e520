package io.balcao.scheduling.dialogue;

import static io.balcao.bot.flow.BlockType.NEXT;

import io.balcao.scheduling.dialogue.Session.Option;
import java.util.List;
import java.util.Objects;

/** Keeps a time for a customer while they say what is to be treated and whether all is as they want it. */
final class Agreement {
    static final String CONFIRM = "confirm";

    private final Step step;

    Agreement(Step step) {
        this.step = step;
    }

    Session treats(Session session, String areas) {
        var named = step.diary.named(areas);
        var plan = session.plan().treating(areas.strip());
        return keeps(session.planning(named.isEmpty() ? plan : plan.of(named)));
    }

    /** Keeps the time for them, and asks whether all is as they want it. */
    Session keeps(Session session) {
        var plan = session.plan();
        if (plan.date() == null || plan.time() == null) {
            return step.days.ask(session, step.today());
        }
        // What they have themselves may overlap the new time: it is taken when they confirm.
        if (Step.isMoving(session)) {
            return session.asks(State.CONFIRM_RESCHEDULE, plan,
                    step.diary.text("CONFIRM_RESCHEDULE", step.offers.values(plan)),
                    buttons("CONFIRM_RESCHEDULE", plan));
        }
        if (!step.diary.hold(step.id, plan)) {
            return step.times.ask(session.saying(step.words.word("taken_time")));
        }
        return session.asks(State.CONFIRM_BOOKING, plan.held(step.id),
                step.diary.text("CONFIRM_BOOKING", step.offers.values(plan)),
                buttons("CONFIRM_BOOKING", plan));
    }

    /** What confirms says what it confirms: the button of a card that was left does not confirm the one that came after. */
    private List<Option> buttons(String key, Plan plan) {
        return step.diary.buttons(key).stream()
                .map(one -> one.id().equals(CONFIRM) ? new Option(CONFIRM + Step.OF + which(plan), one.label()) : one)
                .toList();
    }

    /** When, and in short what else is agreed on: two services may begin at one time. */
    private static String which(Plan plan) {
        var rest = Objects.hash(plan.services(), plan.professional(), plan.areas(), plan.appointment());
        return plan.date() + "T" + plan.time() + "/" + Integer.toHexString(rest);
    }

    /** By the button of a card; one that is not asked about any more brings back what is. */
    Session confirms(Session session, String which) {
        if (session.options().isEmpty()) {
            return step.mainMenu(session, "UNRECOGNIZED");
        }
        return session.state().isConfirming() && which.equals(which(session.plan())) ? confirms(session) : session;
    }

    Session confirms(Session session) {
        var plan = session.plan();
        if (plan.date() == null || plan.time() == null) {
            return step.mainMenu(session, "UNRECOGNIZED");
        }
        boolean moves = Step.isMoving(session);
        var done = moves ? step.diary.move(plan) : step.diary.book(step.id, plan);
        if (done.isEmpty()) {
            return step.times.ask(session.planning(plan.held(null)).saying(step.words.word("just_taken")));
        }
        return session.saying(step.diary.text(moves ? "RESCHEDULED" : "BOOKED", step.offers.values(done.get())))
                .leaves(moves ? State.RESCHEDULED : State.BOOKED, NEXT);
    }
}
