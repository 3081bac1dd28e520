package io.balcao.conversations.media;

import io.balcao.channels.ChannelKind;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The files of the organization that the transaction belongs to. Times are the database's. */
final class MediaRepository {
    private static final String ORGANIZATIONS = "SELECT id FROM organizations_with_due_media() AS id WHERE is_served(id)";
    // The lease is short and renewed while the file comes: what a crash left behind is taken up within a minute.
    private static final String CLAIM = """
            WITH due AS (
                SELECT id FROM media
                WHERE status = 'pending' AND direction = 'inbound' AND next_attempt_at <= now()
                  AND (claimed_until IS NULL OR claimed_until <= now())
                ORDER BY next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED),
            claimed AS (
                UPDATE media f SET claimed_until = now() + make_interval(secs => $2), attempts = f.attempts + 1
                FROM due WHERE f.id = due.id
                RETURNING f.id, f.channel_id, f.external_id, f.mime_type, f.file_name, f.sha256, f.attempts, f.created_at)
            SELECT c.id, c.external_id, c.mime_type, c.file_name, c.sha256, c.attempts, c.created_at, n.phone_number_id,
                   n.access_token_encrypted, m.id AS message_id, m.message_type, n.kind
            FROM claimed c JOIN channels n ON n.id = c.channel_id JOIN messages m ON m.media_id = c.id
            """;
    private static final String RENEW = """
            UPDATE media SET claimed_until = now() + make_interval(secs => $2)
            WHERE id = $1 AND status = 'pending' AND attempts = $3
            """;
    private static final String READY = """
            UPDATE media SET status = 'ready', storage_key = $2, mime_type = $3, size = $4, sha256 = $5, error = NULL,
                             claimed_until = NULL, next_attempt_at = NULL
            WHERE id = $1 AND status = 'pending'
            """;
    private static final String AGAIN = """
            UPDATE media SET claimed_until = NULL, next_attempt_at = now() + make_interval(secs => $3), error = $4,
                             attempts = attempts - $5
            WHERE id = $1 AND status = 'pending' AND attempts = $2
            """;
    private static final String UNAVAILABLE = """
            UPDATE media SET status = 'unavailable', error = $2, claimed_until = NULL, next_attempt_at = NULL
            WHERE id = $1 AND status = 'pending'
            """;
    private static final String ONCE_MORE = """
            UPDATE media SET status = 'pending', error = NULL, attempts = 0, next_attempt_at = now()
            WHERE id = $1 AND status = 'unavailable' AND direction = 'inbound' AND external_id IS NOT NULL
            """;
    private static final String MESSAGE_OF = "SELECT id FROM messages WHERE media_id = $1";
    private static final String LOCK = "SELECT lock_threads(ARRAY[$1::uuid])";
    private static final String NEWER = "UPDATE messages SET version = version + 1 WHERE id = $1";
    private static final String UPLOADED = """
            INSERT INTO media (id, organization_id, direction, status, uploaded_by, mime_type, file_name, size, sha256,
                               storage_key)
            VALUES ($1, $2, 'outbound', 'ready', $3, $4, $5, $6, $7, $8)
            """;
    private static final String COPIED = """
            INSERT INTO media (id, organization_id, direction, status, uploaded_by, mime_type, file_name, size, sha256,
                               storage_key)
            SELECT $2, organization_id, 'outbound', 'ready', $3, mime_type, file_name, size, sha256, $4
            FROM media WHERE id = $1
            """;
    private static final String FIND = """
            SELECT f.id, f.conversation_id, f.uploaded_by, f.mime_type, f.file_name, f.size, f.storage_key,
                   f.conversation_id IS NULL AND (EXISTS (SELECT FROM flow_files x WHERE x.media_id = f.id)
                       OR EXISTS (SELECT FROM messages m WHERE m.media_id = f.id AND m.sender_type = 'bot'))
            FROM media f WHERE f.id = $1 AND f.status = 'ready'
            """;
    private static final String WITH_FILES = "SELECT id FROM media WHERE id = ANY($1) AND storage_key IS NOT NULL";
    private static final String GRAPH_ID = """
            SELECT external_id FROM media_uploads
            WHERE media_id = $1 AND phone_number_id = $2 AND uploaded_at > now() - make_interval(secs => $3)
            """;
    private static final String NOTE_GRAPH_ID = """
            INSERT INTO media_uploads (organization_id, media_id, phone_number_id, external_id) VALUES ($1, $2, $3, $4)
            ON CONFLICT (media_id, phone_number_id) DO UPDATE SET external_id = excluded.external_id, uploaded_at = now()
            """;

    /** A file to be fetched, and all that is needed for it. */
    record Due(UUID id, @Nullable String externalId, String mimeType, @Nullable String fileName,
            @Nullable String sha256,
            int attempts, Instant createdAt, String phoneNumberId, @Nullable Buffer sealedToken, UUID messageId,
            String messageType, ChannelKind channelKind) {}

    /**
     * A file that is there.
     *
     * @param conversation null as long as it was not sent
     * @param isOfBots whether flows say it to whoever comes
     */
    record Stored(UUID id, @Nullable UUID conversation, @Nullable UUID uploadedBy, String mimeType,
            @Nullable String fileName, long size, String storageKey, boolean isOfBots) {}

    /** What is known of a file once it is whole. */
    record Whole(UUID id, String mimeType, String fileName, long size, String sha256, String storageKey) {}

    static List<OrganizationId> organizationsWithDueFiles(Database database) {
        return database.ask(ORGANIZATIONS, row -> new OrganizationId(row.getUUID(0)));
    }

    List<Due> claim(Tx tx, int most, Duration lease) {
        return tx.list(CLAIM, MediaRepository::readDue, most, seconds(lease));
    }

    boolean renew(Tx tx, Due file, Duration lease) {
        return tx.change(RENEW, file.id(), seconds(lease), file.attempts()) == 1;
    }

    boolean ready(Tx tx, Due file, String storageKey, String mimeType, long size, String sha256) {
        lock(tx, file);
        return tx.change(READY, file.id(), storageKey, mimeType, size, sha256) == 1 && isNewer(tx, file);
    }

    /** @param counts false when the try was not the file's fault */
    void again(Tx tx, Due file, Duration wait, String reason, boolean counts) {
        tx.change(AGAIN, file.id(), file.attempts(), seconds(wait), reason, counts ? 0 : 1);
    }

    boolean unavailable(Tx tx, Due file, String reason) {
        lock(tx, file);
        return tx.change(UNAVAILABLE, file.id(), reason) == 1 && isNewer(tx, file);
    }

    /** A file that was given up waits to be fetched again. Gives its message, or nothing when it cannot be asked for. */
    Optional<UUID> onceMore(Tx tx, UUID file) {
        var message = tx.one(MESSAGE_OF, row -> new Columns(row).id(0), file);
        message.ifPresent(id -> tx.list(LOCK, row -> row, id));
        return message.filter(id -> tx.change(ONCE_MORE, file) == 1 && tx.change(NEWER, id) == 1);
    }

    /** Whoever changes a message holds its conversation first, as everybody does. */
    private static void lock(Tx tx, Due file) {
        tx.list(LOCK, row -> row, file.messageId());
    }

    /** A message reads differently once its file is there. */
    private static boolean isNewer(Tx tx, Due file) {
        return tx.change(NEWER, file.messageId()) == 1;
    }

    void insertUploaded(Tx tx, Whole file, UUID uploadedBy) {
        tx.change(UPLOADED, file.id(), tx.organization().value(), uploadedBy, file.mimeType(), file.fileName(),
                file.size(), file.sha256(), file.storageKey());
    }

    int insertCopy(Tx tx, UUID original, UUID id, UUID uploadedBy, String storageKey) {
        return tx.change(COPIED, original, id, uploadedBy, storageKey);
    }

    Optional<Stored> find(Tx tx, UUID id) {
        return tx.one(FIND, row -> {
            var c = new Columns(row);
            return new Stored(c.id(0), c.optionalId(1), c.optionalId(2), c.requiredText(3), c.text(4), c.number(5),
                    c.requiredText(6), c.flag(7));
        }, id);
    }

    Set<UUID> withFiles(Tx tx, Collection<UUID> ids) {
        return new HashSet<>(tx.list(WITH_FILES, row -> new Columns(row).id(0), (Object) ids.toArray(UUID[]::new)));
    }

    Optional<String> graphId(Tx tx, UUID media, String phoneNumberId, Duration life) {
        return tx.one(GRAPH_ID, row -> new Columns(row).requiredText(0), media, phoneNumberId, seconds(life));
    }

    void noteGraphId(Tx tx, UUID media, String phoneNumberId, String externalId) {
        tx.change(NOTE_GRAPH_ID, tx.organization().value(), media, phoneNumberId, externalId);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static Due readDue(Row row) {
        var c = new Columns(row);
        return new Due(c.id(0), c.text(1), c.requiredText(2), c.text(3), c.text(4), c.integer(5), c.time(6),
                c.requiredText(7), row.getBuffer(8), c.id(9), c.requiredText(10), ChannelKind.of(c.requiredText(11)));
    }
}
