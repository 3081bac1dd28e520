package io.balcao.scheduling.dialogue;

import io.balcao.scheduling.dialogue.Diary.Booked;
import io.balcao.scheduling.dialogue.Diary.Patient;
import io.balcao.scheduling.dialogue.Diary.Service;
import io.balcao.scheduling.dialogue.Session.Option;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is offered, as it stands on buttons and rows, and what is planned or booked, as it stands in texts. */
final class Offers {
    private static final char OF = ':';

    private final Diary diary;
    private final Words words;

    Offers(Diary diary) {
        this.diary = diary;
        this.words = diary.words();
    }

    /** An option that is called as its id says. */
    Option named(String id) {
        return named(id, id);
    }

    /** @param word on the button */
    Option named(String word, String id) {
        return new Option(id, words.word(word));
    }

    Option of(Service service) {
        var length = service.minutes() + " " + words.word("minutes");
        return new Option("service" + OF + service.id(), service.name(),
                service.priceCents() == null ? length : length + " · " + words.price(service.priceCents()));
    }

    Option of(LocalDate day) {
        return new Option("day" + OF + day, words.day(day));
    }

    Option of(LocalTime time) {
        return new Option("time" + OF + time, time.toString());
    }

    /** What stands for the variables of texts about a plan. */
    Map<String, String> values(Plan plan) {
        var names = diary.services().stream().filter(one -> plan.services().contains(one.id())).map(Service::name)
                .collect(Collectors.joining(", "));
        return values(String.valueOf(plan.date() == null ? "" : words.day(plan.date())), String.valueOf(plan.time()),
                names,
                plan.areas(), diary.professionals(plan.services()).stream()
                        .filter(one -> one.id().equals(plan.professional())).map(Diary.Person::name).findFirst()
                        .orElse(""));
    }

    /** The same about what is booked. */
    Map<String, String> values(Booked one) {
        return values(words.day(one.date()), one.time().toString(), one.service(), one.areas(), one.professional());
    }

    private Map<String, String> values(String date, String time, String service, @Nullable String areas,
            @Nullable String professional) {
        var values = new HashMap<String, String>();
        values.put("date", date);
        values.put("time", time);
        values.put("service", service);
        values.put("areas", areas == null || areas.isBlank() ? service : areas);
        values.put("professional", professional == null ? "" : professional);
        values.put("patient_name", diary.patient().map(Patient::name).orElse(""));
        return values;
    }
}
