package io.balcao.operations.letters;

import io.balcao.channels.Texts;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.Migrations;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;

/**
 * What came for nobody here, for whoever runs the installation: no organization may see it. Asked as the owner of the
 * database, for the server's role may only write it.
 */
public final class UnroutedLetters {
    private static final int LONGEST_REASON = 300;
    private static final String LIST = """
            SELECT d.id, to_char(d.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), d.source,
                   coalesce(d.phone_number_id, '-'), d.reason
            FROM dead_letters d WHERE d.organization_id IS NULL AND d.state = 'open'
            ORDER BY d.created_at DESC, d.id DESC LIMIT
            """;

    private static final String OWNER_OF_NUMBER = "SELECT organization_id FROM find_channel('whatsapp', ?)";
    private static final String GIVE = """
            UPDATE dead_letters SET organization_id = ?::uuid
            WHERE organization_id IS NULL AND state = 'open' AND phone_number_id = ?
            """;

    private UnroutedLetters() {}

    /** Lists, or gives to its organization; false when the words are unknown. */
    public static boolean run(DatabaseSettings database, List<String> words, int most, PrintStream out) {
        if (words.isEmpty()) {
            print(database, most, out);
            return true;
        }
        if (words.size() == 2 && words.getFirst().equals("give")) {
            give(database, words.getLast(), out);
            return true;
        }
        return false;
    }

    /** From then on its administrators see them, and try them again as all others. */
    private static void give(DatabaseSettings database, String number, PrintStream out) {
        try (var connection = Migrations.connect(database);
                var owner = connection.prepareStatement(OWNER_OF_NUMBER);
                var give = connection.prepareStatement(GIVE)) {
            owner.setString(1, number);
            try (var found = owner.executeQuery()) {
                if (!found.next()) {
                    throw new IllegalStateException("No organization has the number " + number + ": connect it first");
                }
                give.setString(1, found.getString(1));
            }
            give.setString(2, number);
            out.println(give.executeUpdate() + " given: its administrators find them under \"Não aproveitadas\"");
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    /**
     * Writes a line for each, the newest first: id, time, source, number, reason.
     *
     * @throws IllegalStateException when the database does not answer, or was never migrated
     */
    public static void print(DatabaseSettings database, int most, PrintStream out) {
        try (var connection = Migrations.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(LIST + (most + 1))) {
            int printed = 0;
            while (rows.next()) {
                if (printed == most) {
                    out.println("… and older ones");
                    return;
                }
                printed++;
                // A stranger may have written the number and the reason: nothing in them commands a terminal.
                out.println(String.join("\t", rows.getString(1), rows.getString(2), rows.getString(3),
                        Texts.line(rows.getString(4), LONGEST_REASON), Texts.line(rows.getString(5), LONGEST_REASON)));
            }
            if (printed == 0) {
                out.println("Nothing came that belongs to nobody here.");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be asked: " + e.getMessage(), e);
        }
    }
}
