package io.balcao.demo;

import io.balcao.demo.DemoPast.Line;
import io.balcao.platform.Ids;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Tx;
import io.balcao.simulator.BusinessNumber;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Example rows that no door makes: a past. */
final class DemoRepository {
    private static final String CHANNEL = """
            INSERT INTO channels (id, organization_id, name, phone_number_id, display_phone_number, waba_id,
                                  access_token_encrypted, app_secret_encrypted, verify_token_hash, kind,
                                  client_token_encrypted, access_token_set_at, app_secret_set_at, verify_token_set_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, now(), now(), now())
            """;
    private static final String MENU = """
            INSERT INTO bot_configurations (id, organization_id, key, value) VALUES ($1, $2, 'menu', $3)
            """;
    private static final String CANNED_RESPONSES = """
            INSERT INTO canned_responses (id, organization_id, created_by, shortcut, title, category, used_count, content)
            SELECT gen_random_uuid(), $1, $2, c.shortcut, c.title, c.category, c.used_count, c.content FROM (VALUES
                ('ola', 'Saudação', 'Saudações', 128, '{{greeting}}, {{customer_first_name}}! Aqui é '
                    || '{{attendant_first_name}}, da {{organization}}. Em que posso ajudar?'),
                ('momento', 'Um momento', 'Saudações', 74,
                    'Só um momento, {{customer_first_name}}, já verifico para você.'),
                ('horario', 'Horário de atendimento', 'Informações', 31, 'Atendemos de segunda a sexta, das 9h às 18h.'),
                ('dados', 'Pedir os dados', 'Informações', 22,
                    'Para localizar o seu cadastro, pode me confirmar o nome completo e o número do pedido?'),
                ('pagamento', 'Formas de pagamento', 'Informações', 19,
                    'Aceitamos Pix, cartão em até 6 vezes sem juros e boleto.'),
                ('obrigado', 'Despedida', 'Despedidas', 96, 'Obrigado pelo contato, {{customer_first_name}}! Se '
                    || 'precisar, é só chamar por aqui.')) AS c(shortcut, title, category, used_count, content)
            """;
    // What the past is about, and what shops like these use besides.
    private static final String TAGS = """
            INSERT INTO tags (id, organization_id, name, color)
            SELECT gen_random_uuid(), $1, t.name,
                   (ARRAY['blue', 'green', 'orange', 'purple', 'teal', 'pink', 'red', 'yellow'])
                       [1 + (row_number() OVER (ORDER BY t.name) - 1) % 8]
            FROM (SELECT unnest(tags) AS name FROM conversations UNION VALUES ('vip'), ('reclamação')) AS t
            """;
    private static final String POLICIES = """
            INSERT INTO sla_policies (id, organization_id, name, position, priority, first_response_minutes,
                   next_response_minutes, resolution_minutes, counts, warn_percent, created_at)
            VALUES ($2, $1, 'Urgentes', 1, 'urgent', 5, 10, 120, 'clock', 80, now() - interval '60 days'),
                   ($3, $1, 'Todos os atendimentos', 2, NULL, 15, 30, 480, 'business_hours', 80,
                       now() - interval '60 days')
            """;
    // What came of the second policy's targets, as the ledger has the times.
    private static final String TARGETS = """
            INSERT INTO sla_events (organization_id, conversation_id, position, kind, target, occurred_at, due_at, policy_id,
                   channel, department_id, user_id)
            SELECT $1, t.conversation_id, row_number() OVER (PARTITION BY t.conversation_id ORDER BY t.occurred_at),
                   CASE WHEN t.occurred_at <= t.due_at THEN 'met' ELSE 'breached' END, t.target,
                   least(t.occurred_at, t.due_at), t.due_at, $2, t.channel, t.department_id, t.user_id
            FROM (
                SELECT e.conversation_id, 'first_response' AS target, e.occurred_at, e.channel, e.department_id,
                       e.user_id, e.occurred_at - e.elapsed_ms * interval '1 millisecond' + interval '15 minutes' AS due_at
                FROM conversation_events e WHERE e.kind = 'response' AND e.is_first
                UNION ALL
                SELECT e.conversation_id, 'resolution', e.occurred_at, e.channel, e.department_id, e.user_id,
                       e.began_at + interval '480 minutes'
                FROM conversation_events e WHERE e.kind = 'closed' AND e.owner_before = 'user') AS t
            """;
    private static final String HOLIDAYS = """
            INSERT INTO holidays (id, organization_id, name, day, is_yearly, opens_at, closes_at)
            SELECT gen_random_uuid(), $1, h.name, make_date(extract(year FROM now())::integer, h.month, h.day), true,
                   h.opens_at, h.closes_at
            FROM (VALUES ('Confraternização Universal', 1, 1, NULL, NULL), ('Tiradentes', 4, 21, NULL, NULL),
                ('Dia do Trabalho', 5, 1, NULL, NULL), ('Independência', 9, 7, NULL, NULL),
                ('Véspera de Natal', 12, 24, '09:00'::time, '13:00'::time), ('Natal', 12, 25, NULL, NULL))
                AS h(name, month, day, opens_at, closes_at)
            """;
    private static final String SURVEYS = "INSERT INTO survey_settings (organization_id, is_active) VALUES ($1, true)";
    private static final String SCORES = """
            WITH given AS MATERIALIZED (
                SELECT g.*, e.channel, e.position, e.user_id, e.department_id, e.occurred_at AS closed_at, e.began_at,
                       c.channel_id, gen_random_uuid() AS survey_id, gen_random_uuid() AS message_id
                FROM unnest($2::uuid[], $3::smallint[], $4::text[], $5::timestamptz[])
                    AS g(conversation_id, score, comment, at)
                JOIN conversations c ON c.id = g.conversation_id
                JOIN conversation_events e ON e.conversation_id = g.conversation_id AND e.kind = 'closed'
                WHERE g.at < now()),
            said AS (
                INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, content, status, is_read,
                        metadata, sent_at, received_at, created_at)
                SELECT g.message_id, $1, g.conversation_id, g.channel_id, 'customer', g.comment, 'received', true,
                       jsonb_build_object('survey', jsonb_build_object('id', g.survey_id, 'score', g.score, 'comment', true)),
                       g.at, g.at, g.at
                FROM given g WHERE g.comment <> ''),
            asked AS (
                INSERT INTO surveys (id, organization_id, conversation_id, closing, user_id, department_id, closed_at, state,
                        asked_at, score, scored_at, comment_id)
                SELECT g.survey_id, $1, g.conversation_id, g.position, g.user_id, g.department_id, g.closed_at,
                       CASE WHEN g.score = 0 THEN 'asked' WHEN g.comment = '' THEN 'scored' ELSE 'commented' END,
                       g.closed_at + interval '1 minute', nullif(g.score, 0), CASE WHEN g.score > 0 THEN g.at END, CASE WHEN g.comment <> '' THEN g.message_id END
                FROM given g)
            INSERT INTO conversation_events (organization_id, conversation_id, position, kind, occurred_at, channel, owner,
                    user_id, department_id, began_at, survey_id, score)
            SELECT $1, g.conversation_id, g.position + 1, 'csat', g.at, g.channel, 'nobody', g.user_id, g.department_id,
                   g.began_at, g.survey_id, g.score
            FROM given g WHERE g.score > 0
            """;
    private static final String CUSTOMER = """
            INSERT INTO customers (id, organization_id, name, phone_number, created_at) VALUES ($1, $2, $3, $4, $5)
            """;
    private static final String CONVERSATION = """
            INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, assigned_user_id,
                department_id, last_message_preview, last_message_sender_type, last_message_type, last_message_status,
                last_message_at, window_expires_at, started_at, created_at, closed_at, position, tags)
            VALUES ($1, $2, $3, $4, $14, $15, $5, $6, $7, $8, 'text', $9, $10, $11, $12, $12, $16, $10, $13)
            """;
    private static final String MESSAGE = """
            INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, sender_user_id, content,
                                  status, is_read, sent_at, received_at, created_at, error)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, true, $9, $9, $9, $10)
            """;

    private static final String BRING_PAST = "SELECT set_config('app.past', 'on', true)";
    private static final String RECORD_PAST = "SELECT record_past(c) FROM unnest($1::uuid[]) AS c";
    private static final String TRANSFERS = """
            INSERT INTO conversation_transfers (id, organization_id, conversation_id, to_user_id, to_department_id,
                                                transferred_at)
            SELECT t.id, $1, t.conversation_id, t.user_id, t.department_id, t.at
            FROM unnest($2::uuid[], $3::uuid[], $4::uuid[], $5::uuid[], $6::timestamptz[])
                AS t(id, conversation_id, user_id, department_id, at)
            """;
    private static final String CUSTOMERS = """
            INSERT INTO customers (id, organization_id, name, created_at)
            SELECT c.id, $1, c.name, now() - interval '40 days' FROM unnest($2::uuid[], $3::text[]) AS c(id, name)
            """;
    private static final String CONVERSATIONS = """
            INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status, assigned_user_id,
                department_id, last_message_at, started_at, created_at, closed_at, position, tags)
            SELECT c.id, $1, c.customer_id, $2, 'nobody', 'closed', c.user_id, c.department_id, c.closed_at, c.begin_at,
                   c.begin_at, c.closed_at, c.closed_at, CASE WHEN c.tag = '' THEN '{}' ELSE ARRAY[c.tag] END
            FROM unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::uuid[], $7::timestamptz[], $8::timestamptz[], $9::text[])
                AS c(id, customer_id, user_id, department_id, begin_at, closed_at, tag)
            """;
    private static final String MESSAGES = """
            INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, sender_user_id, content,
                                  status, is_read, sent_at, received_at, created_at)
            SELECT m.id, $1, m.conversation_id, $2, m.sender, m.user_id, m.said,
                   CASE m.sender WHEN 'customer' THEN 'received' ELSE 'read' END, true, m.at, m.at, m.at
            FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::timestamptz[])
                AS m(id, conversation_id, sender, user_id, said, at)
            """;
    private static final String LAST_MESSAGES = """
            UPDATE conversations c SET last_message_preview = m.content, last_message_sender_type = m.sender_type,
                last_message_type = m.message_type, last_message_status = m.status, last_message_at = m.created_at,
                window_expires_at = m.created_at + interval '24 hours'
            FROM (SELECT DISTINCT ON (conversation_id) * FROM messages WHERE conversation_id = ANY ($1)
                  ORDER BY conversation_id, created_at DESC) AS m WHERE c.id = m.conversation_id
            """;

    private final Vault vault;

    DemoRepository(Vault vault) {
        this.vault = vault;
    }

    UUID addChannel(Tx tx, BusinessNumber number) {
        var id = Ids.next();
        tx.change(CHANNEL, id, tx.organization().value(), number.verifiedName(), number.phoneNumberId(),
                number.displayPhoneNumber(), number.isZapi() ? null : number.wabaId(), sealed(number.accessToken()),
                sealed(number.isZapi() ? number.verifyToken() : number.appSecret()),
                Buffer.buffer(Vault.sha256(new Secret(number.verifyToken()).bytes())),
                number.isZapi() ? "zapi" : "whatsapp", number.isZapi() ? sealed(number.appSecret()) : null);
        return id;
    }

    private Buffer sealed(String secret) {
        return Buffer.buffer(vault.seal(new Secret(secret)));
    }

    void addMenu(Tx tx, JsonObject menu) {
        tx.change(MENU, Ids.next(), tx.organization().value(), menu);
    }

    void addCannedResponses(Tx tx, UUID admin) {
        tx.change(CANNED_RESPONSES, tx.organization().value(), admin);
    }

    /** The catalogue of what the conversations so far are about. */
    void addTags(Tx tx) {
        tx.change(TAGS, tx.organization().value());
    }

    /** From now on the ledger is not kept by itself in this transaction: what comes is a past. */
    void bringPast(Tx tx) {
        tx.one(BRING_PAST, row -> row);
    }

    /** The everyday work of some weeks. */
    void addMonth(Tx tx, UUID channel, DemoMonth month) {
        var organization = tx.organization().value();
        var people = ids(DemoMonth.customers());
        tx.change(CUSTOMERS, organization, people, DemoMonth.customers().toArray(String[]::new));
        var all = month.conversations();
        var ids = all.stream().map(DemoMonth.Conversation::id).toArray(UUID[]::new);
        tx.change(CONVERSATIONS, organization, channel, ids,
                all.stream().map(one -> people[one.customer()]).toArray(UUID[]::new),
                all.stream().map(DemoMonth.Conversation::user).toArray(UUID[]::new),
                all.stream().map(DemoMonth.Conversation::department).toArray(UUID[]::new),
                all.stream().map(DemoMonth.Conversation::begin).toArray(OffsetDateTime[]::new),
                all.stream().map(DemoMonth.Conversation::end).toArray(OffsetDateTime[]::new),
                all.stream().map(one -> String.join("", one.tags())).toArray(String[]::new));
        var said = month.messages();
        tx.change(MESSAGES, organization, channel, ids(said),
                said.stream().map(DemoMonth.Message::conversation).toArray(UUID[]::new),
                said.stream().map(DemoMonth.Message::sender).toArray(String[]::new),
                said.stream().map(DemoMonth.Message::user).toArray(UUID[]::new),
                said.stream().map(DemoMonth.Message::text).toArray(String[]::new),
                said.stream().map(DemoMonth.Message::at).toArray(OffsetDateTime[]::new));
        addTransfers(tx, month.transfers());
        tx.change(LAST_MESSAGES, (Object) ids);
        tx.change(RECORD_PAST, (Object) ids);
        var scores = month.scores();
        tx.change(SCORES, organization, scores.stream().map(DemoMonth.Score::conversation).toArray(UUID[]::new),
                scores.stream().map(DemoMonth.Score::score).toArray(Short[]::new),
                scores.stream().map(DemoMonth.Score::comment).toArray(String[]::new),
                scores.stream().map(DemoMonth.Score::at).toArray(OffsetDateTime[]::new));
    }

    /** What an organization promises, when it is closed, and that it asks how it did. */
    void addPromises(Tx tx) {
        var organization = tx.organization().value();
        var everybody = Ids.next();
        tx.change(POLICIES, organization, Ids.next(), everybody);
        tx.change(TARGETS, organization, everybody);
        tx.change(HOLIDAYS, organization);
        tx.change(SURVEYS, organization);
    }

    private static void addTransfers(Tx tx, List<DemoMonth.Transfer> transfers) {
        tx.change(TRANSFERS, tx.organization().value(), ids(transfers),
                transfers.stream().map(DemoMonth.Transfer::conversation).toArray(UUID[]::new),
                transfers.stream().map(DemoMonth.Transfer::user).toArray(UUID[]::new),
                transfers.stream().map(DemoMonth.Transfer::department).toArray(UUID[]::new),
                transfers.stream().map(DemoMonth.Transfer::at).toArray(OffsetDateTime[]::new));
    }

    private static UUID[] ids(List<?> of) {
        return of.stream().map(one -> Ids.next()).toArray(UUID[]::new);
    }

    /** A conversation that ended, or whose last answer did not arrive: that one is still somebody's. */
    void addPast(Tx tx, UUID channel, DemoPast past, UUID attendant, UUID department) {
        var organization = tx.organization().value();
        var customer = Ids.next();
        var conversation = Ids.next();
        var begin = Instant.now().minus(past.age()).atOffset(ZoneOffset.UTC);
        var times = times(begin, past.lines());
        var end = times.getLast();
        var heard = IntStream.range(0, times.size()).filter(i -> past.lines().get(i).from().equals("customer"))
                .mapToObj(times::get).toList().getLast();
        var last = past.lines().getLast();
        var isOpen = last.isFailed();
        tx.change(CUSTOMER, customer, organization, past.customer(), past.phone(), begin);
        tx.change(CONVERSATION, conversation, organization, customer, channel, attendant, department,
                last.text(), last.from(), status(last), end, heard.plusHours(24), begin,
                past.tags().toArray(String[]::new), isOpen ? "user" : "nobody", isOpen ? "open" : "closed",
                isOpen ? null : end);
        for (int i = 0; i < past.lines().size(); i++) {
            var line = past.lines().get(i);
            tx.change(MESSAGE, Ids.next(), organization, conversation, channel, line.from(),
                    line.from().equals("attendant") ? attendant : null, line.text(), status(line), times.get(i),
                    line.isFailed()
                            ? new JsonObject().put("code", line.failure()).put("message",
                                    "O WhatsApp recusou a mensagem.")
                            : null);
        }
        var answered = IntStream.range(0, times.size())
                .filter(i -> past.lines().get(i).from().equals("attendant")).mapToObj(times::get).findFirst()
                .orElseThrow();
        addTransfers(tx, List.of(new DemoMonth.Transfer(conversation, null, department, answered.minusSeconds(45)),
                new DemoMonth.Transfer(conversation, attendant, null, answered.minusSeconds(20))));
        tx.change(RECORD_PAST, (Object) new UUID[]{conversation});
    }

    private static List<OffsetDateTime> times(OffsetDateTime begin, List<Line> lines) {
        var times = new ArrayList<OffsetDateTime>();
        var at = begin;
        for (var line : lines) {
            at = at.plus(line.after());
            times.add(at);
        }
        return times;
    }

    private static String status(Line line) {
        if (line.isFailed()) {
            return "failed";
        }
        return line.from().equals("customer") ? "received" : "read";
    }
}
