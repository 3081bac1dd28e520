package io.balcao.testing;

import io.balcao.platform.Secret;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.db.Tx;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The shared database with a clock that a test moves, for each organization apart: what a server that is opened with these
 * settings asks for now() is answered by a function of the test's, which stands before PostgreSQL's own in the search path.
 */
public final class MovedTime {
    private static final String CLOCK = """
            CREATE SCHEMA clock;
            CREATE TABLE clock.moved (organization_id uuid PRIMARY KEY, by interval NOT NULL);
            -- Looked up once in a transaction: a statement may ask for the time of each row that it reads.
            CREATE FUNCTION clock.moved_by() RETURNS interval LANGUAGE plpgsql STABLE AS $$
            DECLARE
                org text := pg_catalog.current_setting('app.organization_id', true);
                known text := pg_catalog.current_setting('clock.known', true);
                found interval;
            BEGIN
                IF org <> '' AND pg_catalog.starts_with(known, org) THEN
                    RETURN pg_catalog.substr(known, 37)::interval;
                END IF;
                found := coalesce((SELECT m.by FROM clock.moved m WHERE m.organization_id = nullif(org, '')::uuid), '0');
                PERFORM pg_catalog.set_config('clock.known', coalesce(org, '') || found, true);
                RETURN found;
            END $$;
            CREATE FUNCTION clock.now() RETURNS timestamptz LANGUAGE sql STABLE AS $$
                SELECT pg_catalog.now() + clock.moved_by() $$;
            CREATE FUNCTION clock.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
                SELECT pg_catalog.clock_timestamp() + clock.moved_by() $$;
            GRANT USAGE ON SCHEMA clock TO PUBLIC;
            GRANT SELECT, INSERT, UPDATE ON clock.moved TO PUBLIC;
            """;

    private static final String PASSES = """
            INSERT INTO clock.moved AS m (organization_id, by)
            SELECT $1, make_interval(secs => $2) FROM (SELECT set_config('clock.known', '', true)) AS forgotten
            ON CONFLICT (organization_id) DO UPDATE SET by = m.by + excluded.by
            """;

    private MovedTime() {}

    private static final class Holder {
        static final DatabaseSettings SETTINGS = prepared(Stores.database());
    }

    public static DatabaseSettings database() {
        return Holder.SETTINGS;
    }

    private static DatabaseSettings prepared(DatabaseSettings settings) {
        var url = settings.url().value();
        var uri = URI.create(url);
        var login = uri.getUserInfo().split(":", 2);
        try (var connection = DriverManager.getConnection(
                "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath(), login[0],
                login.length > 1 ? login[1] : "");
                var statement = connection.createStatement()) {
            statement.execute(CLOCK);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return new DatabaseSettings(
                new Secret(url + (url.contains("?") ? "&" : "?") + "search_path=clock,pg_catalog,public"),
                settings.appRole(), settings.poolSize());
    }

    /** Time passes in an organization. */
    public static void passes(FeatureServer.Shop shop, Duration time) {
        shop.sql(PASSES, shop.id.value(), time.toMillis() / 1000.0);
    }

    /** The same in a transaction of the test's, which sees it at once. */
    public static void passes(Tx tx, Duration time) {
        tx.change(PASSES, tx.organization().value(), time.toMillis() / 1000.0);
    }
}
