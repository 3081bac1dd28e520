package io.balcao.testing;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts conversations into the database in whatever state a test asks for, as the ingest and the desk leave them there. */
public final class ConversationRows {
    private final Sql sql;
    private final OrganizationId organization;
    private final UUID channel;

    /** A statement in a transaction of the organization. */
    public interface Sql {
        int change(String statement, @Nullable Object... values);
    }

    public ConversationRows(Sql sql, OrganizationId organization, UUID channel) {
        this.sql = sql;
        this.organization = organization;
        this.channel = channel;
    }

    /** A number that nobody can send through. */
    public static UUID channel(Sql sql, OrganizationId organization) {
        var id = Ids.next();
        sql.change("INSERT INTO channels (id, organization_id, name, phone_number_id) VALUES ($1, $2, 'Número', $3)",
                id, organization.value(), Long.toString(System.nanoTime()));
        return id;
    }

    /** A customer who has written once, with a conversation. */
    public UUID conversation(String customer, String owner, String status, @Nullable UUID user,
            @Nullable UUID department) {
        var person = Ids.next();
        var id = Ids.next();
        // Without Brazil's ninth digit, as an address is kept.
        var phone = "5511" + (10_000_000 + (System.nanoTime() % 89_999_999));
        sql.change("INSERT INTO customers (id, organization_id, name, phone_number) VALUES ($1, $2, $3, $4)", person,
                organization.value(), customer, phone);
        sql.change("""
                INSERT INTO customer_addresses (organization_id, channel_kind, address, customer_id, send_to)
                VALUES ($1, 'whatsapp', $2, $3, $4)
                """, organization.value(), "tel:" + phone, person, phone);
        sql.change("""
                INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, status,
                        assigned_user_id, department_id, waiting_since, window_expires_at, closed_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, CASE WHEN $6 = 'waiting' THEN now() END,
                        now() + interval '24 hours', CASE WHEN $6 = 'closed' THEN now() END)
                """, id, organization.value(), person, channel, owner, status, user, department);
        message(id, "customer", "Oi, sou " + customer, "received");
        return id;
    }

    /** A message at the end of a conversation. */
    public UUID message(UUID conversation, String sender, String text, String status) {
        var id = Ids.next();
        sql.change("""
                WITH place AS (
                    UPDATE conversations SET position = greatest(clock_timestamp(), position + interval '1 microsecond'),
                        last_message_at = greatest(clock_timestamp(), position + interval '1 microsecond'),
                        last_seq = last_seq + 1, unread_count = unread_count + CASE WHEN $3 = 'customer' THEN 1 ELSE 0 END,
                        last_message_preview = $4, last_message_sender_type = $3, last_message_type = 'text',
                        last_message_status = $5, version = version + 1
                    WHERE id = $2 RETURNING organization_id, id, channel_id, last_message_at, last_seq)
                INSERT INTO messages (id, organization_id, conversation_id, channel_id, seq, sender_type, content, status,
                        whatsapp_message_id, sent_at, created_at)
                SELECT $1, organization_id, id, channel_id, last_seq, $3, $4, $5,
                       CASE WHEN $3 = 'customer' THEN 'wamid.' || $6 END, last_message_at, last_message_at
                FROM place
                """, id, conversation, sender, text, status, id.toString());
        return id;
    }
}
