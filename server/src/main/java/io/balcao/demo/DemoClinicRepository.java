package io.balcao.demo;

import io.balcao.platform.Ids;
import io.balcao.platform.db.Tx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** A clinic in the demo's shop: Laser Beauty SP with its team, its hours and four weeks of appointments around today. */
final class DemoClinicRepository {
    private static final String CLINIC = """
            INSERT INTO clinics (id, organization_id, key, name, phone, address, timezone, business_hours, buffer_minutes,
                   pre_session_instructions, personality)
            VALUES ($1, current_organization(), 'laser-beauty-sp', 'Laser Beauty SP', '5511988880000',
                    'Rua Exemplo, 123 - São Paulo', 'America/Sao_Paulo', $2, 10,
                    'Venha com a área depilada com lâmina na véspera e sem cremes no dia.', $3)
            """;
    private static final String SERVICE = """
            INSERT INTO clinic_services (id, organization_id, clinic_id, name, duration_minutes, price_cents, description,
                   category, resource_ids, display_order)
            VALUES ($1, current_organization(), $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String PROFESSIONAL = """
            INSERT INTO professionals (id, organization_id, clinic_id, name, role, color, specialties)
            VALUES ($1, current_organization(), $2, $3, $4, $5, $6)
            """;
    private static final String RESOURCE = """
            INSERT INTO clinic_resources (id, organization_id, clinic_id, name, kind)
            VALUES ($1, current_organization(), $2, $3, $4)
            """;
    private static final String RULES = """
            INSERT INTO availability_rules (id, organization_id, clinic_id, day_of_week, start_time, end_time)
            SELECT gen_random_uuid(), current_organization(), $1, day, '09:00', '18:00' FROM generate_series(1, 5) AS day
            """;
    private static final String FAQ = """
            INSERT INTO faq_items (id, organization_id, clinic_id, question_key, question_label, answer, display_order)
            VALUES ($1, current_organization(), $2, $3, $4, $5, $6)
            """;
    private static final String TEMPLATE = """
            INSERT INTO clinic_templates (id, organization_id, clinic_id, template_key, content, buttons)
            VALUES ($1, current_organization(), $2, 'WELCOME_NEW',
                    'Olá! Seja muito bem-vinda à {{clinic_name}}! Como podemos cuidar de você hoje?', $3)
            """;
    // An hour each, some of them free: what a number of the day, the hour and the person says. Customers take turns, so that
    // nobody is in two rooms at once.
    private static final String APPOINTMENTS = """
            INSERT INTO appointments (id, organization_id, clinic_id, customer_id, service_ids, professional_id, starts_at,
                   ends_at, local_date, local_time, timezone, buffer_minutes, status, confirmed_at, cancelled_at, source,
                   areas, price_cents)
            SELECT gen_random_uuid(), current_organization(), $1,
                   k.ids[1 + (d.day - date '2020-01-01' + (h.hour - 9) * 3 + p.place) % cardinality(k.ids)], ARRAY[s.id], p.id,
                   t.starts_at, t.starts_at + s.duration_minutes * interval '1 minute', d.day,
                   to_char(h.hour, 'FM00') || ':00', 'America/Sao_Paulo', 10, x.status,
                   CASE WHEN n.seed % 2 = 0 THEN t.starts_at - interval '1 day' END,
                   CASE WHEN x.status = 'CANCELLED' THEN t.starts_at - interval '2 days' END,
                   (ARRAY['CHAT', 'CHAT', 'CONSOLE'])[1 + n.seed % 3],
                   CASE WHEN s.name LIKE 'Depila%' THEN (ARRAY['Pernas e axilas', 'Axilas', 'Virilha', 'Buço'])[1 + n.seed % 4]
                        END,
                   s.price_cents
            FROM (SELECT current_date + day AS day FROM generate_series(-14, 14) AS day) AS d
            CROSS JOIN generate_series(9, 17) AS h(hour)
            CROSS JOIN unnest($2::uuid[]) WITH ORDINALITY AS p(id, place)
            CROSS JOIN LATERAL (SELECT abs(hashtext(d.day || ' ' || h.hour || ' ' || p.place))::bigint AS seed) AS n
            JOIN unnest($3::uuid[]) WITH ORDINALITY AS o(id, place) ON o.place = 1 + n.seed % cardinality($3)
            JOIN clinic_services s ON s.id = o.id
            CROSS JOIN LATERAL (SELECT (d.day + make_time(h.hour, 0, 0)) AT TIME ZONE 'America/Sao_Paulo' AS starts_at) AS t
            CROSS JOIN LATERAL (SELECT CASE WHEN n.seed % 13 = 0 THEN 'CANCELLED' WHEN t.starts_at > now() THEN 'CONFIRMED'
                    WHEN n.seed % 11 = 0 THEN 'NO_SHOW' ELSE 'DONE' END AS status) AS x
            CROSS JOIN (SELECT array_agg(c.id ORDER BY c.id) AS ids FROM (SELECT id FROM customers
                    WHERE phone_number IS NOT NULL ORDER BY id LIMIT 40) AS c) AS k
            WHERE extract(isodow FROM d.day) < 6 AND n.seed % 5 < 3
            """;
    private static final String TAKEN = """
            INSERT INTO taken_times (id, organization_id, clinic_id, subject_id, during, appointment_id)
            SELECT gen_random_uuid(), a.organization_id, a.clinic_id, a.professional_id,
                   tstzrange(a.starts_at, a.ends_at + a.buffer_minutes * interval '1 minute'), a.id
            FROM appointments a WHERE a.clinic_id = $1 AND a.status <> 'CANCELLED'
            """;
    private static final String CREATED = """
            INSERT INTO appointment_events (id, organization_id, appointment_id, type, actor, to_starts_at, created_at)
            SELECT gen_random_uuid(), a.organization_id, a.id, 'created', CASE a.source WHEN 'CHAT' THEN 'customer' ELSE 'user' END,
                   a.starts_at, a.starts_at - interval '5 days'
            FROM appointments a WHERE a.clinic_id = $1
            """;
    private static final String REMINDERS = """
            INSERT INTO reminders (id, organization_id, clinic_id, appointment_id, recipient, amount, unit, starts_at, due_at)
            SELECT gen_random_uuid(), a.organization_id, a.clinic_id, a.id, 'customer', 24, 'hours', a.starts_at,
                   a.starts_at - interval '24 hours'
            FROM appointments a
            WHERE a.clinic_id = $1 AND a.status = 'CONFIRMED' AND a.starts_at > now() + interval '25 hours'
            """;
    private static final String SPECIALS = """
            INSERT INTO availability_exceptions (id, organization_id, clinic_id, professional_id, exception_date,
                   exception_type, start_time, end_time, reason)
            SELECT gen_random_uuid(), current_organization(), $1, e.professional, e.day, e.type, e.start, e.until, e.reason
            FROM (VALUES (NULL::uuid, date_trunc('week', current_date)::date + 5, 'SPECIAL_HOURS', '09:00', '13:00',
                          'Mutirão de sábado'),
                         (NULL, current_date + 20, 'BLOCKED', NULL, NULL, 'Confraternização da equipe'),
                         ($2, current_date + 17, 'BLOCKED', '14:00', '18:00', 'Congresso'))
                 AS e(professional, day, type, start, until, reason)
            """;
    private static final String WAITING = """
            INSERT INTO waiting_entries (id, organization_id, clinic_id, customer_id, service_id, from_date, to_date,
                   from_time, notes, created_at)
            SELECT gen_random_uuid(), current_organization(), $1, c.id, $2, current_date, current_date + 10,
                   CASE WHEN c.place = 2 THEN '14:00' END, CASE WHEN c.place = 1 THEN 'Prefere a Dra. Ana' END,
                   now() - c.place * interval '7 hours'
            FROM (SELECT id, row_number() OVER (ORDER BY id DESC) AS place FROM customers
                  WHERE phone_number IS NOT NULL ORDER BY id DESC LIMIT 3) AS c
            """;

    private static final String FLOW = """
            INSERT INTO flows (id, organization_id, name, draft, changed_by)
            VALUES ($1, current_organization(), 'Agendamento Laser Beauty', $2, $3)
            """;
    private static final String VERSION = """
            INSERT INTO flow_versions (id, organization_id, flow_id, number, definition, note, published_by)
            VALUES ($1, current_organization(), $2, 1, $3, 'Agenda da clínica pelo WhatsApp', $4)
            """;
    private static final String PUBLISH = "UPDATE flows SET version_id = $2 WHERE id = $1";
    private static final String TRIGGER = """
            INSERT INTO flow_triggers (id, organization_id, flow_id, kind, channel_id, position)
            VALUES ($1, current_organization(), $2, 'always', $3, 0)
            """;

    /** Whoever writes to the clinic's number books by this flow. */
    void addFlow(Tx tx, JsonObject definition, UUID channel, UUID admin) {
        var flow = Ids.next();
        var version = Ids.next();
        tx.change(FLOW, flow, definition, admin);
        tx.change(VERSION, version, flow, definition, admin);
        tx.change(PUBLISH, flow, version);
        tx.change(TRIGGER, Ids.next(), flow, channel);
    }

    void add(Tx tx) {
        var clinic = Ids.next();
        var week = new JsonObject();
        List.of("mon", "tue", "wed", "thu", "fri").forEach(day -> week.put(day,
                new JsonArray().add(new JsonObject().put("start", "09:00").put("end", "18:00"))));
        tx.change(CLINIC, clinic, week, new JsonObject().put("name", "Bela").put("greeting",
                "Olá! Sou a Bela, assistente da Laser Beauty."));
        resource(tx, clinic, "Sala 1", "ROOM");
        resource(tx, clinic, "Soprano Ice Platinum", "EQUIPMENT");
        var services = new UUID[]{
            service(tx, clinic, "Depilação a laser", 45, 15_000, "Sessão avulsa de depilação a laser com Soprano Ice",
                    1),
            service(tx, clinic, "Limpeza de pele", 50, 18_000, "Limpeza profunda com extração e máscara", 2),
            service(tx, clinic, "Avaliação", 30, 0, "Primeira conversa, sem custo", 3),
            service(tx, clinic, "Drenagem linfática", 50, 16_000, null, 4)};
        var professionals = new UUID[]{
            professional(tx, clinic, "Dra. Ana Souza", "Biomédica esteta", "teal", "Laser"),
            professional(tx, clinic, "Dra. Camila Reis", "Fisioterapeuta", "purple", "Drenagem"),
            professional(tx, clinic, "Juliana Prado", "Esteticista", "orange", "Pele")};
        tx.change(RULES, clinic);
        question(tx, clinic, "EQUIPMENT", "Qual equipamento vocês usam?",
                "Trabalhamos com o Soprano Ice Platinum, uma das tecnologias mais avançadas do mundo em depilação a laser.",
                1);
        question(tx, clinic, "SESSION_INTERVAL", "Qual o intervalo entre sessões?",
                "As sessões têm intervalo médio de 30 dias, ou seja, você realiza aproximadamente 1 sessão por mês.",
                2);
        question(tx, clinic, "DATES", "Quais dias vocês atendem?", "Atendemos de segunda a sexta, das 9h às 18h.", 3);
        question(tx, clinic, "PAYMENT", "Quais as formas de pagamento?",
                "Aceitamos Pix, débito e crédito em até 6 vezes.", 4);
        question(tx, clinic, "TEAM", "Quem faz as sessões?", "Nossa equipe é formada por biomédicas e esteticistas.",
                5);
        tx.change(TEMPLATE, Ids.next(), clinic, new JsonArray()
                .add(new JsonObject().put("id", "schedule").put("label", "Agendar sessão"))
                .add(new JsonObject().put("id", "reschedule").put("label", "Remarcar"))
                .add(new JsonObject().put("id", "faq").put("label", "Dúvidas")));
        tx.change(APPOINTMENTS, clinic, professionals, services);
        tx.change(TAKEN, clinic);
        tx.change(CREATED, clinic);
        tx.change(REMINDERS, clinic);
        tx.change(SPECIALS, clinic, professionals[1]);
        tx.change(WAITING, clinic, services[0]);
    }

    private static void resource(Tx tx, UUID clinic, String name, String kind) {
        tx.change(RESOURCE, Ids.next(), clinic, name, kind);
    }

    private static UUID service(Tx tx, UUID clinic, String name, int minutes, int cents,
            @org.jspecify.annotations.Nullable String description, int order) {
        var id = Ids.next();
        tx.change(SERVICE, id, clinic, name, minutes, cents, description, "Estética", new UUID[0], order);
        return id;
    }

    private static UUID professional(Tx tx, UUID clinic, String name, String role, String color, String specialty) {
        var id = Ids.next();
        tx.change(PROFESSIONAL, id, clinic, name, role, color, new String[]{specialty});
        return id;
    }

    private static void question(Tx tx, UUID clinic, String key, String label, String answer, int order) {
        tx.change(FAQ, Ids.next(), clinic, key, label, answer, order);
    }
}
