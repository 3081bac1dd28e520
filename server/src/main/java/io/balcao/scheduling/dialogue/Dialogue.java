package io.balcao.scheduling.dialogue;

import static io.balcao.bot.flow.AskingType.NO_MATCH;
import static io.balcao.bot.flow.BlockType.NEXT;

import io.balcao.channels.Typed;
import io.balcao.scheduling.dates.SpokenDate;
import io.balcao.scheduling.dates.SpokenDate.Day;
import io.balcao.scheduling.dates.SpokenDate.Time;
import io.balcao.scheduling.dates.SpokenDates;
import io.balcao.scheduling.dialogue.Diary.Booked;
import io.balcao.scheduling.dialogue.Diary.Patient;
import io.balcao.scheduling.dialogue.Diary.Question;
import io.balcao.scheduling.dialogue.Diary.Service;
import io.balcao.scheduling.dialogue.Session.Option;
import java.text.MessageFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One step of a dialogue: from what was asked and what the customer did to what is asked next. An option that was offered
 * weeks ago leads where it always led, as far as that is still possible.
 */
final class Dialogue {
    /** The way out to people. */
    static final String HUMAN = "human";
    /** With what stands below them, as many as a list of WhatsApp has rows. */
    private static final int DAYS = 7;
    private static final int TIMES = 7;
    private static final char OF = ':';

    private final Diary diary;
    private final Words words;
    private final Offers offers;
    private final UUID step;
    private final boolean asksAreas;
    private final int tries;

    /**
     * @param step the same one whenever this step is done again
     * @param asksAreas whether the customer is asked what is to be treated
     * @param tries how often in a row they may be misunderstood
     */
    Dialogue(Diary diary, UUID step, boolean asksAreas, int tries) {
        this.diary = diary;
        this.words = diary.words();
        this.offers = new Offers(diary);
        this.step = step;
        this.asksAreas = asksAreas;
        this.tries = tries;
    }

    /** The beginning, at one of the options of the menu. */
    Session begins(String at) {
        var begun = Session.begun(words.word("open"));
        return at.equals("menu") ? mainMenu(begun.saying(welcome()), "MAIN_MENU") : chosen(begun, at);
    }

    /** The same by the words that began the conversation: those that say enough lead on at once. */
    Session begins(String at, String firstWords) {
        var meant = meant(Session.begun(words.word("open")).saying(welcome()), firstWords);
        return meant.orElseGet(() -> begins(at));
    }

    /** An option of a dialogue that is over. */
    Session begins(Said pressed) {
        return chosen(Session.begun(words.word("open")), java.util.Objects.requireNonNull(pressed.option()));
    }

    Session answers(Session asked, Said said) {
        var session = asked.heard();
        if (said.option() != null) {
            return chosen(session, said.option());
        }
        if (asked.state() == State.INPUT_AREAS) {
            return treats(session, said.text());
        }
        return meant(session, said.text()).orElseGet(() -> missed(asked));
    }

    private Session missed(Session asked) {
        return asked.misses() + 1 >= tries
                ? asked.heard().leaves(State.UNRECOGNIZED, NO_MATCH)
                : asked.missed(diary.text("UNRECOGNIZED", Map.of()));
    }

    private Session chosen(Session session, String option) {
        int colon = option.indexOf(OF);
        var what = colon < 0 ? option : option.substring(0, colon);
        var which = colon < 0 ? "" : option.substring(colon + 1);
        return switch (what) {
            case "schedule" -> scheduleMenu(session);
            case "prices" -> prices(session);
            case "reschedule" -> lookUp(session, false);
            case "cancel" -> which.isEmpty() ? lookUp(session, true) : cancels(session, which, false);
            case "cancelled" -> cancels(session, which, true);
            case "faq" -> which.isEmpty() ? questions(session) : answer(session, which);
            case HUMAN -> session.saying(diary.text("HUMAN_HANDOFF", Map.of())).leaves(State.HUMAN_HANDOFF, HUMAN);
            case "service" -> service(session, which);
            case "days", "other_day" -> days(free(session), today());
            case "from" ->
                date(which).map(from -> days(free(session), from)).orElseGet(() -> days(free(session), today()));
            case "soonest" -> soonest(free(session));
            case "day" -> date(which).map(date -> day(free(session), date)).orElseGet(() -> days(session, today()));
            case "time" -> time(session, which);
            case "after" -> after(free(session), which);
            case "who" -> who(free(session));
            case "person" -> times(session.planning(session.plan().with(id(which).orElse(null))));
            case "areas" -> treats(session, diary.patient().map(Patient::lastAreas).orElse(""));
            case "confirm" -> confirms(session);
            case "appointment" -> shows(session, which);
            case "back" -> back(session);
            default -> mainMenu(session, "MAIN_MENU");
        };
    }

    /** What was written, where it says something. */
    private Optional<Session> meant(Session session, String text) {
        var plain = Typed.plain(text);
        var spoken = SpokenDates.read(text, diary.now());
        if (isConfirming(session) && isOneOf(plain, "yes")) {
            return Optional.of(confirms(session));
        }
        if (isConfirming(session) && isOneOf(plain, "no")) {
            return Optional.of(chosen(session, "days"));
        }
        if (names(plain, "reschedule")) {
            var found = lookUp(session, false);
            return Optional.of(spoken.isEmpty() || found.state() != State.SHOW_CURRENT_APPOINTMENT
                    ? found
                    : spoken(found, spoken));
        }
        for (var way : List.of("cancel", "prices", "faq")) {
            if (names(plain, way)) {
                return Optional.of(chosen(session, way));
            }
        }
        if (!spoken.isEmpty()) {
            var free = free(session);
            return Optional.of(spoken(free.plan().services().isEmpty()
                    ? free.planning(free.plan().of(diary.named(text)))
                    : free, spoken));
        }
        return names(plain, "schedule") ? Optional.of(scheduleMenu(session)) : Optional.empty();
    }

    private static boolean isConfirming(Session session) {
        return session.state() == State.CONFIRM_BOOKING || session.state() == State.CONFIRM_RESCHEDULE;
    }

    private boolean isOneOf(String plain, String key) {
        return Arrays.stream(words.word("said." + key).split(",\\s*")).anyMatch(plain::equals);
    }

    private boolean names(String plain, String key) {
        return Arrays.stream(words.word("said." + key).split(",\\s*")).anyMatch(word -> Typed.holds(plain, word));
    }

    private String welcome() {
        var name = diary.patient().map(Patient::name).orElse(null);
        return name == null
                ? diary.text("WELCOME_NEW", Map.of())
                : diary.text("WELCOME_RETURNING", Map.of("patient_name", name));
    }

    private Session mainMenu(Session session, String text) {
        return session.asks(State.MAIN_MENU, Plan.NOTHING, diary.text(text, Map.of()), diary.buttons("MAIN_MENU"));
    }

    /** Who was here before, or finds one service only, is not asked which. */
    private Session scheduleMenu(Session session) {
        var services = diary.services();
        var usual = usual(services);
        if (services.isEmpty()) {
            return session.saying(words.word("no_days")).leaves(State.HUMAN_HANDOFF, HUMAN);
        }
        if (!usual.isEmpty()) {
            return days(session.planning(Plan.NOTHING.of(usual)), today());
        }
        var options = new ArrayList<>(services.stream().map(offers::of).toList());
        options.add(offers.named("prices"));
        options.add(offers.named("back"));
        return session.asks(State.SCHEDULE_MENU, session.plan(), diary.text("SCHEDULE_MENU", Map.of()), options);
    }

    private List<UUID> usual(List<Service> services) {
        var last = diary.patient().map(Patient::lastServices).orElse(List.of());
        var offered = services.stream().map(Service::id).toList();
        return !last.isEmpty() && offered.containsAll(last) ? last : services.size() == 1 ? offered : List.of();
    }

    private Session prices(Session session) {
        var services = diary.services();
        var table = services.stream().map(one -> "• " + one.name() + " (" + one.minutes() + " " + words.word("minutes")
                + ")" + (one.priceCents() == null ? "" : ": " + words.price(one.priceCents())))
                .collect(Collectors.joining("\n"));
        var options = new ArrayList<>(services.stream().map(offers::of).toList());
        options.add(offers.named("back"));
        return session.asks(State.PRICE_TABLE, session.plan(), diary.text("PRICE_TABLE", Map.of("price_table", table)),
                options);
    }

    private Session service(Session session, String which) {
        var wanted = id(which).filter(id -> diary.services().stream().anyMatch(one -> one.id().equals(id)));
        if (wanted.isEmpty()) {
            return scheduleMenu(session);
        }
        var plan = session.plan().of(List.of(wanted.get()));
        var date = plan.date();
        return date == null ? days(session.planning(plan), today()) : day(session.planning(plan), date);
    }

    /** What was kept for them is free again while they choose. */
    private Session free(Session session) {
        var hold = session.plan().hold();
        if (hold != null) {
            diary.release(hold);
        }
        return session.planning(session.plan().held(null));
    }

    private Session days(Session session, LocalDate from) {
        var plan = session.plan().on(null);
        if (plan.services().isEmpty()) {
            return scheduleMenu(session.planning(Plan.NOTHING));
        }
        var first = from.isBefore(today()) ? today() : from;
        var days = diary.days(plan, first, DAYS);
        if (days.isEmpty()) {
            return session.asks(State.AVAILABLE_DAYS, plan, words.word("no_days"),
                    List.of(offers.named(HUMAN), offers.named("back")));
        }
        var list = days.stream().map(day -> "• " + words.day(day)).collect(Collectors.joining("\n"));
        var options = new ArrayList<>(days.stream().map(offers::of).toList());
        if (first.equals(today())) {
            options.add(offers.named("soonest"));
        }
        if (days.size() == DAYS) {
            options.add(new Option("from" + OF + days.getLast().plusDays(1), words.word("later_days")));
        }
        options.add(offers.named("back"));
        return session.asks(isMoving(session) ? State.SELECT_NEW_DATE : State.SELECT_DATE, plan,
                diary.text("AVAILABLE_DAYS", Map.of("days_list", list)) + "\n\n" + words.word("which_day"), options);
    }

    private static boolean isMoving(Session session) {
        return session.plan().appointment() != null;
    }

    private Session day(Session session, LocalDate date) {
        if (date.isBefore(today())) {
            return days(session.saying(words.word("past_day")), today());
        }
        var planned = session.planning(session.plan().on(date));
        return planned.plan().services().isEmpty() ? scheduleMenuWithDay(planned) : times(planned);
    }

    /** The day is kept while they say what for. */
    private Session scheduleMenuWithDay(Session session) {
        var usual = usual(diary.services());
        return usual.isEmpty() ? scheduleMenu(session) : times(session.planning(session.plan().of(usual)));
    }

    private Session times(Session session) {
        var plan = session.plan().at(null);
        var date = plan.date();
        if (date == null) {
            return days(session, today());
        }
        return times(session, plan, diary.times(plan, date));
    }

    private Session times(Session session, Plan plan, List<LocalTime> times) {
        var date = java.util.Objects.requireNonNull(plan.date());
        if (times.isEmpty()) {
            return days(session.saying(MessageFormat.format(words.word("full_day"), words.day(date))), date);
        }
        var shown = times.subList(0, Math.min(TIMES, times.size()));
        var list = shown.stream().map(time -> "• " + time).collect(Collectors.joining("\n"));
        var options = new ArrayList<>(shown.stream().map(offers::of).toList());
        if (shown.size() < times.size()) {
            options.add(new Option("after" + OF + shown.getLast(), words.word("later_times")));
        }
        options.add(offers.named("other_day", "days"));
        if (diary.professionals(plan.services()).size() > 1) {
            options.add(offers.named("other_professional", "who"));
        }
        return session.asks(isMoving(session) ? State.SELECT_NEW_TIME : State.SELECT_TIME, plan,
                diary.text("SELECT_TIME", Map.of("date", words.day(date), "times_list", list)), options);
    }

    private Session after(Session session, String which) {
        var plan = session.plan().at(null);
        var date = plan.date();
        return date == null
                ? days(session, today())
                : times(session, plan,
                        diary.times(plan, date).stream().filter(time -> time.toString().compareTo(which) > 0)
                                .toList());
    }

    private Session soonest(Session session) {
        var plan = session.plan().services().isEmpty()
                ? session.plan().of(usual(diary.services()))
                : session.plan();
        if (plan.services().isEmpty()) {
            return scheduleMenu(session);
        }
        var days = diary.days(plan, today(), 1);
        if (days.isEmpty()) {
            return days(session.planning(plan), today());
        }
        var planned = plan.on(days.getFirst());
        return diary.times(planned, days.getFirst()).stream().findFirst()
                .map(time -> timed(session.planning(planned), time)).orElseGet(() -> days(session, today()));
    }

    private Session time(Session session, String which) {
        try {
            return session.plan().date() == null
                    ? days(free(session), today())
                    : timed(free(session), LocalTime.parse(which));
        } catch (DateTimeException _) {
            return times(session);
        }
    }

    private Session timed(Session session, LocalTime time) {
        var plan = session.plan().at(time);
        if (isMoving(session) || plan.areas() != null || !asksAreas) {
            return keeps(session.planning(plan));
        }
        var options = diary.patient().map(Patient::lastAreas).filter(areas -> !areas.isBlank())
                .map(areas -> List.of(new Option("areas", words.word("same_areas"), areas), offers.named("back")))
                .orElse(List.of(offers.named("back")));
        return session.asks(State.INPUT_AREAS, plan, diary.text("INPUT_AREAS", Map.of()), options);
    }

    private Session treats(Session session, String areas) {
        var named = diary.named(areas);
        var plan = session.plan().treating(areas.strip());
        return keeps(session.planning(named.isEmpty() ? plan : plan.of(named)));
    }

    /** Keeps the time for them, and asks whether all is as they want it. */
    private Session keeps(Session session) {
        var plan = session.plan();
        if (plan.date() == null || plan.time() == null) {
            return days(session, today());
        }
        // What they have themselves may overlap the new time: it is taken when they confirm.
        if (isMoving(session)) {
            return session.asks(State.CONFIRM_RESCHEDULE, plan, diary.text("CONFIRM_RESCHEDULE", offers.values(plan)),
                    diary.buttons("CONFIRM_RESCHEDULE"));
        }
        if (!diary.hold(step, plan)) {
            return times(session.saying(words.word("taken_time")));
        }
        return session.asks(State.CONFIRM_BOOKING, plan.held(step), diary.text("CONFIRM_BOOKING", offers.values(plan)),
                diary.buttons("CONFIRM_BOOKING"));
    }

    private Session confirms(Session session) {
        var plan = session.plan();
        if (plan.date() == null || plan.time() == null) {
            return mainMenu(session, "UNRECOGNIZED");
        }
        boolean moves = isMoving(session);
        var done = moves ? diary.move(plan) : diary.book(step, plan);
        if (done.isEmpty()) {
            return times(session.planning(plan.held(null)).saying(words.word("just_taken")));
        }
        return session.saying(diary.text(moves ? "RESCHEDULED" : "BOOKED", offers.values(done.get())))
                .leaves(moves ? State.RESCHEDULED : State.BOOKED, NEXT);
    }

    private Session who(Session session) {
        var people = diary.professionals(session.plan().services());
        var options = new ArrayList<>(people.stream()
                .map(person -> new Option("person" + OF + person.id(), person.name())).toList());
        options.add(offers.named("anyone", "person"));
        options.add(offers.named("back"));
        return session.asks(session.state(), session.plan(), words.word("which_professional"), options);
    }

    private Session lookUp(Session session, boolean cancels) {
        var upcoming = diary.upcoming();
        if (upcoming.isEmpty()) {
            return mainMenu(session.saying(diary.text("RESCHEDULE_NOT_FOUND", Map.of())), "MAIN_MENU");
        }
        if (upcoming.size() == 1) {
            return cancels ? asksToCancel(session, upcoming.getFirst()) : shows(session, upcoming.getFirst());
        }
        var options = new ArrayList<>(upcoming.stream().map(one -> new Option((cancels ? "cancel" : "appointment") + OF
                + one.id(), words.day(one.date()) + " " + one.time(), one.service())).toList());
        options.add(offers.named("back"));
        return session.asks(State.RESCHEDULE_LOOKUP, Plan.NOTHING, words.word("which_appointment"), options);
    }

    private Optional<Booked> upcoming(String which) {
        return diary.upcoming().stream().filter(one -> one.id().toString().equals(which)).findFirst();
    }

    private Session shows(Session session, String which) {
        return upcoming(which).map(one -> shows(session, one)).orElseGet(() -> gone(session));
    }

    private Session gone(Session session) {
        return mainMenu(session.saying(words.word("gone")), "MAIN_MENU");
    }

    private Session shows(Session session, Booked one) {
        var plan = Plan.NOTHING.moving(one.id(), one.services(), one.areas());
        var options = new ArrayList<>(diary.days(plan, today(), DAYS).stream().map(offers::of).toList());
        options.add(new Option("cancel" + OF + one.id(), words.word("cancel")));
        options.add(offers.named("back"));
        return session.asks(State.SHOW_CURRENT_APPOINTMENT, plan, diary.text("RESCHEDULE_FOUND", offers.values(one)),
                options);
    }

    private Session asksToCancel(Session session, Booked one) {
        return session.asks(State.CONFIRM_CANCEL, Plan.NOTHING.moving(one.id(), one.services(), one.areas()),
                MessageFormat.format(words.word("sure_to_cancel"), words.day(one.date()), one.time()),
                List.of(new Option("cancelled" + OF + one.id(), words.word("yes_cancel")),
                        offers.named("no_keep", "menu")));
    }

    private Session cancels(Session session, String which, boolean isSure) {
        var one = upcoming(which);
        if (one.isEmpty()) {
            return gone(session);
        }
        if (!isSure) {
            return asksToCancel(session, one.get());
        }
        return diary.cancel(one.get().id())
                .map(done -> session.saying(diary.text("CANCELLED", offers.values(done))).leaves(State.CANCELLED, NEXT))
                .orElseGet(() -> gone(session));
    }

    private Session questions(Session session) {
        var options = new ArrayList<>(diary.faq().stream().map(one -> new Option("faq" + OF + one.key(), one.label()))
                .toList());
        options.add(offers.named(HUMAN));
        options.add(offers.named("back"));
        return session.asks(State.FAQ_MENU, session.plan(), diary.text("FAQ_MENU", Map.of()), options);
    }

    private Session answer(Session session, String which) {
        var found = diary.faq().stream().filter(one -> one.key().equals(which)).findFirst().map(Question::answer);
        return found.map(text -> session.asks(State.FAQ_ANSWER, session.plan(), text,
                List.of(offers.named("other_question", "faq"), offers.named("schedule"), offers.named("back"))))
                .orElseGet(() -> questions(session));
    }

    private Session back(Session session) {
        var path = session.before();
        var from = free(session);
        if (path.isEmpty()) {
            return mainMenu(from, "MAIN_MENU");
        }
        var before = from.without(1);
        return switch (path.getLast()) {
            case SCHEDULE_MENU -> scheduleMenu(before.planning(Plan.NOTHING));
            case PRICE_TABLE -> prices(before);
            case AVAILABLE_DAYS, SELECT_DATE, SELECT_NEW_DATE -> days(before, today());
            case SELECT_TIME, SELECT_NEW_TIME -> times(before);
            case RESCHEDULE_LOOKUP, SHOW_CURRENT_APPOINTMENT -> lookUp(before, false);
            case CONFIRM_CANCEL -> lookUp(before, true);
            case FAQ_MENU, FAQ_ANSWER -> questions(before);
            case INPUT_AREAS -> before.plan().time() == null
                    ? times(before)
                    : timed(before, before.plan().time());
            case WELCOME, MAIN_MENU, CONFIRM_BOOKING, BOOKED, CONFIRM_RESCHEDULE, RESCHEDULED, CANCELLED, HUMAN_HANDOFF,
                    UNRECOGNIZED ->
                mainMenu(before, "MAIN_MENU");
        };
    }

    private Session spoken(Session session, SpokenDate spoken) {
        return switch (spoken.day()) {
            case Day.On(var date) -> dated(session, date, spoken.time());
            case Day.During(var first, var last) -> during(session, first, last, spoken.time());
            case Day.Either(var dates) -> session.asks(
                    isMoving(session) ? State.SELECT_NEW_DATE : State.SELECT_DATE, session.plan(),
                    words.word("which_of_these_days"), dates.stream().map(offers::of).toList());
            case Day.Soonest() -> soonest(session);
            case Day.Impossible(var _) -> days(session.saying(words.word("no_such_day")), today());
            case Day.Past(var _) -> days(session.saying(words.word("past_day")), today());
            case Day.Unsaid() -> session.plan().date() == null
                    ? days(planned(session), today())
                    : dated(session, java.util.Objects.requireNonNull(session.plan().date()), spoken.time());
        };
    }

    private Session planned(Session session) {
        return session.plan().services().isEmpty()
                ? session.planning(session.plan().of(usual(diary.services())))
                : session;
    }

    private Session during(Session session, LocalDate first, LocalDate last, Time time) {
        var planned = planned(session);
        if (planned.plan().services().isEmpty()) {
            return scheduleMenu(session);
        }
        var from = first.isBefore(today()) ? today() : first;
        var fitting = diary.days(planned.plan(), from, DAYS).stream().filter(day -> !day.isAfter(last)).toList();
        return fitting.size() == 1 ? dated(planned, fitting.getFirst(), time) : days(planned, from);
    }

    private Session dated(Session session, LocalDate date, Time time) {
        if (date.isBefore(today())) {
            return days(session.saying(words.word("past_day")), today());
        }
        var chosen = planned(session);
        var planned = chosen.planning(chosen.plan().on(date));
        if (planned.plan().services().isEmpty()) {
            return scheduleMenu(planned);
        }
        var free = diary.times(planned.plan(), date);
        return switch (time) {
            case Time.At(var times) -> {
                var fitting = free.stream().filter(times::contains).toList();
                yield fitting.size() == 1
                        ? timed(planned, fitting.getFirst())
                        : times(fitting.isEmpty() && !free.isEmpty()
                                ? planned.saying(words.word("taken_time"))
                                : planned,
                                planned.plan(), fitting.isEmpty() ? free : fitting);
            }
            case Time.During(var from, var until) -> {
                var fitting = free.stream().filter(one -> !one.isBefore(from) && one.isBefore(until)).toList();
                yield times(fitting.isEmpty() && !free.isEmpty() ? planned.saying(words.word("taken_time")) : planned,
                        planned.plan(), fitting.isEmpty() ? free : fitting);
            }
            case Time.Impossible(var _) -> times(planned.saying(words.word("no_such_time")), planned.plan(), free);
            case Time.Unsaid() -> times(planned, planned.plan(), free);
        };
    }

    private LocalDate today() {
        return diary.now().toLocalDate();
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
