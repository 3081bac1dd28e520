package io.balcao.scheduling.clinics;

import io.balcao.platform.Problem;
import io.balcao.platform.db.Tx;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The kinds of things that belong to clinics, and what of each makes sense. */
final class Kinds {
    private Kinds() {}

    /** Schema {@code ClinicServiceRequest}. */
    record ServiceWish(String name, int durationMinutes, @Nullable Integer priceCents, @Nullable String description,
            @Nullable String category, List<UUID> resourceIds, int displayOrder, boolean active) {}

    /** Schema {@code ProfessionalRequest}. */
    record ProfessionalWish(String name, @Nullable String role, @Nullable String crm, List<String> specialties,
            @Nullable String email, @Nullable String phone, String color, List<UUID> serviceIds,
            @Nullable Integer defaultDurationMinutes, boolean acceptsNewPatients, @Nullable UUID userId,
            boolean active) {}

    /** Schema {@code ClinicResourceRequest}. */
    record ResourceWish(String name, String kind, boolean active) {}

    /** Schema {@code AvailabilityRuleRequest}. */
    record RuleWish(int dayOfWeek, String startTime, String endTime, @Nullable UUID professionalId, boolean active) {}

    /** Schema {@code AvailabilityExceptionRequest}. */
    record ExceptionWish(String exceptionDate, String exceptionType, @Nullable String startTime,
            @Nullable String endTime, @Nullable String reason, @Nullable UUID professionalId) {}

    /** Schema {@code FaqItemRequest}. */
    record FaqWish(String questionKey, String questionLabel, String answer, int displayOrder, boolean active) {
        /** However it is written, a key is one. */
        FaqWish {
            questionKey = questionKey.toUpperCase(Locale.ROOT);
        }
    }

    static PartService.Kind<ServiceWish> services() {
        return new PartService.Kind<>("clinic_service", "service",
                new ServiceWish("", 0, null, null, null, List.of(), 0, true), ServiceWish.class,
                new PartRepository<>(PartStatementsRepository.SERVICES), (tx, clinic, wish) -> requireOf(tx, clinic,
                        "resource_ids", "clinic_resources", wish.resourceIds(),
                        "names a room that the clinic does not have"),
                (tx, clinic, part) -> {},
                id -> new Problem.NotFound("clinic_service", id));
    }

    static PartService.Kind<ProfessionalWish> professionals() {
        return new PartService.Kind<>("professional", "professional",
                new ProfessionalWish("", null, null, List.of(), null, null, "teal", List.of(), null, true, null, true),
                ProfessionalWish.class, new PartRepository<>(PartStatementsRepository.PROFESSIONALS),
                (tx, clinic, wish) -> requireOf(tx, clinic, "service_ids", "clinic_services", wish.serviceIds(),
                        "names a service that the clinic does not have"),
                (tx, clinic, part) -> requireUnused(tx, part.id()),
                id -> new Problem.NotFound("professional", id));
    }

    static PartService.Kind<ResourceWish> resources() {
        return new PartService.Kind<>("clinic_resource", "resource", new ResourceWish("", "ROOM", true),
                ResourceWish.class, new PartRepository<>(PartStatementsRepository.RESOURCES), (tx, clinic, wish) -> {},
                (tx, clinic, part) -> requireUnused(tx, part.id()),
                id -> new Problem.NotFound("clinic_resource", id));
    }

    static PartService.Kind<RuleWish> rules() {
        return new PartService.Kind<>("availability_rule", "rule", new RuleWish(0, "", "", null, true), RuleWish.class,
                new PartRepository<>(PartStatementsRepository.RULES), (tx, clinic, wish) -> {
                    requireOrder(wish.startTime(), wish.endTime());
                    requireProfessional(tx, clinic, wish.professionalId());
                }, (tx, clinic, part) -> {},
                id -> new Problem.NotFound("availability_rule", id));
    }

    static PartService.Kind<ExceptionWish> exceptions() {
        return new PartService.Kind<>("availability_exception", "exception",
                new ExceptionWish("", "BLOCKED", null, null, null, null), ExceptionWish.class,
                new PartRepository<>(PartStatementsRepository.EXCEPTIONS), Kinds::check, (tx, clinic, part) -> {},
                id -> new Problem.NotFound("availability_exception", id));
    }

    static PartService.Kind<FaqWish> faq() {
        return new PartService.Kind<>("faq_item", "faq", new FaqWish("", "", "", 0, true), FaqWish.class,
                new PartRepository<>(PartStatementsRepository.FAQ), (tx, clinic, wish) -> {}, (tx, clinic, part) -> {},
                id -> new Problem.NotFound("faq_item", id));
    }

    private static void check(Tx tx, UUID clinic, ExceptionWish wish) {
        try {
            LocalDate.parse(wish.exceptionDate());
        } catch (DateTimeParseException e) {
            throw new Problem.Unprocessable("exception_date", "is no day of the calendar");
        }
        var from = wish.startTime();
        var to = wish.endTime();
        if (from == null || to == null) {
            if (from != null || to != null || wish.exceptionType().equals("SPECIAL_HOURS")) {
                throw new Problem.Unprocessable(from == null ? "start_time" : "end_time", "is missing");
            }
        } else {
            if (from.equals("24:00")) {
                throw new Problem.Unprocessable("start_time", "ends before it begins");
            }
            requireOrder(from, to);
        }
        requireProfessional(tx, clinic, wish.professionalId());
    }

    private static void requireOrder(String from, String to) {
        if (to.compareTo(from) <= 0) {
            throw new Problem.Unprocessable("end_time", "ends before it begins");
        }
    }

    private static void requireProfessional(Tx tx, UUID clinic, @Nullable UUID professional) {
        if (professional != null) {
            requireOf(tx, clinic, "professional_id", "professionals", List.of(professional),
                    "names a professional that the clinic does not have");
        }
    }

    private static void requireOf(Tx tx, UUID clinic, String field, String table, List<UUID> ids, String otherwise) {
        if (!PartRepository.areAllOf(tx, table, clinic, ids)) {
            throw new Problem.Unprocessable(field, otherwise);
        }
    }

    private static void requireUnused(Tx tx, UUID subject) {
        if (PartStatementsRepository.isNeeded(tx, subject)) {
            throw new Problem.Conflict("Appointments to come need it: move or cancel them first");
        }
    }
}
