package io.balcao.demo;

import io.balcao.platform.Ids;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Tx;
import io.balcao.simulator.BusinessNumber;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

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
            VALUES ($1, $2, $3, $4, 'nobody', 'closed', $5, $6, $7, $8, 'text', $9, $10, $11, $12, $12, $10, $10, $13)
            """;
    private static final String MESSAGE = """
            INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, sender_user_id, content,
                                  status, is_read, sent_at, received_at, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, true, $9, $9, $9)
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

    /** One line of a past conversation. {@code from} is {@code customer}, {@code bot} or {@code attendant}. */
    record Line(String from, String text) {}

    /** A conversation that ended: its lines are a minute apart. */
    record Past(String customer, String phone, UUID attendant, UUID department, Instant begin, List<String> tags,
            List<Line> lines) {}

    void addPast(Tx tx, UUID channel, Past past) {
        var organization = tx.organization().value();
        var customer = Ids.next();
        var conversation = Ids.next();
        var begin = past.begin().atOffset(ZoneOffset.UTC);
        var end = begin.plusMinutes(past.lines().size());
        var last = past.lines().getLast();
        tx.change(CUSTOMER, customer, organization, past.customer(), past.phone(), begin);
        tx.change(CONVERSATION, conversation, organization, customer, channel, past.attendant(), past.department(),
                last.text(), last.from(), last.from().equals("customer") ? "received" : "read", end,
                begin.plusHours(24), begin, past.tags().toArray(String[]::new));
        for (int i = 0; i < past.lines().size(); i++) {
            var line = past.lines().get(i);
            tx.change(MESSAGE, Ids.next(), organization, conversation, channel, line.from(),
                    line.from().equals("attendant") ? past.attendant() : null, line.text(),
                    line.from().equals("customer") ? "received" : "read", begin.plusMinutes(i));
        }
    }
}
