package io.balcao.scheduling.dialogue;

import static io.balcao.scheduling.dialogue.Dialogue.HUMAN;

import io.balcao.scheduling.dates.SpokenDate;
import io.balcao.scheduling.dates.SpokenDate.Day;
import io.balcao.scheduling.dates.SpokenDate.Time;
import io.balcao.scheduling.dialogue.Session.Option;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** On which day, chosen or written. */
final class WhichDay {
    /** With what stands below them, as many as a list of WhatsApp has rows. */
    private static final int DAYS = 7;

    private final Step step;

    WhichDay(Step step) {
        this.step = step;
    }

    Session ask(Session session, LocalDate from) {
        var plan = session.plan().on(null);
        if (plan.services().isEmpty()) {
            return step.services.menu(session.planning(Plan.NOTHING));
        }
        var first = from.isBefore(step.today()) ? step.today() : from;
        var others = step.services.hasOthers(session)
                ? List.of(step.offers.named("other_service"))
                : List.<Option>of();
        int most = DAYS - others.size();
        var days = step.diary.days(plan, first, most);
        if (days.isEmpty() && step.diary.isClosed(plan)) {
            return session.saying(step.diary.text("NEW_PATIENTS_CLOSED", step.offers.values(plan)))
                    .leaves(State.HUMAN_HANDOFF, HUMAN);
        }
        if (days.isEmpty()) {
            var options = new ArrayList<>(others);
            options.add(step.offers.named(HUMAN));
            options.add(step.offers.named("back"));
            return session.asks(State.AVAILABLE_DAYS, plan, step.words.word("no_days"), options);
        }
        var list = days.stream().map(day -> "• " + step.words.day(day)).collect(Collectors.joining("\n"));
        var options = new ArrayList<>(days.stream().map(step.offers::of).toList());
        if (first.equals(step.today())) {
            options.add(step.offers.named("soonest"));
        }
        if (days.size() == most) {
            options.add(new Option("from" + Step.OF + days.getLast().plusDays(1), step.words.word("later_days")));
        }
        options.addAll(others);
        options.add(step.offers.named("back"));
        return session.asks(Step.isMoving(session) ? State.SELECT_NEW_DATE : State.SELECT_DATE, plan,
                step.diary.text("AVAILABLE_DAYS", Map.of("days_list", list)) + "\n\n" + step.words.word("which_day"),
                options);
    }

    Session chosen(Session session, LocalDate date) {
        if (date.isBefore(step.today())) {
            return ask(session.saying(step.words.word("past_day")), step.today());
        }
        var planned = session.planning(session.plan().on(date));
        return planned.plan().services().isEmpty() ? scheduleMenuWithDay(planned) : step.times.ask(planned);
    }

    /** The day is kept while they say what for. */
    private Session scheduleMenuWithDay(Session session) {
        var usual = step.services.usual(session);
        return usual.isEmpty()
                ? step.services.menu(session)
                : step.times.ask(session.planning(session.plan().of(usual)));
    }

    Session soonest(Session session) {
        var plan = session.plan().services().isEmpty()
                ? session.plan().of(step.services.usual(session))
                : session.plan();
        if (plan.services().isEmpty()) {
            return step.services.menu(session);
        }
        var days = step.diary.days(plan, step.today(), 1);
        if (days.isEmpty()) {
            return ask(session.planning(plan), step.today());
        }
        var planned = plan.on(days.getFirst());
        return step.diary.times(planned, days.getFirst()).stream().findFirst()
                .map(time -> step.times.timed(session.planning(planned), time))
                .orElseGet(() -> ask(session, step.today()));
    }

    Session spoken(Session session, SpokenDate spoken) {
        return switch (spoken.day()) {
            case Day.On(var date) -> dated(session, date, spoken.time());
            case Day.During(var first, var last) -> during(session, first, last, spoken.time());
            case Day.Either(var dates) -> session.asks(
                    Step.isMoving(session) ? State.SELECT_NEW_DATE : State.SELECT_DATE, session.plan(),
                    step.words.word("which_of_these_days"), dates.stream().map(step.offers::of).toList());
            case Day.Soonest() -> soonest(session);
            case Day.Impossible(var _) -> ask(session.saying(step.words.word("no_such_day")), step.today());
            case Day.Past(var _) -> ask(session.saying(step.words.word("past_day")), step.today());
            case Day.Unsaid() -> session.plan().date() == null
                    ? ask(step.services.planned(session), step.today())
                    : dated(session, Objects.requireNonNull(session.plan().date()), spoken.time());
        };
    }

    private Session during(Session session, LocalDate first, LocalDate last, Time time) {
        var planned = step.services.planned(session);
        if (planned.plan().services().isEmpty()) {
            return step.services.menu(session);
        }
        var from = first.isBefore(step.today()) ? step.today() : first;
        var fitting = step.diary.days(planned.plan(), from, DAYS).stream().filter(day -> !day.isAfter(last)).toList();
        return fitting.size() == 1 ? dated(planned, fitting.getFirst(), time) : ask(planned, from);
    }

    private Session dated(Session session, LocalDate date, Time time) {
        if (date.isBefore(step.today())) {
            return ask(session.saying(step.words.word("past_day")), step.today());
        }
        var chosen = step.services.planned(session);
        var planned = chosen.planning(chosen.plan().on(date));
        if (planned.plan().services().isEmpty()) {
            return step.services.menu(planned);
        }
        var free = step.diary.times(planned.plan(), date);
        return switch (time) {
            case Time.At(var times) -> {
                var fitting = free.stream().filter(times::contains).toList();
                yield fitting.size() == 1
                        ? step.times.timed(planned, fitting.getFirst())
                        : step.times.ask(fitting.isEmpty() && !free.isEmpty()
                                ? planned.saying(step.words.word("taken_time"))
                                : planned,
                                planned.plan(), fitting.isEmpty() ? free : fitting);
            }
            case Time.During(var from, var until) -> {
                var fitting = free.stream().filter(one -> !one.isBefore(from) && one.isBefore(until)).toList();
                yield step.times.ask(
                        fitting.isEmpty() && !free.isEmpty() ? planned.saying(step.words.word("taken_time")) : planned,
                        planned.plan(), fitting.isEmpty() ? free : fitting);
            }
            case Time.Impossible(var _) ->
                step.times.ask(planned.saying(step.words.word("no_such_time")), planned.plan(), free);
            case Time.Unsaid() -> step.times.ask(planned, planned.plan(), free);
        };
    }
}
