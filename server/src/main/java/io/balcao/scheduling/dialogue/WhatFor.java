package io.balcao.scheduling.dialogue;

import static io.balcao.scheduling.dialogue.Dialogue.HUMAN;

import io.balcao.scheduling.dialogue.Diary.Patient;
import io.balcao.scheduling.dialogue.Diary.Person;
import io.balcao.scheduling.dialogue.Diary.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is to be booked: whoever was here before, or finds one service only, is not asked, and may ask for another. */
final class WhatFor {
    private final Step step;

    WhatFor(Step step) {
        this.step = step;
    }

    /** Who was here before, or finds one service only, is not asked which. */
    Session menu(Session session) {
        var services = step.diary.services();
        var usual = usual(session);
        if (services.isEmpty()) {
            return session.saying(step.words.word("no_days")).leaves(State.HUMAN_HANDOFF, HUMAN);
        }
        if (!usual.isEmpty()) {
            return step.days.ask(onlyPrice(session, services).planning(Plan.NOTHING.of(usual)), step.today());
        }
        return which(session);
    }

    /** Who finds one service only sees no list with its price. */
    private Session onlyPrice(Session session, List<Service> services) {
        var first = services.getFirst();
        return services.size() > 1 || first.priceCents() == null ? session : session.saying(line(first));
    }

    /** Any of them, whoever asks. */
    Session which(Session session) {
        var services = step.diary.services();
        var options = new ArrayList<>(services.stream().map(step.offers::of).toList());
        options.add(step.offers.named("prices"));
        options.add(step.offers.named("back"));
        return session.asks(State.SCHEDULE_MENU, session.plan(), step.diary.text("SCHEDULE_MENU", Map.of()), options);
    }

    /** What they had last, unless they are asked for what just now; or the only one. */
    List<UUID> usual(Session session) {
        var offered = step.diary.services().stream().map(Service::id).toList();
        var last = session.state() == State.SCHEDULE_MENU ? List.<UUID>of() : last(offered);
        return last.isEmpty() && offered.size() == 1 ? offered : last;
    }

    private List<UUID> last(List<UUID> offered) {
        return step.diary.patient().map(Patient::lastServices).filter(offered::containsAll).orElse(List.of());
    }

    /** Whether they were not asked what for, and could have wanted something else. */
    boolean hasOthers(Session session) {
        var offered = step.diary.services().stream().map(Service::id).toList();
        return !Step.isMoving(session) && offered.size() > 1 && !last(offered).isEmpty();
    }

    Session planned(Session session) {
        return session.plan().services().isEmpty()
                ? session.planning(session.plan().of(usual(session)))
                : session;
    }

    Session prices(Session session) {
        var services = step.diary.services();
        var table = services.stream()
                .map(one -> "• " + line(one)).collect(Collectors.joining("\n"));
        var options = new ArrayList<>(services.stream().map(step.offers::of).toList());
        options.add(step.offers.named("back"));
        return session.asks(State.PRICE_TABLE, session.plan(),
                step.diary.text("PRICE_TABLE", Map.of("price_table", table)),
                options);
    }

    private String line(Service one) {
        return one.name() + " (" + one.minutes() + " " + step.words.word("minutes") + ")"
                + (one.priceCents() == null ? "" : ": " + step.words.price(one.priceCents()));
    }

    Session chosen(Session session, String which) {
        var wanted = Step.id(which).filter(id -> step.diary.services().stream().anyMatch(one -> one.id().equals(id)));
        if (wanted.isEmpty()) {
            return menu(session);
        }
        return chosen(session, wanted.get());
    }

    /** On the day that was chosen, and with whom they asked for, where that is possible. */
    Session chosen(Session session, UUID wanted) {
        var with = step.diary.professionals(List.of(wanted)).stream().map(Person::id)
                .filter(id -> id.equals(session.plan().professional())).findFirst().orElse(null);
        var plan = session.plan().of(List.of(wanted)).with(with);
        var date = plan.date();
        return date == null
                ? step.days.ask(session.planning(plan), step.today())
                : step.days.chosen(session.planning(plan), date);
    }
}
