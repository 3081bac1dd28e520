package io.balcao.conversations.thread;

import io.balcao.conversations.thread.Conversation.Customer;
import io.balcao.conversations.thread.Conversation.LastMessage;
import io.balcao.conversations.thread.Conversation.Promise;
import io.balcao.platform.db.Columns;

/**
 * The columns of a conversation and how they are read: by position, because this runs for every message that arrives.
 * The function {@code store_messages} gives the same columns in the same order.
 */
public final class ConversationColumns {
    /** For a select {@code FROM conversations c} with {@link #JOINS}. */
    public static final String COLUMNS = """
            c.id AS conversation_id, c.customer_id, k.name AS customer_name, k.phone_number AS customer_phone_number,
            c.channel_id, c.owner, c.owner_version, c.assigned_user_id, u.full_name AS assigned_user_name,
            c.department_id, d.name AS department_name, c.status, c.needs_human_attention, c.unread_count,
            c.last_message_preview, c.last_message_sender_type, c.last_message_type, c.last_message_status,
            c.last_message_at, c.window_expires_at, c.waiting_since, c.tags, c.metadata, c.version,
            c.created_at AS conversation_created_at, c.closed_at, k.marketing_stopped AS customer_marketing_stopped,
            c.priority, c.queue_place, c.sla_state, c.sla_target, c.sla_due_at, c.snoozed_until
            """;
    public static final String JOINS = """
            JOIN customers k ON k.id = c.customer_id
            LEFT JOIN users u ON u.id = c.assigned_user_id
            LEFT JOIN departments d ON d.id = c.department_id
            """;
    /** How many there are: where the columns after them begin. */
    public static final int COUNT = 33;

    private ConversationColumns() {}

    /** Reads a conversation whose first column stands at a position. */
    public static Conversation read(Columns row, int at) {
        var preview = row.text(at + 14);
        var lastMessageAt = row.time(at + 18);
        return new Conversation(row.id(at),
                new Customer(row.id(at + 1), row.text(at + 2), row.text(at + 3), row.flag(at + 26)),
                row.id(at + 4), Owner.of(row.requiredText(at + 5)), row.integer(at + 6), row.optionalId(at + 7),
                row.text(at + 8), row.optionalId(at + 9), row.text(at + 10), row.requiredText(at + 11),
                row.requiredText(at + 27),
                row.flag(at + 12), row.integer(at + 13),
                preview == null
                        ? null
                        : new LastMessage(preview, row.requiredText(at + 15), row.requiredText(at + 16),
                                row.requiredText(at + 17), lastMessageAt),
                lastMessageAt, row.optionalTime(at + 19), row.optionalTime(at + 20), row.optionalTime(at + 28),
                row.texts(at + 21),
                row.json(at + 22), row.integer(at + 23), row.time(at + 24), row.optionalTime(at + 25),
                Promise.of(row.text(at + 29), row.text(at + 30), row.optionalTime(at + 31)),
                row.optionalTime(at + 32));
    }
}
