package io.balcao.channels;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Finds channels before the organization is known. */
final class ChannelRepository {
    private static final String FIND = """
            SELECT id, organization_id, app_secret_encrypted FROM find_channel($1, $2)
            """;
    private static final String OF_ACCOUNT = """
            SELECT id, organization_id, app_secret_encrypted FROM find_account_channels($1)
            """;

    private final Database database;
    private final Vault vault;

    ChannelRepository(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    Future<Optional<Channel>> find(ChannelKind kind, String providerId) {
        return database.send(FIND, kind.wire(), providerId)
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(read(rows.iterator().next())));
    }

    Future<List<Channel>> ofAccount(String wabaId) {
        return database.send(OF_ACCOUNT, wabaId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::read).toList());
    }

    private Channel read(Row row) {
        var columns = new Columns(row);
        var sealed = row.getBuffer(2);
        return new Channel(columns.id(0), new OrganizationId(columns.id(1)),
                Optional.ofNullable(sealed).map(bytes -> vault.open(bytes.getBytes())));
    }
}
