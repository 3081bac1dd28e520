package io.balcao.scheduling.dialogue;

import static io.balcao.scheduling.dialogue.Dialogue.HUMAN;

import io.balcao.scheduling.dialogue.Diary.Patient;
import io.balcao.scheduling.dialogue.Diary.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What is to be booked: whoever was here before, or finds one service only, is not asked. */
final class WhatFor {
    private final Step step;

    WhatFor(Step step) {
        this.step = step;
    }

    /** Who was here before, or finds one service only, is not asked which. */
    Session menu(Session session) {
        var services = step.diary.services();
        var usual = usual(services);
        if (services.isEmpty()) {
            return session.saying(step.words.word("no_days")).leaves(State.HUMAN_HANDOFF, HUMAN);
        }
        if (!usual.isEmpty()) {
            return step.days.ask(session.planning(Plan.NOTHING.of(usual)), step.today());
        }
        var options = new ArrayList<>(services.stream().map(step.offers::of).toList());
        options.add(step.offers.named("prices"));
        options.add(step.offers.named("back"));
        return session.asks(State.SCHEDULE_MENU, session.plan(), step.diary.text("SCHEDULE_MENU", Map.of()), options);
    }

    List<UUID> usual(List<Service> services) {
        var last = step.diary.patient().map(Patient::lastServices).orElse(List.of());
        var offered = services.stream().map(Service::id).toList();
        return !last.isEmpty() && offered.containsAll(last) ? last : services.size() == 1 ? offered : List.of();
    }

    Session planned(Session session) {
        return session.plan().services().isEmpty()
                ? session.planning(session.plan().of(usual(step.diary.services())))
                : session;
    }

    Session prices(Session session) {
        var services = step.diary.services();
        var table = services.stream()
                .map(one -> "• " + one.name() + " (" + one.minutes() + " " + step.words.word("minutes")
                        + ")" + (one.priceCents() == null ? "" : ": " + step.words.price(one.priceCents())))
                .collect(Collectors.joining("\n"));
        var options = new ArrayList<>(services.stream().map(step.offers::of).toList());
        options.add(step.offers.named("back"));
        return session.asks(State.PRICE_TABLE, session.plan(),
                step.diary.text("PRICE_TABLE", Map.of("price_table", table)),
                options);
    }

    Session chosen(Session session, String which) {
        var wanted = Step.id(which).filter(id -> step.diary.services().stream().anyMatch(one -> one.id().equals(id)));
        if (wanted.isEmpty()) {
            return menu(session);
        }
        var plan = session.plan().of(List.of(wanted.get()));
        var date = plan.date();
        return date == null
                ? step.days.ask(session.planning(plan), step.today())
                : step.days.chosen(session.planning(plan), date);
    }
}
