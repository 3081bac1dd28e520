package io.balcao.channels.settings;

import io.balcao.channels.ChannelKind;
import io.balcao.channels.Failure;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The numbers of the organization that the transaction belongs to. */
final class ConnectedChannelRepository {
    private static final String COLUMNS = """
            id, kind, name, phone_number_id, display_phone_number, waba_id, access_token_encrypted, app_secret_encrypted,
            status, status_reason, created_at, messaging_limit, quality, account_notice, account_notice_details,
            account_notice_at, access_token_set_at, app_secret_set_at, verify_token_set_at, token_expires_at, stopped_at,
            client_token_encrypted
            """;
    private static final String LIST = "SELECT " + COLUMNS + """
             FROM channels
            WHERE ($1::timestamptz IS NULL OR (created_at, id) > ($1, $2::uuid))
            ORDER BY created_at, id LIMIT $3
            """;
    private static final String FIND = "SELECT " + COLUMNS + " FROM channels WHERE id = $1";
    private static final String FIND_BY_NUMBER = "SELECT " + COLUMNS
            + " FROM channels WHERE kind = 'whatsapp' AND phone_number_id = $1";
    private static final String LOCK = "SELECT " + COLUMNS + " FROM channels WHERE id = $1 FOR NO KEY UPDATE";
    private static final String INSERT = """
            INSERT INTO channels (id, organization_id, name, phone_number_id, display_phone_number, waba_id,
                                  access_token_encrypted, app_secret_encrypted, verify_token_hash,
                                  access_token_set_at, app_secret_set_at, verify_token_set_at, kind, client_token_encrypted,
                                  messages_per_second)
            -- Z-API types on a real phone.
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), now(), now(), $10, $11, CASE $10 WHEN 'zapi' THEN 10 ELSE 80 END)
            RETURNING
            """ + " " + COLUMNS;
    private static final String UPDATE = """
            UPDATE channels SET name = coalesce($2, name), access_token_encrypted = coalesce($3, access_token_encrypted),
                   app_secret_encrypted = coalesce($4, app_secret_encrypted),
                   verify_token_hash = coalesce($5, verify_token_hash),
                   access_token_set_at = CASE WHEN $3::bytea IS NULL THEN access_token_set_at ELSE now() END,
                   app_secret_set_at = CASE WHEN $4::bytea IS NULL THEN app_secret_set_at ELSE now() END,
                   verify_token_set_at = CASE WHEN $5::bytea IS NULL THEN verify_token_set_at ELSE now() END,
                   client_token_encrypted = coalesce($10, client_token_encrypted),
                   -- What was known of the old secrets says nothing of the new ones.
                   token_expires_at = CASE WHEN $3::bytea IS NULL THEN token_expires_at END,
                   verified_at = CASE WHEN $5::bytea IS NULL THEN verified_at END,
                   badly_signed_at = CASE WHEN $4::bytea IS NULL THEN badly_signed_at END,
                   phone_number_id = coalesce($7, phone_number_id), waba_id = coalesce($8, waba_id),
                   display_phone_number = coalesce($9, CASE WHEN $7::text IS NULL THEN display_phone_number END),
                   status = $6, status_reason = CASE WHEN $6 = status THEN status_reason END,
                   stopped_at = CASE WHEN $6 = 'stopped' THEN stopped_at END,
                   outage_told_at = CASE WHEN $6 = 'stopped' THEN outage_told_at END
            WHERE id = $1
            RETURNING
            """ + " " + COLUMNS;
    private static final String IS_USED = "SELECT EXISTS (SELECT FROM conversations WHERE channel_id = $1)";
    private static final String IS_CONNECTED = "SELECT EXISTS (SELECT FROM find_channel('whatsapp', $1))";
    private static final String FIRST_ORGANIZATION = "SELECT first_organization() AS id";
    private static final Locale LANGUAGE = Locale.forLanguageTag("pt-BR");
    private static final String UNIQUE_VIOLATION = "23505";

    /** What is stored of a number; null leaves a stored value as it is. */
    record Sealed(@Nullable Buffer accessToken, @Nullable Buffer appSecret, @Nullable Buffer verifyTokenHash,
            @Nullable Buffer clientToken) {}

    /** Where it is at Meta; null leaves it as it is. */
    record Place(@Nullable String phoneNumberId, @Nullable String wabaId, @Nullable String displayPhoneNumber) {
        static final Place SAME = new Place(null, null, null);
    }

    List<ConnectedChannel> list(Tx tx, @Nullable Instant afterTime, @Nullable UUID afterId, int limit) {
        return tx.list(LIST, ConnectedChannelRepository::read,
                afterTime == null ? null : afterTime.atOffset(ZoneOffset.UTC), afterId, limit);
    }

    Optional<ConnectedChannel> find(Tx tx, UUID id) {
        return tx.one(FIND, ConnectedChannelRepository::read, id);
    }

    Optional<ConnectedChannel> findByNumber(Tx tx, String phoneNumberId) {
        return tx.one(FIND_BY_NUMBER, ConnectedChannelRepository::read, phoneNumberId);
    }

    Optional<ConnectedChannel> lock(Tx tx, UUID id) {
        return tx.one(LOCK, ConnectedChannelRepository::read, id);
    }

    ConnectedChannel insert(Tx tx, UUID id, ChannelKind kind, String name, String phoneNumberId,
            @Nullable String displayPhoneNumber,
            @Nullable String wabaId, Sealed secrets) {
        try {
            return tx.one(INSERT, ConnectedChannelRepository::read, id, tx.organization().value(), name, phoneNumberId,
                    displayPhoneNumber, wabaId, secrets.accessToken(), secrets.appSecret(), secrets.verifyTokenHash(),
                    kind.wire(), secrets.clientToken())
                    .orElseThrow();
        } catch (PgException e) {
            throw problem(e);
        }
    }

    ConnectedChannel update(Tx tx, UUID id, @Nullable String name, Sealed secrets, String status, Place place) {
        try {
            return tx.one(UPDATE, ConnectedChannelRepository::read, id, name, secrets.accessToken(),
                    secrets.appSecret(), secrets.verifyTokenHash(), status, place.phoneNumberId(), place.wabaId(),
                    place.displayPhoneNumber(), secrets.clientToken()).orElseThrow();
        } catch (PgException e) {
            throw problem(e);
        }
    }

    /** Whether somebody wrote to it ever. */
    boolean isUsed(Tx tx, UUID id) {
        return tx.one(IS_USED, row -> row.getBoolean(0), id).orElseThrow();
    }

    private static RuntimeException problem(PgException e) {
        return UNIQUE_VIOLATION.equals(e.getSqlState())
                ? new Problem.Conflict("This number is connected already")
                : e;
    }

    /** Whether a number is connected, by whomever. */
    static boolean isConnected(Database database, String phoneNumberId) {
        return database.ask(IS_CONNECTED, row -> row.getBoolean(0), phoneNumberId).getFirst();
    }

    static Optional<OrganizationId> firstOrganization(Database database) {
        return database.ask(FIRST_ORGANIZATION, row -> Optional.ofNullable(row.getUUID(0))).getFirst()
                .map(OrganizationId::new);
    }

    private static ConnectedChannel read(Row row) {
        var c = new Columns(row);
        return new ConnectedChannel(c.id(0), c.requiredText(1), c.requiredText(2), c.requiredText(3), c.text(4),
                c.text(5), row.getBuffer(6), row.getBuffer(7), row.getBuffer(21), Objects.requireNonNull(c.text(8)),
                c.text(9),
                c.text(11), c.text(12), notice(c),
                new ConnectedChannel.Dates(c.optionalTime(16), c.optionalTime(17), c.optionalTime(18),
                        c.optionalTime(19), c.optionalTime(20)),
                c.time(10));
    }

    private static ConnectedChannel.@Nullable AccountNotice notice(Columns c) {
        var code = c.text(13);
        return code == null
                ? null
                : new ConnectedChannel.AccountNotice(code, Failure.text(code, LANGUAGE), c.text(14), c.time(15));
    }
}
