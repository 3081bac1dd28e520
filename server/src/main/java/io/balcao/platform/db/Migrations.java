package io.balcao.platform.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to date with the files of {@code sql/}. Blocking; runs before anything else, once: Flyway's
 * advisory lock lets one server migrate while the others wait.
 */
public final class Migrations {
    private Migrations() {}

    /**
     * Migrates, and makes sure that the server's role exists and may be taken on.
     *
     * @throws IllegalStateException when the server's role could bypass row security, or the schema is newer than this
     *     program
     */
    public static void run(DatabaseSettings settings) {
        try (var connection = connect(settings)) {
            prepareRole(connection, settings.appRole());
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be prepared: " + e.getMessage(), e);
        }
        Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .locations("classpath:sql")
                .placeholders(Map.of("appRole", settings.appRole()))
                .validateMigrationNaming(true)
                .connectRetries(5)
                .load()
                .migrate();
    }

    /** Opens a plain connection in the migrating role. */
    public static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
    }

    private static void prepareRole(Connection connection, String role) throws SQLException {
        try (var statement = connection.createStatement()) {
            // Two servers that start at once must not both create it.
            statement.execute("SELECT pg_advisory_lock(hashtext('balcao role'))");
            var quoted = statement.enquoteIdentifier(role, true);
            try (var found = connection.prepareStatement(
                    "SELECT rolsuper OR rolbypassrls AS unbound, pg_has_role(current_user, oid, 'MEMBER') AS member"
                            + " FROM pg_roles WHERE rolname = ?")) {
                found.setString(1, role);
                var rows = found.executeQuery();
                boolean exists = rows.next();
                if (exists && rows.getBoolean("unbound")) {
                    throw new IllegalStateException("DATABASE_APP_ROLE " + role
                            + " may bypass row level security: take SUPERUSER and BYPASSRLS from it");
                }
                if (!exists) {
                    statement.execute("CREATE ROLE " + quoted + " NOLOGIN NOSUPERUSER NOBYPASSRLS");
                }
                if (!exists || !rows.getBoolean("member")) {
                    statement.execute("GRANT " + quoted + " TO CURRENT_USER");
                }
            }
        }
    }
}
