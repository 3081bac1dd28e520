package io.balcao.channels.settings;

import io.balcao.channels.settings.ChannelCheck.Kind;
import io.balcao.channels.settings.ChannelCheck.State;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Tx;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the last tests of the numbers said, and what Meta showed of itself. */
final class ChannelCheckRepository {
    // A test that began long ago and has no end was ended by a restart.
    private static final String LIST = """
            SELECT kind, state, reason, detail, message_id, checked_at FROM channel_checks
            WHERE channel_id = $1 AND NOT (state = 'running' AND checked_at < now() - interval '2 minutes')
            """;
    private static final String SAVE = """
            INSERT INTO channel_checks (organization_id, channel_id, kind, state, reason, detail, message_id)
            VALUES ($1, $2, $3, $4, $5, left($6, 1000), $7)
            ON CONFLICT (channel_id, kind) DO UPDATE SET state = excluded.state, reason = excluded.reason,
                detail = excluded.detail, message_id = excluded.message_id, checked_at = now()
            """;
    private static final String BEGIN = """
            INSERT INTO channel_checks (organization_id, channel_id, kind, state)
            SELECT $1, $2, kind, 'running' FROM unnest($3::text[]) AS kind
            ON CONFLICT (channel_id, kind) DO UPDATE SET state = 'running', reason = NULL, detail = NULL,
                checked_at = now()
            """;
    private static final String SIGHTINGS = "SELECT verified_at, badly_signed_at FROM channels WHERE id = $1";
    private static final String NOTE_NUMBER = """
            UPDATE channels SET display_phone_number = coalesce($2, display_phone_number),
                   messaging_limit = coalesce($3, messaging_limit), quality = coalesce($4, quality)
            WHERE id = $1
            """;
    private static final String NOTE_ACCOUNT = "UPDATE channels SET waba_id = $2 WHERE id = $1 AND waba_id IS NULL";
    private static final String NOTE_EXPIRY = "UPDATE channels SET token_expires_at = $2 WHERE id = $1";

    /** When Meta last asked with the right verify token, and when somebody last signed with a wrong secret. */
    record Sightings(@Nullable Instant verifiedAt, @Nullable Instant badlySignedAt) {}

    List<ChannelCheck> list(Tx tx, UUID channel) {
        return tx.list(LIST, ChannelCheckRepository::read, channel);
    }

    void begin(Tx tx, UUID channel, Collection<Kind> kinds) {
        tx.change(BEGIN, tx.organization().value(), channel, kinds.stream().map(Kind::wire).toArray(String[]::new));
    }

    void save(Tx tx, UUID channel, ChannelCheck check) {
        tx.change(SAVE, tx.organization().value(), channel, check.kind().wire(), check.state().wire(), check.reason(),
                check.detail(), check.messageId());
    }

    Optional<Sightings> sightings(Tx tx, UUID channel) {
        return tx.one(SIGHTINGS, row -> {
            var columns = new Columns(row);
            return new Sightings(columns.optionalTime(0), columns.optionalTime(1));
        }, channel);
    }

    void noteNumber(Tx tx, UUID channel, @Nullable String displayPhoneNumber, @Nullable String limit,
            @Nullable String quality) {
        tx.change(NOTE_NUMBER, channel, displayPhoneNumber, limit, quality);
    }

    void noteAccount(Tx tx, UUID channel, String wabaId) {
        tx.change(NOTE_ACCOUNT, channel, wabaId);
    }

    void noteExpiry(Tx tx, UUID channel, @Nullable Instant expiresAt) {
        tx.change(NOTE_EXPIRY, channel, expiresAt == null ? null : expiresAt.atOffset(ZoneOffset.UTC));
    }

    private static ChannelCheck read(Row row) {
        var c = new Columns(row);
        return new ChannelCheck(Kind.valueOf(c.requiredText(0).toUpperCase(Locale.ROOT)),
                State.valueOf(c.requiredText(1).toUpperCase(Locale.ROOT)), c.text(2), c.text(3), c.optionalId(4),
                c.time(5));
    }
}
