package io.balcao.operations.standing;

import io.balcao.channels.Texts;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.Migrations;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code balcao organization}: what the operator says of organizations. Asks the database as its owner; the servers see it
 * there within seconds.
 */
public final class OrganizationCommands {
    private static final int DAYS = 30;
    private static final int LONGEST_NAME = 200;
    private static final String LIST = """
            SELECT coalesce(o.id, d.organization_id), coalesce(o.standing, 'deleted'),
                   to_char(o.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD'),
                   to_char(coalesce(d.ended_at, d.due_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD'), d.asked_by, o.name
            FROM organizations o FULL JOIN organization_deletions d ON d.organization_id = o.id
            ORDER BY o.created_at NULLS LAST, d.ended_at, 1
            """;
    private static final String FIND = "SELECT id FROM organizations WHERE id::text = ? OR name = ? ORDER BY id::text = ? DESC";
    private static final String BIND = "SELECT set_config('app.organization_id', ?, true)";
    private static final String LOCK = "SELECT standing FROM organizations WHERE id = ? FOR UPDATE";
    private static final String STAND = "UPDATE organizations SET standing = ? WHERE id = ?";
    private static final String ASK_DELETION = """
            INSERT INTO organization_deletions (organization_id, asked_by, due_at)
            VALUES (?, 'operator', now() + make_interval(days => ?)) ON CONFLICT DO NOTHING
            """;
    private static final String WITHDRAW_DELETION = """
            DELETE FROM organization_deletions WHERE organization_id = ? AND began_at IS NULL
            """;
    private static final String AUDIT = """
            INSERT INTO audit_logs (id, organization_id, action, object_type, object_id)
            VALUES (gen_random_uuid(), ?, ?, 'organization', ?)
            """;

    private final Connection owner;
    private final PrintStream out;

    private OrganizationCommands(Connection owner, PrintStream out) {
        this.owner = owner;
        this.out = out;
    }

    /**
     * Does what the words say, and prints what came of it.
     *
     * @param words behind {@code balcao organization}
     * @return false when the words cannot be understood
     * @throws IllegalStateException when it cannot be done, with the reason
     */
    public static boolean run(DatabaseSettings database, List<String> words, PrintStream out) {
        try (var owner = Migrations.connect(database)) {
            owner.setAutoCommit(false);
            var commands = new OrganizationCommands(owner, out);
            if (words.equals(List.of("list"))) {
                commands.list();
            } else if (words.size() == 2 && List.of("suspend", "resume", "delete").contains(words.getFirst())) {
                commands.change(words.getFirst(), words.getLast());
            } else {
                return false;
            }
            owner.commit();
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be asked: " + e.getMessage(), e);
        }
    }

    private void list() throws SQLException {
        try (var statement = owner.createStatement(); var rows = statement.executeQuery(LIST)) {
            while (rows.next()) {
                var name = rows.getString(6);
                out.println(String.join("\t", rows.getString(1), rows.getString(2), shown(rows.getString(3)),
                        deletion(rows.getString(2), rows.getString(4), rows.getString(5)),
                        // Whoever named it may have meant to command a terminal.
                        name == null ? "-" : Texts.line(name, LONGEST_NAME)));
            }
        }
    }

    private static String deletion(String standing, @Nullable String day, @Nullable String by) {
        if (day == null) {
            return "-";
        }
        return (standing.equals("deleted") ? "deleted " : "to be deleted ") + day + " by " + by;
    }

    private static String shown(@Nullable String text) {
        return text == null ? "-" : text;
    }

    private void change(String what, String wanted) throws SQLException {
        var id = find(wanted);
        ask(BIND, id.toString());
        var before = ask(LOCK, id).getFirst();
        if (before.equals("deleting")) {
            throw new IllegalStateException("It is being deleted: that cannot be undone");
        }
        switch (what) {
            case "suspend" -> stand(id, "suspended", "organization.suspended",
                    "Suspended. Within seconds nobody works in it; what comes for it is kept aside for 30 days.");
            case "resume" -> {
                tell(WITHDRAW_DELETION, id);
                if (before.equals("suspended")) {
                    stand(id, "resuming", "organization.resumed",
                            "Resumed. What was kept aside is taken in first.");
                } else {
                    out.println("It was not suspended. Nothing of it will be deleted.");
                }
            }
            default -> {
                tell(ASK_DELETION, id, DAYS);
                stand(id, "suspended", "organization.deletion_asked",
                        "Suspended, and deleted for good in " + DAYS + " days. Until then `resume` calls it off.");
            }
        }
    }

    private UUID find(String wanted) throws SQLException {
        var found = ask(FIND, wanted, wanted, wanted);
        if (found.isEmpty()) {
            throw new IllegalStateException("There is no organization of this id or name: `list` shows them");
        }
        if (found.size() > 1 && !found.getFirst().equals(wanted)) {
            throw new IllegalStateException("Several have this name, say the id: " + String.join(", ", found));
        }
        return UUID.fromString(found.getFirst());
    }

    private void stand(UUID id, String standing, String audited, String said) throws SQLException {
        tell(STAND, standing, id);
        tell(AUDIT, id, audited, id);
        out.println(said);
    }

    private List<String> ask(String query, Object... values) throws SQLException {
        try (var statement = owner.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            try (var rows = statement.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }

    private void tell(String statement, Object... values) throws SQLException {
        try (var prepared = owner.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                prepared.setObject(i + 1, values[i]);
            }
            prepared.executeUpdate();
        }
    }
}
