import io.balcao.platform.Ids;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Rows in bulk. */
final class Seeds {
    private Seeds() {}

    /** Open conversations with people, each with a user; the customers are {@link Stage#customer} from an index on. */
    static void conversations(Connection connection, UUID organization, UUID channel, List<UUID> users,
            List<UUID> conversations, int firstCustomer) throws SQLException {
        connection.setAutoCommit(false);
        try (var customer = connection.prepareStatement(
                "INSERT INTO customers (id, organization_id, name, phone_number) VALUES (?, ?, ?, ?)");
                var address = connection.prepareStatement("""
                        INSERT INTO customer_addresses (organization_id, channel_kind, address, customer_id, send_to)
                        VALUES (?, 'whatsapp', ?, ?, ?)
                        """);
                var conversation = connection.prepareStatement("""
                        INSERT INTO conversations (id, organization_id, customer_id, channel_id, owner, assigned_user_id,
                            status, last_message_preview, last_message_sender_type, last_message_type,
                            last_message_status, last_message_at, window_expires_at)
                        VALUES (?, ?, ?, ?, 'user', ?, 'open', 'oi', 'customer', 'text', 'received',
                                now() - make_interval(secs => ?), now() + interval '24 hours')
                        """)) {
            for (int i = 0; i < conversations.size(); i++) {
                var id = Ids.next();
                var number = Stage.customer(firstCustomer + i);
                customer.setObject(1, id);
                customer.setObject(2, organization);
                customer.setString(3, "Customer " + (firstCustomer + i));
                customer.setString(4, "+" + number);
                customer.addBatch();
                address.setObject(1, organization);
                address.setString(2, "tel:" + io.balcao.channels.PhoneNumbers.canonical(number));
                address.setObject(3, id);
                address.setString(4, number);
                address.addBatch();
                conversation.setObject(1, conversations.get(i));
                conversation.setObject(2, organization);
                conversation.setObject(3, id);
                conversation.setObject(4, channel);
                conversation.setObject(5, users.get(i % users.size()));
                conversation.setDouble(6, i);
                conversation.addBatch();
                if (i % 1_000 == 999 || i == conversations.size() - 1) {
                    customer.executeBatch();
                    address.executeBatch();
                    conversation.executeBatch();
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    /** A long history in one conversation. */
    static void history(Connection connection, UUID organization, UUID channel, UUID conversation, int messages)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO messages (id, organization_id, conversation_id, channel_id, seq, sender_type, content, status,
                                      sent_at, created_at)
                SELECT gen_random_uuid(), ?, ?, ?, n, 'customer', 'message ' || n, 'received', now(),
                       now() - make_interval(secs => ? - n)
                FROM generate_series(1, ?) AS n
                """)) {
            insert.setObject(1, organization);
            insert.setObject(2, conversation);
            insert.setObject(3, channel);
            insert.setInt(4, messages);
            insert.setInt(5, messages);
            insert.execute();
        }
    }
}
