package io.balcao.conversations.ingest;

import io.balcao.channels.Channel;
import io.balcao.channels.Content;
import io.balcao.channels.PhoneNumbers;
import io.balcao.channels.Texts;
import io.balcao.channels.meta.AccountEvent;
import io.balcao.channels.meta.AccountEvent.MarketingPreference;
import io.balcao.conversations.thread.MessageView.Reason;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What comes one by one: functions of {@code sql/V009__people_and_what_else_meta_tells.sql} and {@code R__changes.sql}. */
final class RareRepository {
    private static final String CHANGE_NUMBER = """
            SELECT message_id, conversation_id FROM change_number($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;
    private static final String STORE_ECHO = """
            SELECT kind, message_id, conversation_id
            FROM ingest_echo($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
                             $21, $22, $23, $24, $25, $26)
            """;
    private static final String NOTE_WISH = "SELECT NULL::uuid, c"
            + " FROM note_marketing_wish($1, $2, $3, $4, $5, $6, $7, $8, $9) AS c";
    private static final String NOTE_WORD = """
            SELECT message_id, conversation_id FROM note_marketing_word($1, $2, $3, $4, $5, $6, $7)
            """;
    // In the organization's language: which one the customer speaks nobody knows for sure.
    private static final JsonObject STOPPED = new JsonObject()
            .put("pt-BR",
                    "Pronto: você não vai mais receber ofertas por aqui. Se mudar de ideia, escreva VOLTAR A RECEBER.")
            .put("en", "Done: you will not get offers here any more. If you change your mind, write START.")
            .put("es", "Listo: ya no recibirás ofertas por aquí. Si cambias de idea, escribe VOLVER A RECIBIR.");
    private static final JsonObject WANTED_AGAIN = new JsonObject()
            .put("pt-BR", "Pronto: você volta a receber nossas ofertas por aqui. Para parar, escreva PARAR.")
            .put("en", "Done: you will get our offers here again. To stop them, write STOP.")
            .put("es", "Listo: vuelves a recibir nuestras ofertas por aquí. Para no recibirlas, escribe BAJA.");
    // A part that this news does not tell of stays as it was.
    private static final String NOTE_TEMPLATE = """
            WITH bound AS (SELECT set_config('app.organization_id', ($1::uuid)::text, true))
            INSERT INTO message_templates (organization_id, waba_id, name, language, category, status, quality, reason)
            SELECT $1::uuid, $2, $3, $4, $5, $6, $7, $8 FROM bound
            ON CONFLICT (organization_id, waba_id, name, language) DO UPDATE SET
                category = coalesce(excluded.category, message_templates.category),
                status = coalesce(excluded.status, message_templates.status),
                quality = coalesce(excluded.quality, message_templates.quality),
                reason = CASE WHEN excluded.status IS NULL THEN message_templates.reason ELSE excluded.reason END,
                updated_at = now()
            """;
    private static final String NOTE_ACCOUNT = "SELECT note_account($1, $2, $3, $4)";
    private static final String NOTE_NUMBER = "SELECT note_number($1, $2, $3, $4, $5)";
    private static final String NOTE_SESSION = "SELECT note_session($1, $2, $3)";
    private static final int LONGEST_NAME = 512;
    private static final int LONGEST_WORD = 64;
    private static final int LONGEST_LANGUAGE = 32;
    private static final int LONGEST_REASON = 1000;

    private final Database database;

    RareRepository(Database database) {
        this.database = database;
    }

    /** What reads differently now. */
    record Changed(List<UUID> messages, List<UUID> conversations) {
        /** Reads rows of a message, which may be absent, and a conversation. */
        static Changed read(Iterable<Row> rows) {
            var changed = new Changed(new ArrayList<>(), new ArrayList<>());
            for (var row : rows) {
                var columns = new Columns(row);
                Optional.ofNullable(columns.optionalId(0)).ifPresent(changed.messages::add);
                changed.conversations.add(columns.id(1));
            }
            return changed;
        }
    }

    /**
     * A stored echo.
     *
     * @param isTaken whether its conversation left the bot by it
     * @param messages the echo itself and what the bot had waiting
     * @param merged conversations that only read differently: their customer turned out to be another
     */
    record Echoed(UUID conversation, boolean isTaken, List<UUID> messages, List<UUID> merged) {}

    /** What is new about a template; null for what this news does not tell of. */
    record Template(String name, String language, @Nullable String category, @Nullable String status,
            @Nullable String quality, @Nullable String reason) {}

    Future<Changed> changeNumber(OrganizationId organization, Arrival arrival,
            Content.NumberChanged change) {
        var sender = arrival.message().sender();
        return database.send(CHANGE_NUMBER, organization.value(), arrival.channel().id(),
                arrival.message().externalId(), telephone(sender.waId()), user(sender.userId()),
                telephone(change.newWaId()), user(change.newUserId()), change.newWaId(), change.newUserId(),
                change.newWaId() == null ? null : PhoneNumbers.e164(change.newWaId())).map(Changed::read);
    }

    /** Empty when it was stored before. */
    Future<Optional<Echoed>> storeEcho(OrganizationId organization, Arrival echo, boolean isQuiet, Reason withdrawn) {
        var message = echo.message();
        var to = message.sender();
        var content = message.content();
        var file = content instanceof Content.Media media ? media.file() : null;
        var replyTo = content instanceof Content.Reaction reaction ? reaction.messageId() : message.context().replyTo();
        var details = message.metadata().put("sent_from", "whatsapp_app");
        return database.send(STORE_ECHO, organization.value(), echo.messageId(), echo.channel().id(),
                message.externalId(), telephone(to.waId()), user(to.userId()), to.waId(), to.userId(),
                to.waId() == null ? null : PhoneNumbers.e164(to.waId()), message.sentAt().atOffset(ZoneOffset.UTC),
                content.messageType().wire(), content.text(), content.preview(), details.toString(), replyTo, isQuiet,
                file == null ? null : echo.mediaId(), file == null ? null : file.id(),
                file == null || file.mimeType() == null ? "application/octet-stream" : file.mimeType(),
                file == null ? null : file.fileName(), file == null ? null : file.sha256(), echo.customerId(),
                echo.conversationId(), Ids.next(), (int) IngestRepository.LATE_AFTER.toSeconds(),
                new JsonObject(Json.text(withdrawn))).map(rows -> {
                    UUID conversation = null;
                    boolean isTaken = false;
                    var messages = new ArrayList<UUID>();
                    var merged = new ArrayList<UUID>();
                    for (var row : rows) {
                        var columns = new Columns(row);
                        switch (columns.requiredText(0)) {
                            case "merged" -> merged.add(columns.id(2));
                            case "taken" -> isTaken = true;
                            default -> {
                                conversation = columns.id(2);
                                messages.add(columns.id(1));
                            }
                        }
                    }
                    return conversation == null
                            ? Optional.empty()
                            : Optional.of(new Echoed(conversation, isTaken, messages, merged));
                });
    }

    /** Gives the conversations whose rows show it. */
    Future<Changed> noteWish(OrganizationId organization, MarketingPreference wish) {
        return database.send(NOTE_WISH, organization.value(), telephone(wish.waId()), user(wish.userId()), wish.waId(),
                wish.userId(), wish.waId() == null ? null : PhoneNumbers.e164(wish.waId()), wish.stopped(),
                wish.at().atOffset(ZoneOffset.UTC), Ids.next()).map(Changed::read);
    }

    Future<Changed> noteWord(OrganizationId organization, Arrival arrival, MarketingWord word) {
        return database.send(NOTE_WORD, organization.value(), arrival.channel().id(), arrival.message().externalId(),
                word.stops(), word.word(), word.stops() ? STOPPED : WANTED_AGAIN, Ids.next()).map(Changed::read);
    }

    Future<Void> noteTemplate(OrganizationId organization, String account, Template news) {
        return database.send(NOTE_TEMPLATE, organization.value(), account, Texts.cut(news.name(), LONGEST_NAME),
                Texts.cut(news.language(), LONGEST_LANGUAGE), cut(news.category(), LONGEST_WORD),
                cut(news.status(), LONGEST_WORD), cut(news.quality(), LONGEST_WORD), cut(news.reason(), LONGEST_REASON))
                .mapEmpty();
    }

    /**
     * Gives the numbers of which that is new.
     *
     * @param notice null when all is well again
     */
    Future<List<UUID>> noteAccount(OrganizationId organization, String account, @Nullable String notice,
            @Nullable String details) {
        return database.send(NOTE_ACCOUNT, organization.value(), account, notice, cut(details, LONGEST_REASON))
                .map(RareRepository::ids);
    }

    /** Gives the number when that is new; what is null stays as it was. */
    Future<List<UUID>> noteNumber(OrganizationId organization, AccountEvent.NumberQuality news,
            @Nullable String quality) {
        return database.send(NOTE_NUMBER, organization.value(), news.accountId(),
                news.displayPhoneNumber().replaceAll("[^0-9]", ""), cut(news.limit(), LONGEST_WORD), quality)
                .map(RareRepository::ids);
    }

    /** True when that is new. */
    Future<Boolean> noteSession(Channel channel, boolean isConnected) {
        return database.send(NOTE_SESSION, channel.organization().value(), channel.id(), isConnected)
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    private static List<UUID> ids(Iterable<Row> rows) {
        var ids = new ArrayList<UUID>();
        rows.forEach(row -> ids.add(row.getUUID(0)));
        return ids;
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null ? null : Texts.cut(text, most);
    }

    private static @Nullable String telephone(@Nullable String waId) {
        return waId == null ? null : "tel:" + PhoneNumbers.canonical(waId);
    }

    private static @Nullable String user(@Nullable String userId) {
        return userId == null ? null : "user:" + userId;
    }
}
