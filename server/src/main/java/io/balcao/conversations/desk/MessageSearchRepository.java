package io.balcao.conversations.desk;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import java.util.List;

/** The words of messages: {@code sql/V006__desk.sql}. */
final class MessageSearchRepository {
    private static final String ORGANIZATIONS = "SELECT organizations_with_unindexed_messages()";
    private static final String STEP = "SELECT index_messages($1)";

    private final Database database;

    MessageSearchRepository(Database database) {
        this.database = database;
    }

    List<OrganizationId> organizations() {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(new Columns(row).id(0)));
    }

    /** Reads some more messages; false when there are no more. */
    boolean step(OrganizationId organization) {
        return database.ask(STEP, row -> new Columns(row).flag(0), organization.value()).getFirst();
    }
}
