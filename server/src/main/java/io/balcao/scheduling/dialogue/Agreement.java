package io.balcao.scheduling.dialogue;

import static io.balcao.bot.flow.BlockType.NEXT;

/** Keeps a time for a customer while they say what is to be treated and whether all is as they want it. */
final class Agreement {
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
                    step.diary.buttons("CONFIRM_RESCHEDULE"));
        }
        if (!step.diary.hold(step.id, plan)) {
            return step.times.ask(session.saying(step.words.word("taken_time")));
        }
        return session.asks(State.CONFIRM_BOOKING, plan.held(step.id),
                step.diary.text("CONFIRM_BOOKING", step.offers.values(plan)),
                step.diary.buttons("CONFIRM_BOOKING"));
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
