package io.balcao.scheduling.clinics;

import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.balcao.scheduling.clinics.Kinds.ExceptionWish;
import io.balcao.scheduling.clinics.Kinds.FaqWish;
import io.balcao.scheduling.clinics.Kinds.ProfessionalWish;
import io.balcao.scheduling.clinics.Kinds.ResourceWish;
import io.balcao.scheduling.clinics.Kinds.RuleWish;
import io.balcao.scheduling.clinics.Kinds.ServiceWish;
import io.balcao.scheduling.clinics.PartRepository.Read;
import io.balcao.scheduling.clinics.PartRepository.Statements;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The statements of each kind of thing that belongs to clinics. */
final class PartStatementsRepository {
    private static final String HEAD = "SELECT p.id, p.clinic_id, c.key, p.created_at, p.updated_at, ";
    private static final String OF_CLINIC = " WHERE p.clinic_id = $1 AND ($2 OR p.is_active) ";
    private static final String ONE = " WHERE p.id = $1";
    private static final String IS_NEEDED = """
            SELECT EXISTS (SELECT FROM taken_times t WHERE t.subject_id = $1 AND t.appointment_id IS NOT NULL
                           AND upper(t.during) > now())
            """;

    private static final String SERVICE = HEAD + """
            p.name, p.duration_minutes, p.price_cents, p.description, p.category, p.resource_ids, p.display_order,
            p.is_active FROM clinic_services p JOIN clinics c ON c.id = p.clinic_id
            """;
    static final Statements<ServiceWish> SERVICES = new Statements<>(
            SERVICE + OF_CLINIC + "ORDER BY p.display_order, lower(p.name)", SERVICE + ONE, """
                    INSERT INTO clinic_services (id, organization_id, clinic_id, name, duration_minutes, price_cents,
                           description, category, resource_ids, display_order, is_active)
                    VALUES ($1, current_organization(), $2, $3, $4, $5, $6, $7, $8, $9, $10)
                    """, """
                    UPDATE clinic_services SET name = $2, duration_minutes = $3, price_cents = $4, description = $5,
                           category = $6, resource_ids = $7, display_order = $8, is_active = $9 WHERE id = $1
                    """, "UPDATE clinic_services SET is_active = false WHERE id = $1",
            wish -> new Object[]{wish.name().strip(), wish.durationMinutes(), wish.priceCents(), wish.description(),
                wish.category(), wish.resourceIds().toArray(UUID[]::new), wish.displayOrder(), wish.active()},
            row -> {
                var columns = new Columns(row);
                return new Read<>(new ServiceWish(columns.requiredText(5), columns.integer(6), row.getInteger(7),
                        columns.text(8), columns.text(9), PartRepository.ids(row, 10), columns.integer(11),
                        columns.flag(12)));
            }, "There is a service of this name");

    private static final String PROFESSIONAL = HEAD + """
            p.name, p.role, p.crm, p.specialties, p.email, p.phone, p.color, p.service_ids, p.default_duration_minutes,
            p.accepts_new_patients, p.user_id, p.is_active,
            EXISTS (SELECT FROM availability_rules r WHERE r.clinic_id = p.clinic_id AND r.professional_id = p.id
                    AND r.is_active)
            FROM professionals p JOIN clinics c ON c.id = p.clinic_id
            """;
    static final Statements<ProfessionalWish> PROFESSIONALS = new Statements<>(
            PROFESSIONAL + OF_CLINIC + "ORDER BY lower(p.name), p.id", PROFESSIONAL + ONE, """
                    INSERT INTO professionals (id, organization_id, clinic_id, name, role, crm, specialties, email, phone,
                           color, service_ids, default_duration_minutes, accepts_new_patients, user_id, is_active)
                    VALUES ($1, current_organization(), $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                    """, """
                    UPDATE professionals SET name = $2, role = $3, crm = $4, specialties = $5, email = $6, phone = $7,
                           color = $8, service_ids = $9, default_duration_minutes = $10, accepts_new_patients = $11,
                           user_id = $12, is_active = $13 WHERE id = $1
                    """, "UPDATE professionals SET is_active = false WHERE id = $1",
            wish -> new Object[]{wish.name().strip(), wish.role(), wish.crm(),
                wish.specialties().toArray(String[]::new), wish.email(), wish.phone(), wish.color(),
                wish.serviceIds().toArray(UUID[]::new), wish.defaultDurationMinutes(), wish.acceptsNewPatients(),
                wish.userId(), wish.active()},
            row -> {
                var columns = new Columns(row);
                return new Read<>(new ProfessionalWish(columns.requiredText(5), columns.text(6), columns.text(7),
                        columns.texts(8), columns.text(9), columns.text(10), columns.requiredText(11),
                        PartRepository.ids(row, 12), row.getInteger(13), columns.flag(14), columns.optionalId(15),
                        columns.flag(16)), Map.of("has_own_hours", columns.flag(17)));
            }, "There is a professional of this name");

    private static final String RESOURCE = HEAD + """
            p.name, p.kind, p.is_active FROM clinic_resources p JOIN clinics c ON c.id = p.clinic_id
            """;
    static final Statements<ResourceWish> RESOURCES = new Statements<>(
            RESOURCE + OF_CLINIC + "ORDER BY lower(p.name), p.id", RESOURCE + ONE, """
                    INSERT INTO clinic_resources (id, organization_id, clinic_id, name, kind, is_active)
                    VALUES ($1, current_organization(), $2, $3, $4, $5)
                    """, "UPDATE clinic_resources SET name = $2, kind = $3, is_active = $4 WHERE id = $1",
            "UPDATE clinic_resources SET is_active = false WHERE id = $1",
            wish -> new Object[]{wish.name().strip(), wish.kind(), wish.active()}, row -> {
                var columns = new Columns(row);
                return new Read<>(
                        new ResourceWish(columns.requiredText(5), columns.requiredText(6), columns.flag(7)));
            }, "There is a room or equipment of this name");

    private static final String RULE = HEAD + """
            p.day_of_week::integer, p.start_time, p.end_time, p.professional_id, p.is_active
            FROM availability_rules p JOIN clinics c ON c.id = p.clinic_id
            """;
    static final Statements<RuleWish> RULES = new Statements<>(
            RULE + OF_CLINIC + "ORDER BY p.professional_id NULLS FIRST, p.day_of_week, p.start_time, p.id", RULE + ONE,
            """
                    INSERT INTO availability_rules (id, organization_id, clinic_id, day_of_week, start_time, end_time,
                           professional_id, is_active)
                    VALUES ($1, current_organization(), $2, $3, $4, $5, $6, $7)
                    """, """
                    UPDATE availability_rules SET day_of_week = $2, start_time = $3, end_time = $4,
                           professional_id = $5, is_active = $6 WHERE id = $1
                    """, "DELETE FROM availability_rules WHERE id = $1",
            wish -> new Object[]{(short) wish.dayOfWeek(), wish.startTime(), wish.endTime(), wish.professionalId(),
                wish.active()},
            row -> {
                var columns = new Columns(row);
                return new Read<>(new RuleWish(columns.integer(5), columns.requiredText(6), columns.requiredText(7),
                        columns.optionalId(8), columns.flag(9)));
            }, "There is such a rule");

    private static final String EXCEPTION = HEAD + """
            p.exception_date, p.exception_type, p.start_time, p.end_time, p.reason, p.professional_id
            FROM availability_exceptions p JOIN clinics c ON c.id = p.clinic_id
            """;
    static final Statements<ExceptionWish> EXCEPTIONS = new Statements<>(
            EXCEPTION
                    + " WHERE p.clinic_id = $1 AND $2::boolean IS NOT NULL ORDER BY p.exception_date, p.start_time, p.id",
            EXCEPTION + ONE, """
                    INSERT INTO availability_exceptions (id, organization_id, clinic_id, exception_date, exception_type,
                           start_time, end_time, reason, professional_id)
                    VALUES ($1, current_organization(), $2, $3, $4, $5, $6, $7, $8)
                    """, """
                    UPDATE availability_exceptions SET exception_date = $2, exception_type = $3, start_time = $4,
                           end_time = $5, reason = $6, professional_id = $7 WHERE id = $1
                    """, "DELETE FROM availability_exceptions WHERE id = $1",
            wish -> new Object[]{LocalDate.parse(wish.exceptionDate()), wish.exceptionType(), wish.startTime(),
                wish.endTime(), wish.reason(), wish.professionalId()},
            row -> {
                var columns = new Columns(row);
                return new Read<>(new ExceptionWish(Objects.requireNonNull(row.getLocalDate(5)).toString(),
                        columns.requiredText(6), columns.text(7), columns.text(8), columns.text(9),
                        columns.optionalId(10)));
            }, "There is such an exception");

    private static final String QUESTION = HEAD + """
            p.question_key, p.question_label, p.answer, p.display_order, p.is_active
            FROM faq_items p JOIN clinics c ON c.id = p.clinic_id
            """;
    static final Statements<FaqWish> FAQ = new Statements<>(
            QUESTION + OF_CLINIC + "ORDER BY p.display_order, p.question_key", QUESTION + ONE, """
                    INSERT INTO faq_items (id, organization_id, clinic_id, question_key, question_label, answer,
                           display_order, is_active)
                    VALUES ($1, current_organization(), $2, $3, $4, $5, $6, $7)
                    """, """
                    UPDATE faq_items SET question_key = $2, question_label = $3, answer = $4, display_order = $5,
                           is_active = $6 WHERE id = $1
                    """, "DELETE FROM faq_items WHERE id = $1",
            wish -> new Object[]{wish.questionKey(), wish.questionLabel().strip(), wish.answer().strip(),
                wish.displayOrder(), wish.active()},
            row -> {
                var columns = new Columns(row);
                return new Read<>(new FaqWish(columns.requiredText(5), columns.requiredText(6),
                        columns.requiredText(7), columns.integer(8), columns.flag(9)));
            }, "There is a question of this key");

    private PartStatementsRepository() {}

    /** Whether appointments to come need a professional, a room or equipment. */
    static boolean isNeeded(Tx tx, UUID subject) {
        return tx.one(IS_NEEDED, row -> new Columns(row).flag(0), subject).orElseThrow();
    }
}
