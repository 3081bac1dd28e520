package io.balcao.scheduling.dialogue;

import io.balcao.scheduling.dialogue.Diary.Patient;
import io.balcao.scheduling.dialogue.Session.Option;
import java.text.MessageFormat;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** At which time of a day, and with whom. */
final class WhichTime {
    /** With what stands below them, as many as a list of WhatsApp has rows. */
    private static final int TIMES = 7;

    private final Step step;

    WhichTime(Step step) {
        this.step = step;
    }

    Session ask(Session session) {
        var plan = session.plan().at(null);
        var date = plan.date();
        if (date == null) {
            return step.days.ask(session, step.today());
        }
        return ask(session, plan, step.diary.times(plan, date));
    }

    Session ask(Session session, Plan plan, List<LocalTime> times) {
        var date = Objects.requireNonNull(plan.date());
        if (times.isEmpty()) {
            return step.days
                    .ask(session.saying(MessageFormat.format(step.words.word("full_day"), step.words.day(date))), date);
        }
        var shown = times.subList(0, Math.min(TIMES, times.size()));
        var list = shown.stream().map(time -> "• " + time).collect(Collectors.joining("\n"));
        var options = new ArrayList<>(shown.stream().map(step.offers::of).toList());
        if (shown.size() < times.size()) {
            options.add(new Option("after" + Step.OF + shown.getLast(), step.words.word("later_times")));
        }
        options.add(step.offers.named("other_day", "days"));
        if (step.diary.professionals(plan.services()).size() > 1) {
            options.add(step.offers.named("other_professional", "who"));
        }
        return session.asks(Step.isMoving(session) ? State.SELECT_NEW_TIME : State.SELECT_TIME, plan,
                step.diary.text("SELECT_TIME", Map.of("date", step.words.day(date), "times_list", list)), options);
    }

    Session after(Session session, String which) {
        var plan = session.plan().at(null);
        var date = plan.date();
        return date == null
                ? step.days.ask(session, step.today())
                : ask(session, plan,
                        step.diary.times(plan, date).stream().filter(time -> time.toString().compareTo(which) > 0)
                                .toList());
    }

    Session chosen(Session session, String which) {
        try {
            return session.plan().date() == null
                    ? step.days.ask(step.free(session), step.today())
                    : timed(step.free(session), LocalTime.parse(which));
        } catch (DateTimeException _) {
            return ask(session);
        }
    }

    Session timed(Session session, LocalTime time) {
        var plan = session.plan().at(time);
        if (Step.isMoving(session) || plan.areas() != null || !step.asksAreas) {
            return step.agreement.keeps(session.planning(plan));
        }
        var options = step.diary.patient().map(Patient::lastAreas).filter(areas -> !areas.isBlank())
                .map(areas -> List.of(new Option("areas", step.words.word("same_areas"), areas),
                        step.offers.named("back")))
                .orElse(List.of(step.offers.named("back")));
        return session.asks(State.INPUT_AREAS, plan, step.diary.text("INPUT_AREAS", Map.of()), options);
    }

    Session who(Session session) {
        var people = step.diary.professionals(session.plan().services());
        var options = new ArrayList<>(people.stream()
                .map(person -> new Option("person" + Step.OF + person.id(), person.name())).toList());
        options.add(step.offers.named("anyone", "person"));
        options.add(step.offers.named("back"));
        return session.asks(session.state(), session.plan(), step.words.word("which_professional"), options);
    }
}
