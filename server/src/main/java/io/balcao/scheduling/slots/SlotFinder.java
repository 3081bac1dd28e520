package io.balcao.scheduling.slots;

import io.balcao.scheduling.slots.Agenda.Professional;
import io.balcao.scheduling.slots.Agenda.Resource;
import io.balcao.scheduling.slots.Agenda.Special;
import io.balcao.scheduling.slots.Windows.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the times at which a clinic can be booked. Hours are what the clinic's wall shows, lengths are what passes: on a day
 * whose clock jumps, a time that is not there is not offered, one that is there twice is offered once, and half an hour
 * stays half an hour.
 */
public final class SlotFinder {
    private static final int DAYS = 7;
    private static final int MINUTES_OF_A_DAY = 1440;

    private SlotFinder() {}

    /** @param professionalIds who is free then; empty where the clinic itself is booked */
    public record Slot(LocalTime time, Instant startsAt, Instant endsAt, List<UUID> professionalIds) {}

    /**
     * Who and what is taken by a booking.
     *
     * @param professionalId null where the clinic itself is booked
     */
    public record Placing(@Nullable UUID professionalId, List<UUID> resourceIds, int minutes) {}

    /** The slots of a day that a customer may book. */
    public static List<Slot> slots(Agenda agenda, LocalDate date, Wanted wanted, Instant now) {
        if (!isOpenForBooking(agenda, date, now)) {
            return List.of();
        }
        var slots = new TreeMap<Instant, Slot>();
        var earliest = now.plus(Duration.ofHours(agenda.clinic().policies().minAdvanceHours()));
        var clinicWindows = windows(agenda, null, date);
        if (agenda.professionals().isEmpty()) {
            if (wanted.professionalId() == null) {
                starts(agenda, clinicWindows, date, wanted.minutes())
                        .filter(slot -> !slot.startsAt().isBefore(earliest))
                        .filter(slot -> isFree(agenda, null, wanted, slot.startsAt(), wanted.minutes()))
                        .forEach(slot -> slots.put(slot.startsAt(), slot));
            }
            return List.copyOf(slots.values());
        }
        for (var professional : candidates(agenda, wanted)) {
            int minutes = wanted.minutesWith(professional);
            starts(agenda, clinicWindows.and(windows(agenda, professional.id(), date)), date, minutes)
                    .filter(slot -> !slot.startsAt().isBefore(earliest))
                    .filter(slot -> isFree(agenda, professional, wanted, slot.startsAt(), minutes))
                    .forEach(slot -> slots.merge(slot.startsAt(), with(slot, List.of(professional.id())),
                            (one, other) -> with(one, joined(one.professionalIds(), other.professionalIds()))));
        }
        return List.copyOf(slots.values());
    }

    /**
     * Who and what a booking takes.
     *
     * @param byTheRules only at a time that a customer may book
     * @param resources these; null for any that are free
     * @return nothing when the rules do not allow it, or nobody is free; who is asked for by name is given in any case, and
     *         the database says whether they are free
     */
    public static Optional<Placing> place(Agenda agenda, Wanted wanted, Instant start, boolean byTheRules,
            @Nullable List<UUID> resources, Instant now) {
        if (byTheRules) {
            var date = start.atZone(agenda.clinic().zone()).toLocalDate();
            var slot = slots(agenda, date, wanted, now).stream().filter(one -> one.startsAt().equals(start))
                    .findFirst();
            if (slot.isEmpty()) {
                return Optional.empty();
            }
        }
        if (agenda.professionals().isEmpty()) {
            return placed(agenda, null, wanted, start, wanted.minutes(), resources, wanted.professionalId());
        }
        var named = wanted.professionalId();
        var all = candidates(agenda, wanted);
        for (var professional : all) {
            int minutes = wanted.minutesWith(professional);
            if (isFree(agenda, professional, wanted, start, minutes)
                    && (!byTheRules || works(agenda, professional, start, minutes))) {
                return placed(agenda, professional, wanted, start, minutes, resources, professional.id());
            }
        }
        // Somebody is asked for who is not free, or nobody is: the database will say what stands there.
        return byTheRules || (named == null && all.isEmpty())
                ? Optional.empty()
                : placed(agenda, null, wanted, start, wanted.minutes(), resources,
                        named == null ? all.getFirst().id() : named);
    }

    /**
     * Who and what takes a time that became free, wherever it lies among the slots: within the hours and the rules, with
     * nobody and nothing in the way.
     */
    public static Optional<Placing> fit(Agenda agenda, Wanted wanted, Instant start, Instant now) {
        var date = start.atZone(agenda.clinic().zone()).toLocalDate();
        var earliest = now.plus(Duration.ofHours(agenda.clinic().policies().minAdvanceHours()));
        if (start.isBefore(earliest) || !isOpenForBooking(agenda, date, now)) {
            return Optional.empty();
        }
        var hours = windows(agenda, null, date);
        if (agenda.professionals().isEmpty()) {
            return wanted.professionalId() == null && isWithin(agenda, hours, date, start, wanted.minutes())
                    && isFree(agenda, null, wanted, start, wanted.minutes())
                            ? placed(agenda, null, wanted, start, wanted.minutes(), null, null)
                            : Optional.empty();
        }
        for (var professional : candidates(agenda, wanted)) {
            int minutes = wanted.minutesWith(professional);
            if (isWithin(agenda, hours.and(windows(agenda, professional.id(), date)), date, start, minutes)
                    && isFree(agenda, professional, wanted, start, minutes)) {
                return placed(agenda, professional, wanted, start, minutes, null, professional.id());
            }
        }
        return Optional.empty();
    }

    private static boolean isWithin(Agenda agenda, Windows hours, LocalDate date, Instant start, int minutes) {
        var zone = agenda.clinic().zone();
        var end = start.plus(Duration.ofMinutes(minutes));
        return hours.windows().stream().anyMatch(window -> !start.isBefore(instant(date, window.from(), zone))
                && !end.isAfter(instant(date, window.to(), zone)));
    }

    private static boolean works(Agenda agenda, Professional professional, Instant start, int minutes) {
        var date = start.atZone(agenda.clinic().zone()).toLocalDate();
        return starts(agenda, open(agenda, professional.id(), date), date, minutes)
                .anyMatch(slot -> slot.startsAt().equals(start));
    }

    private static Optional<Placing> placed(Agenda agenda, @Nullable Professional professional, Wanted wanted,
            Instant start, int minutes, @Nullable List<UUID> resources, @Nullable UUID professionalId) {
        var end = start.plus(Duration.ofMinutes((long) minutes + agenda.clinic().bufferMinutes()));
        var chosen = resources == null ? resources(agenda, wanted, start, end) : resources;
        return Optional.of(new Placing(professional == null ? professionalId : professional.id(), chosen, minutes));
    }

    /** One of each kind that is needed: a free one, or, when there is none, the first, so that it is told what takes it. */
    private static List<UUID> resources(Agenda agenda, Wanted wanted, Instant start, Instant end) {
        var chosen = new ArrayList<UUID>();
        for (var kind : kinds(agenda, wanted)) {
            var fitting = agenda.resources().stream().filter(one -> isOfKind(one, kind, wanted)).toList();
            chosen.add(fitting.stream().filter(one -> agenda.isFree(one.id(), start, end)).findFirst()
                    .orElse(fitting.getFirst()).id());
        }
        return chosen;
    }

    private static boolean isFree(Agenda agenda, @Nullable Professional professional, Wanted wanted, Instant start,
            int minutes) {
        var end = start.plus(Duration.ofMinutes((long) minutes + agenda.clinic().bufferMinutes()));
        return agenda.isFree(agenda.clinic().id(), start, end)
                && (professional == null || agenda.isFree(professional.id(), start, end))
                && kinds(agenda, wanted).stream().allMatch(kind -> agenda.resources().stream()
                        .anyMatch(one -> isOfKind(one, kind, wanted) && agenda.isFree(one.id(), start, end)));
    }

    private static Set<String> kinds(Agenda agenda, Wanted wanted) {
        var kinds = new LinkedHashSet<String>();
        agenda.resources().stream().filter(one -> wanted.needed().contains(one.id())).map(Resource::kind)
                .forEach(kinds::add);
        return kinds;
    }

    private static boolean isOfKind(Resource resource, String kind, Wanted wanted) {
        return resource.kind().equals(kind) && wanted.needed().contains(resource.id());
    }

    /** Whether somebody would do it, but for that they take no new patients. */
    public static boolean isClosed(Agenda agenda, Wanted wanted) {
        return candidates(agenda, wanted).isEmpty() && !candidates(agenda, wanted.without(Set.of())).isEmpty();
    }

    private static List<Professional> candidates(Agenda agenda, Wanted wanted) {
        return agenda.professionals().stream().filter(one -> one.gives(wanted.serviceIds()))
                .filter(one -> wanted.professionalId() == null || one.id().equals(wanted.professionalId()))
                .filter(one -> !wanted.closed().contains(one.id())).toList();
    }

    private static boolean isOpenForBooking(Agenda agenda, LocalDate date, Instant now) {
        var policies = agenda.clinic().policies();
        var today = now.atZone(agenda.clinic().zone()).toLocalDate();
        var most = policies.maxDailyAppointments();
        return agenda.clinic().isActive() && !date.isBefore(today)
                && !date.isAfter(today.plusDays(policies.maxAdvanceDays()))
                && (most == null || agenda.counts().getOrDefault(date, 0) < most);
    }

    /** When the clinic is open on a day, or when one professional is there: within their own hours and the clinic's. */
    static Windows open(Agenda agenda, @Nullable UUID professional, LocalDate date) {
        var clinics = windows(agenda, null, date);
        return professional == null ? clinics : clinics.and(windows(agenda, professional, date));
    }

    /** The hours of a day: of the clinic, or those that a professional has besides. */
    private static Windows windows(Agenda agenda, @Nullable UUID professional, LocalDate date) {
        var own = agenda.rules().stream().filter(rule -> java.util.Objects.equals(rule.professionalId(), professional))
                .toList();
        var usual = professional == null ? week(agenda, date) : Windows.WHOLE_DAY;
        var hours = own.isEmpty()
                ? usual
                : Windows.of(own.stream().filter(rule -> rule.day() == date.getDayOfWeek().getValue() % DAYS)
                        .map(rule -> window(rule.start(), rule.end())).toList());
        var specials = agenda.specials().stream().filter(one -> one.date().equals(date)
                && java.util.Objects.equals(one.professionalId(), professional)).toList();
        var replaced = specials.stream().filter(one -> !one.isBlocked()).map(SlotFinder::window).toList();
        if (!replaced.isEmpty()) {
            hours = Windows.of(replaced);
        }
        for (var blocked : specials.stream().filter(Special::isBlocked).map(SlotFinder::window).toList()) {
            hours = hours.without(blocked);
        }
        return hours;
    }

    private static Windows week(Agenda agenda, LocalDate date) {
        return Windows.of(agenda.clinic().week().on(date.getDayOfWeek()).stream()
                .map(span -> window(span.start(), span.end())).toList());
    }

    private static Window window(Special special) {
        return special.start() == null || special.end() == null
                ? new Window(0, MINUTES_OF_A_DAY)
                : window(special.start(), special.end());
    }

    private static Window window(String start, String end) {
        return new Window(Windows.minute(start), Windows.minute(end));
    }

    /** All times at which something so long may begin, whoever is there. */
    private static java.util.stream.Stream<Slot> starts(Agenda agenda, Windows hours, LocalDate date, int minutes) {
        var zone = agenda.clinic().zone();
        var fixed = agenda.clinic().policies().slotDurationMinutes();
        int step = fixed == null ? minutes + agenda.clinic().bufferMinutes() : fixed;
        var slots = new ArrayList<Slot>();
        for (var window : hours.windows()) {
            var closes = instant(date, window.to(), zone);
            for (int at = window.from(); at < window.to(); at += step) {
                var local = date.atTime(LocalTime.ofSecondOfDay(at * 60L));
                var start = local.atZone(zone).toInstant();
                var end = start.plus(Duration.ofMinutes(minutes));
                if (!zone.getRules().getValidOffsets(local).isEmpty() && !end.isAfter(closes)) {
                    slots.add(new Slot(local.toLocalTime(), start, end, List.of()));
                }
            }
        }
        return slots.stream();
    }

    private static Instant instant(LocalDate date, int minute, ZoneId zone) {
        return minute == MINUTES_OF_A_DAY
                ? date.plusDays(1).atStartOfDay(zone).toInstant()
                : date.atTime(LocalTime.ofSecondOfDay(minute * 60L)).atZone(zone).toInstant();
    }

    private static Slot with(Slot slot, List<UUID> professionals) {
        return new Slot(slot.time(), slot.startsAt(), slot.endsAt(), professionals);
    }

    private static List<UUID> joined(List<UUID> some, List<UUID> others) {
        var all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }
}
