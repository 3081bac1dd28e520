package io.balcao.platform.db;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationVersion;

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
    public static Schema run(DatabaseSettings settings) {
        try (var connection = connect(settings)) {
            prepareRole(connection, settings.appRole());
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be prepared: " + e.getMessage(), e);
        }
        var flyway = Flyway.configure()
                .dataSource(settings.jdbcUrl(), settings.user(), settings.password())
                .locations("classpath:sql")
                .placeholders(Map.of("appRole", settings.appRole()))
                .validateMigrationNaming(true)
                // What is made anew at each start may also go; a newer server's migrations are looked at in our own words.
                .ignoreMigrationPatterns("repeatable:missing", "*:future")
                .connectRetries(5)
                // As long as it takes: another server may be at a large table.
                .lockRetryCount(-1)
                .load();
        refuseNewer(flyway.info());
        flyway.migrate();
        // Again: a newer server may have been the one that was waited for.
        var schema = flyway.info();
        refuseNewer(schema);
        return new Schema(Arrays.stream(schema.applied()).map(MigrationInfo::getVersion)
                .filter(Objects::nonNull).map(MigrationVersion::getVersion).toList());
    }

    /** What a later version did to the tables is not known here: writing into them could do harm. */
    private static void refuseNewer(MigrationInfoService schema) {
        var known = Arrays.stream(schema.all()).filter(one -> !one.getState().name().startsWith("FUTURE"))
                .map(MigrationInfo::getVersion).filter(Objects::nonNull).max(Comparator.naturalOrder());
        Arrays.stream(schema.all()).filter(one -> one.getState().name().startsWith("FUTURE"))
                .map(MigrationInfo::getVersion).filter(Objects::nonNull).max(Comparator.naturalOrder())
                .ifPresent(newer -> {
                    throw new IllegalStateException("The database is of a newer Balcão (its schema is " + newer
                            + ", this program knows " + known.map(MigrationVersion::toString).orElse("none")
                            + "): start that version, or restore the backup that was taken before it");
                });
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
