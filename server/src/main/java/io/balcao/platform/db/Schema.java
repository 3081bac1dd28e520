package io.balcao.platform.db;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The schema that this program needs.
 *
 * @param versions of the migrations that make it
 */
public record Schema(List<String> versions) {
    private static final Logger LOG = LoggerFactory.getLogger(Schema.class);
    private static final String COUNT = """
            SELECT count(*) FROM flyway_schema_history WHERE success AND version = ANY($1)
            """;

    public Schema {
        versions = List.copyOf(versions);
    }

    /**
     * Whether a database has it. A newer one has it too: that is how servers are renewed one after the other. Another one may
     * have come in its place: a backup of long ago, or an empty one. Never throws.
     */
    public boolean isIn(Database database) {
        try {
            return database.ask(COUNT, row -> row.getLong(0), (Object) versions.toArray(String[]::new))
                    .equals(List.of((long) versions.size()));
        } catch (RuntimeException e) {
            LOG.warn("The schema cannot be looked at: {}", e.toString());
            return false;
        }
    }
}
