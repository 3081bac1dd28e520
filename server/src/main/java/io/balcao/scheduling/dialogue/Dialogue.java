package io.balcao.scheduling.dialogue;

import static io.balcao.bot.flow.AskingType.NO_MATCH;

import io.balcao.channels.Typed;
import io.balcao.scheduling.dates.SpokenDates;
import io.balcao.scheduling.dialogue.Diary.Patient;
import io.balcao.scheduling.dialogue.Session.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * One step of a dialogue: from what was asked and what the customer did to what is asked next. An option that was offered
 * weeks ago leads where it always led, as far as that is still possible.
 */
final class Dialogue {
    /** The way out to people. */
    static final String HUMAN = "human";

    /** Where the name of a service alone says that it is wanted. */
    private static final Set<State> WHERE_A_SERVICE_IS_NAMED = Set.of(State.SCHEDULE_MENU, State.PRICE_TABLE,
            State.AVAILABLE_DAYS, State.SELECT_DATE, State.SELECT_TIME);

    private final Step step;
    private final int tries;

    /**
     * @param id the same one whenever this step is done again
     * @param asksAreas whether the customer is asked what is to be treated
     * @param tries how often in a row they may be misunderstood
     */
    Dialogue(Diary diary, UUID id, boolean asksAreas, int tries) {
        this.step = new Step(diary, id, asksAreas);
        this.tries = tries;
    }

    /** The beginning, at one of the options of the menu. */
    Session begins(String at) {
        var begun = Session.begun(step.words.word("open"));
        return at.equals("menu")
                ? step.mainMenu(begun.saying(welcome()), "MAIN_MENU", welcomeKey())
                : chosen(begun, at);
    }

    /** The same by the words that began the conversation: those that say enough lead on at once. */
    Session begins(String at, Said firstWords) {
        var meant = meant(Session.begun(step.words.word("open")).saying(welcome()), firstWords);
        return meant.orElseGet(() -> begins(at));
    }

    /** An option of a dialogue that is over. */
    Session begins(Said pressed) {
        return chosen(Session.begun(step.words.word("open")), Objects.requireNonNull(pressed.option()));
    }

    Session answers(Session asked, Said said) {
        var session = asked.heard();
        if (said.option() != null) {
            return chosen(session, said.option());
        }
        if (asked.state() == State.INPUT_AREAS) {
            return step.agreement.treats(session, said.text());
        }
        return meant(session, said).orElseGet(() -> missed(asked));
    }

    private Session missed(Session asked) {
        int misses = asked.misses() + 1;
        if (misses >= tries) {
            return asked.heard().leaves(State.UNRECOGNIZED, NO_MATCH);
        }
        if (misses >= step.diary.escalatesAfter()) {
            return chosen(asked.heard(), HUMAN);
        }
        var missed = asked.missed(step.diary.text("UNRECOGNIZED", Map.of()));
        var own = asked.state() == State.MAIN_MENU ? step.diary.ownButtons("UNRECOGNIZED") : List.<Option>of();
        return own.isEmpty() ? missed : missed.offering(own);
    }

    private Session chosen(Session session, String option) {
        int colon = option.indexOf(Step.OF);
        var what = colon < 0 ? option : option.substring(0, colon);
        var which = colon < 0 ? "" : option.substring(colon + 1);
        return switch (what) {
            case "schedule" -> step.services.menu(session);
            case "prices" -> step.services.prices(session);
            case "reschedule" -> step.standing.lookUp(session, false);
            case "cancel" ->
                which.isEmpty() ? step.standing.lookUp(session, true) : step.standing.cancels(session, which, false);
            case "cancelled" -> step.standing.cancels(session, which, true);
            case "faq" -> which.isEmpty() ? step.faq.questions(session) : step.faq.answer(session, which);
            case HUMAN -> session.saying(step.diary.text("HUMAN_HANDOFF", Map.of())).leaves(State.HUMAN_HANDOFF, HUMAN);
            case "other_service" -> step.services.which(step.free(session).planning(Plan.NOTHING));
            case "service" -> step.services.chosen(session, which);
            case "days", "other_day" -> step.days.ask(step.free(session), step.today());
            case "from" ->
                Step.date(which).map(from -> step.days.ask(step.free(session), from))
                        .orElseGet(() -> step.days.ask(step.free(session), step.today()));
            case "soonest" -> step.days.soonest(step.free(session));
            case "day" -> Step.date(which).map(date -> step.days.chosen(step.free(session), date))
                    .orElseGet(() -> step.days.ask(session, step.today()));
            case "time" -> step.times.chosen(session, which);
            case "after" -> step.times.after(step.free(session), which);
            case "who" -> step.times.who(step.free(session));
            case "person" -> step.times.ask(session.planning(session.plan().with(Step.id(which).orElse(null))));
            case "areas" -> step.agreement.treats(session, step.diary.patient().map(Patient::lastAreas).orElse(""));
            case Agreement.CONFIRM -> step.agreement.confirms(session, which);
            case "appointment" -> step.standing.shows(session, which);
            case "back" -> back(session);
            default -> step.mainMenu(session, "MAIN_MENU");
        };
    }

    /** What was written, where it says something. */
    private Optional<Session> meant(Session session, Said said) {
        var text = said.text();
        var plain = Typed.plain(text);
        var spoken = SpokenDates.read(text, said.at() == null ? step.diary.now() : step.diary.at(said.at()));
        if (session.state().isConfirming() && isOneOf(plain, "yes")) {
            return Optional.of(step.agreement.confirms(session));
        }
        if (session.state().isConfirming() && isOneOf(plain, "no")) {
            return Optional.of(chosen(session, "days"));
        }
        if (names(plain, "reschedule")) {
            var found = step.standing.lookUp(session, false);
            return Optional.of(spoken.isEmpty() || found.state() != State.SHOW_CURRENT_APPOINTMENT
                    ? found
                    : step.days.spoken(found, spoken));
        }
        for (var way : List.of("cancel", "prices", "faq")) {
            if (names(plain, way)) {
                return Optional.of(chosen(session, way));
            }
        }
        var named = step.diary.named(text);
        if (!spoken.isEmpty()) {
            var free = step.free(session);
            return Optional.of(step.days.spoken(free.planning(wanted(free, named, plain)), spoken));
        }
        if (!names(plain, "schedule")) {
            return named.size() == 1 && WHERE_A_SERVICE_IS_NAMED.contains(session.state()) && !Step.isMoving(session)
                    ? Optional.of(step.services.chosen(step.free(session), named.getFirst()))
                    : Optional.empty();
        }
        return Optional.of(named.isEmpty()
                ? step.services.menu(session)
                : step.days.ask(session.planning(Plan.NOTHING.of(named)), step.today()));
    }

    /** What was planned; who wants to book something else, and says what, begins anew. */
    private Plan wanted(Session session, List<UUID> named, String plain) {
        var plan = session.plan();
        if (names(plain, "schedule") && !named.isEmpty() && !Step.isMoving(session)) {
            return Plan.NOTHING.of(named);
        }
        return plan.services().isEmpty() ? plan.of(named) : plan;
    }

    private boolean isOneOf(String plain, String key) {
        return Arrays.stream(step.words.word("said." + key).split(",\\s*")).anyMatch(plain::equals);
    }

    private boolean names(String plain, String key) {
        return Arrays.stream(step.words.word("said." + key).split(",\\s*")).anyMatch(word -> Typed.holds(plain, word));
    }

    private String welcome() {
        return step.diary.text(welcomeKey(),
                step.diary.patient().map(Patient::name).map(name -> Map.of("patient_name", name)).orElse(Map.of()));
    }

    private String welcomeKey() {
        return step.diary.patient().map(Patient::name).isPresent() ? "WELCOME_RETURNING" : "WELCOME_NEW";
    }

    private Session back(Session session) {
        var path = session.before();
        var from = step.free(session);
        if (path.isEmpty()) {
            return step.mainMenu(from, "MAIN_MENU");
        }
        var before = from.back();
        return switch (path.getLast()) {
            case SCHEDULE_MENU -> step.services.menu(before.planning(Plan.NOTHING));
            case PRICE_TABLE -> step.services.prices(before);
            case AVAILABLE_DAYS, SELECT_DATE, SELECT_NEW_DATE -> step.days.ask(before, step.today());
            case SELECT_TIME, SELECT_NEW_TIME -> step.times.ask(before);
            case RESCHEDULE_LOOKUP, SHOW_CURRENT_APPOINTMENT -> step.standing.lookUp(before, false);
            case CONFIRM_CANCEL -> step.standing.lookUp(before, true);
            case FAQ_MENU, FAQ_ANSWER -> step.faq.questions(before);
            case INPUT_AREAS -> before.plan().time() == null
                    ? step.times.ask(before)
                    : step.times.timed(before.planning(before.plan().treating(null)), before.plan().time());
            case WELCOME, MAIN_MENU, CONFIRM_BOOKING, BOOKED, CONFIRM_RESCHEDULE, RESCHEDULED, CANCELLED, HUMAN_HANDOFF,
                    UNRECOGNIZED ->
                step.mainMenu(before, "MAIN_MENU");
        };
    }
}
