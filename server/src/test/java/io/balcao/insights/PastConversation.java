package io.balcao.insights;

import io.balcao.platform.Ids;
import io.balcao.testing.FeatureServer;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation that is brought in whole, its steps at minutes after a beginning. */
final class PastConversation {
    final UUID id = Ids.next();
    private final FeatureServer server;
    private final FeatureServer.Shop shop;
    private final UUID channel;
    private final OffsetDateTime zero;

    /** Begins at the given time, with the bot. */
    PastConversation(FeatureServer server, FeatureServer.Shop shop, UUID channel, OffsetDateTime zero,
            String customer) {
        this.server = server;
        this.shop = shop;
        this.channel = channel;
        this.zero = zero;
        var person = Ids.next();
        shop.sql("INSERT INTO customers (id, organization_id, name) VALUES ($1, $2, $3)", person, shop.id.value(),
                customer);
        quietly("""
                INSERT INTO conversations (id, organization_id, customer_id, channel_id, started_at)
                VALUES ($1, $2, $3, $4, $5)
                """, id, shop.id.value(), person, channel, zero);
    }

    private void quietly(String statement, @Nullable Object... values) {
        server.ground.database().inTransaction(shop.id, tx -> {
            tx.one("SELECT set_config('app.past', 'on', true)", row -> row);
            return tx.change(statement, values);
        });
    }

    PastConversation customer(int minute) {
        return says("customer", minute, null);
    }

    PastConversation bot(int minute) {
        return says("bot", minute, null);
    }

    PastConversation attendant(int minute, UUID user) {
        return says("attendant", minute, user);
    }

    private PastConversation says(String sender, int minute, @Nullable UUID user) {
        quietly("""
                INSERT INTO messages (id, organization_id, conversation_id, channel_id, sender_type, sender_user_id,
                    content, status, sent_at, created_at)
                VALUES ($1, $2, $3, $4, $5, $6, 'Oi', 'read', $7, $7)
                """, Ids.next(), shop.id.value(), id, channel, sender, user, zero.plusMinutes(minute));
        return this;
    }

    PastConversation queued(int minute, UUID department) {
        return moved(minute, null, department);
    }

    PastConversation assigned(int minute, UUID user) {
        return moved(minute, user, null);
    }

    private PastConversation moved(int minute, @Nullable UUID user, @Nullable UUID department) {
        quietly("""
                INSERT INTO conversation_transfers (id, organization_id, conversation_id, to_user_id, to_department_id,
                    transferred_at)
                VALUES ($1, $2, $3, $4, $5, $6)
                """, Ids.next(), shop.id.value(), id, user, department, zero.plusMinutes(minute));
        return this;
    }

    /** Ends it, and writes its ledger. */
    PastConversation closed(int minute, UUID user, UUID department) {
        quietly("""
                UPDATE conversations SET owner = 'nobody', status = 'closed', closed_at = $2, assigned_user_id = $3,
                    department_id = $4 WHERE id = $1
                """, id, zero.plusMinutes(minute), user, department);
        return recorded();
    }

    /** Writes its ledger. */
    PastConversation recorded() {
        server.ground.database().inTransaction(shop.id, tx -> tx.one("SELECT record_past($1)", row -> row, id));
        return this;
    }

    PastConversation reopened(int minute, UUID user, UUID department) {
        server.ground.database().inTransaction(shop.id,
                tx -> tx.one("SELECT record_owner($1, $2, 'whatsapp', $3, 'user', $4, $5, $4)", row -> row,
                        shop.id.value(), id, zero.plusMinutes(minute), user, department));
        return this;
    }
}
