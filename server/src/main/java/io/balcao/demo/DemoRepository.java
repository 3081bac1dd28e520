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
                                  access_token_encrypted, app_secret_encrypted, verify_token_hash)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;
    private static final String MENU = """
            INSERT INTO bot_configurations (id, organization_id, key, value) VALUES ($1, $2, 'menu', $3)
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

    private final Vault vault;

    DemoRepository(Vault vault) {
        this.vault = vault;
    }

    UUID addChannel(Tx tx, BusinessNumber number) {
        var id = Ids.next();
        tx.change(CHANNEL, id, tx.organization().value(), number.verifiedName(), number.phoneNumberId(),
                number.displayPhoneNumber(), number.wabaId(),
                Buffer.buffer(vault.seal(new Secret(number.accessToken()))),
                Buffer.buffer(vault.seal(new Secret(number.appSecret()))),
                Buffer.buffer(Vault.sha256(new Secret(number.verifyToken()).bytes())));
        return id;
    }

    void addMenu(Tx tx, JsonObject menu) {
        tx.change(MENU, Ids.next(), tx.organization().value(), menu);
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
