package io.balcao.conversations.ingest;

import io.balcao.channels.Channel;
import io.balcao.channels.Content;
import io.balcao.channels.PhoneNumbers;
import io.balcao.channels.Texts;
import io.balcao.conversations.ingest.RareRepository.Changed;
import io.balcao.conversations.surveys.SurveyAnswer;
import io.balcao.conversations.thread.Conversation;
import io.balcao.conversations.thread.ConversationColumns;
import io.balcao.conversations.thread.MessageView;
import io.balcao.conversations.thread.SendId;
import io.balcao.conversations.thread.StatusEvents.Change;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Columns;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One round trip for a batch: the functions of {@code sql/R__arrivals.sql}, {@code R__changes.sql} and {@code R__deliveries.sql}. */
final class IngestRepository {
    /** A message that is older than this when it arrives takes its old place, and the bot does not answer it. */
    static final Duration LATE_AFTER = Duration.ofMinutes(10);

    private static final String STORE = """
            SELECT * FROM store_messages($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18,
                                          $19, $20, $21, $22, $23, $24, $25, $26, $27)
            """;
    private static final String APPLY_ACTS = """
            SELECT message_id, conversation_id FROM apply_acts($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    private static final String STORE_STATUSES = "SELECT " + Change.COLUMNS
            + " FROM ingest_statuses($1, $2, $3, $4, $5, $6, $7, $8)";
    private static final String BURY = """
            INSERT INTO dead_letters (id, source, phone_number_id, reason, raw) VALUES ($1, 'whatsapp', $2, $3, $4)
            """;
    private static final String BURY_WITHIN = """
            WITH bound AS (SELECT set_config('app.organization_id', ($2::uuid)::text, true))
            INSERT INTO dead_letters (id, organization_id, channel_id, source, reason, raw)
            SELECT $1, $2, $3, 'whatsapp', $4, $5 FROM bound
            """;
    private static final String KEEP_ASIDE = "SELECT keep_aside($1, $2)";
    private static final String CHANNELS_OF_VERIFY_TOKEN = "SELECT id, organization_id FROM channels_of_verify_token($1, $2)";
    private static final String NOTE_VERIFIED = "UPDATE channels SET verified_at = now() WHERE id = $1";
    private static final String NOTE_BADLY_SIGNED = "UPDATE channels SET badly_signed_at = now() WHERE id = $1";
    private static final int CONVERSATION_AT = 9;

    private final Database database;

    IngestRepository(Database database) {
        this.database = database;
    }

    /**
     * What was stored.
     *
     * @param moved conversations that only read differently: their customer turned out to be another
     */
    record Stored(List<StoredMessage> messages, List<Conversation> moved) {}

    Future<Stored> store(OrganizationId organization, List<Arrival> arrivals) {
        var columns = new ArrivalColumns(arrivals);
        return database.send(STORE, columns.values(organization, (int) LATE_AFTER.toSeconds())).map(rows -> {
            var stored = new Stored(new ArrayList<>(arrivals.size()), new ArrayList<>());
            var iterator = rows.iterator();
            if (iterator.hasNext()) {
                read(iterator.next(), iterator, stored);
            }
            return stored;
        });
    }

    /** Keeps a webhook for when its organization is served again; false when it is to be taken in after all. */
    Future<Boolean> keepAside(OrganizationId organization, String raw) {
        return database.send(KEEP_ASIDE, organization.value(), raw).map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** @param senderType of who did it: {@code customer} or {@code attendant} */
    Future<Changed> applyActs(OrganizationId organization, List<Arrival> acts, String senderType) {
        int size = acts.size();
        var kinds = new String[size];
        var channels = new UUID[size];
        var targets = new String[size];
        var senders = new String[size];
        var texts = new String[size];
        var ids = new String[size];
        var previews = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            var content = acts.get(i).message().content();
            channels[i] = acts.get(i).channel().id();
            senders[i] = senderType;
            texts[i] = content.text();
            ids[i] = acts.get(i).message().externalId();
            switch (content) {
                case Content.Reaction reaction -> {
                    kinds[i] = "reaction";
                    targets[i] = reaction.messageId();
                }
                case Content.Edit edit -> {
                    kinds[i] = "edit";
                    targets[i] = edit.originalMessageId();
                    previews[i] = edit.edited().preview();
                }
                case Content.Revoke revoke -> {
                    kinds[i] = "revoke";
                    targets[i] = revoke.originalMessageId();
                    previews[i] = revoke.preview();
                }
                default -> throw new IllegalArgumentException("no act: " + content);
            }
        }
        return database.send(APPLY_ACTS, organization.value(), kinds, channels, targets, senders, texts, ids, previews)
                .map(Changed::read);
    }

    Future<List<Change>> storeStatuses(OrganizationId organization, List<StatusArrival> statuses) {
        int size = statuses.size();
        var channels = new UUID[size];
        var externalIds = new String[size];
        var ownIds = new @Nullable UUID[size];
        var ownRounds = new @Nullable Integer[size];
        var words = new String[size];
        var times = new OffsetDateTime[size];
        var errors = new @Nullable String[size];
        for (int i = 0; i < size; i++) {
            var update = statuses.get(i).update();
            channels[i] = statuses.get(i).channel().id();
            externalIds[i] = update.externalId();
            var own = Optional.ofNullable(update.opaqueId()).flatMap(SendId::read);
            ownIds[i] = own.map(SendId::message).orElse(null);
            ownRounds[i] = own.map(SendId::round).orElse(null);
            words[i] = statuses.get(i).status();
            times[i] = update.at().atOffset(ZoneOffset.UTC);
            var error = statuses.get(i).error();
            errors[i] = error == null ? null : Json.text(error);
        }
        return database.send(STORE_STATUSES, organization.value(), channels, externalIds, ownIds, words, times, errors,
                ownRounds)
                .map(rows -> {
                    var moved = new ArrayList<Change>(rows.size());
                    rows.forEach(row -> {
                        moved.add(Change.read(new Columns(row)));
                    });
                    return moved;
                });
    }

    /** @param phoneNumberId which number it was about, as it says itself */
    Future<Void> bury(@Nullable String phoneNumberId, String reason, String raw) {
        return database.send(BURY, Ids.next(), phoneNumberId == null ? null : Texts.line(phoneNumberId, 64),
                Texts.storable(reason), raw).mapEmpty();
    }

    Future<Void> bury(Channel channel, String reason, String raw) {
        return database.send(BURY_WITHIN, Ids.next(), channel.organization().value(), channel.id(),
                Texts.storable(reason), raw).mapEmpty();
    }

    /** The channels (of all, when none is named) that were configured with the token of this hash. */
    Future<List<Verified>> ofVerifyToken(byte[] hash, @Nullable UUID channel) {
        return database.send(CHANNELS_OF_VERIFY_TOKEN, io.vertx.core.buffer.Buffer.buffer(hash), channel).map(rows -> {
            var found = new ArrayList<Verified>();
            rows.forEach(row -> found.add(new Verified(row.getUUID(0), new OrganizationId(row.getUUID(1)))));
            return found;
        });
    }

    /** A channel whose verify token somebody knew. */
    record Verified(UUID channel, OrganizationId organization) {}

    void noteVerified(Verified verified) {
        database.inTransaction(verified.organization(), tx -> tx.change(NOTE_VERIFIED, verified.channel()));
    }

    void noteBadlySigned(OrganizationId organization, UUID channel) {
        database.inTransaction(organization, tx -> tx.change(NOTE_BADLY_SIGNED, channel));
    }

    /** The first row tells of the messages, each other of a conversation. */
    private static void read(Row messages, Iterator<Row> conversations, Stored stored) {
        var news = messages.getArrayOfBooleans(0);
        var ids = messages.getArrayOfUUIDs(1);
        var newest = new HashMap<UUID, Integer>();
        for (int i = 0; i < news.length; i++) {
            if (news[i]) {
                newest.put(ids[i], i);
            }
        }
        var changed = new HashMap<UUID, Conversation>();
        while (conversations.hasNext()) {
            var conversation = ConversationColumns.read(new Columns(conversations.next()), CONVERSATION_AT);
            // One that got a message and has another customer now comes twice.
            if (!newest.containsKey(conversation.id())
                    || changed.putIfAbsent(conversation.id(), conversation) != null) {
                stored.moved.add(conversation);
            }
        }
        var times = messages.getArrayOfOffsetDateTimes(2);
        var lates = messages.getArrayOfBooleans(3);
        var quoted = messages.getArrayOfUUIDs(4);
        var contents = messages.getArrayOfStrings(5);
        var senders = messages.getArrayOfStrings(6);
        var types = messages.getArrayOfStrings(7);
        var answers = messages.getArrayOfStrings(8);
        for (int i = 0; i < news.length; i++) {
            if (news[i]) {
                var quote = quoted[i] == null
                        ? null
                        : new MessageView.Quote(quoted[i], contents[i], senders[i], types[i]);
                stored.messages.add(new StoredMessage(i, times[i].toInstant(), lates[i], quote,
                        answers == null ? null : answers[i], Objects.equals(newest.get(ids[i]), i),
                        Objects.requireNonNull(changed.get(ids[i]))));
            }
        }
    }

    /** Turns a batch into the arrays that the function takes. */
    private static final class ArrivalColumns {
        private final List<Arrival> arrivals;
        private final int size;

        ArrivalColumns(List<Arrival> arrivals) {
            this.arrivals = arrivals;
            this.size = arrivals.size();
        }

        @Nullable
        Object[] values(OrganizationId organization, int lateAfterSeconds) {
            var ids = new UUID[size];
            var channels = new UUID[size];
            var externalIds = new String[size];
            var addresses = new @Nullable String[size];
            var userAddresses = new @Nullable String[size];
            var sendTos = new @Nullable String[size];
            var userSendTos = new @Nullable String[size];
            var names = new String[size];
            var phones = new @Nullable String[size];
            var sentAts = new OffsetDateTime[size];
            var types = new String[size];
            var contents = new String[size];
            var previews = new String[size];
            var metadatas = new String[size];
            var replyTos = new @Nullable String[size];
            var quiets = new Boolean[size];
            var mediaIds = new @Nullable UUID[size];
            var mediaExternalIds = new @Nullable String[size];
            var mediaTypes = new @Nullable String[size];
            var mediaNames = new @Nullable String[size];
            var mediaHashes = new @Nullable String[size];
            var customers = new UUID[size];
            var conversations = new UUID[size];
            var scores = new @Nullable Short[size];
            var surveys = new @Nullable UUID[size];
            for (int i = 0; i < size; i++) {
                var arrival = arrivals.get(i);
                var message = arrival.message();
                var sender = message.sender();
                var content = message.content();
                ids[i] = arrival.messageId();
                channels[i] = arrival.channel().id();
                externalIds[i] = message.externalId();
                addresses[i] = sender.waId() == null ? null : "tel:" + PhoneNumbers.canonical(sender.waId());
                userAddresses[i] = sender.userId() == null ? null : "user:" + sender.userId();
                sendTos[i] = sender.waId();
                userSendTos[i] = sender.userId();
                names[i] = sender.profileName() == null ? "" : sender.profileName();
                phones[i] = sender.waId() == null ? null : PhoneNumbers.e164(sender.waId());
                sentAts[i] = message.sentAt().atOffset(ZoneOffset.UTC);
                types[i] = content.messageType().wire();
                contents[i] = content.text();
                previews[i] = content.preview();
                metadatas[i] = message.metadata().toString();
                replyTos[i] = content instanceof Content.Reaction reaction
                        ? reaction.messageId()
                        : message.context().replyTo();
                var answer = SurveyAnswer.of(content);
                scores[i] = answer.score();
                surveys[i] = answer.survey();
                quiets[i] = isQuiet(content) || answer.isPressed();
                if (content instanceof Content.Media media && media.file() != null) {
                    mediaIds[i] = arrival.mediaId();
                    mediaExternalIds[i] = media.file().id();
                    mediaTypes[i] = media.file().mimeType() == null
                            ? "application/octet-stream"
                            : media.file().mimeType();
                    mediaNames[i] = media.file().fileName();
                    mediaHashes[i] = media.file().sha256();
                }
                customers[i] = arrival.customerId();
                conversations[i] = arrival.conversationId();
            }
            return new @Nullable Object[]{organization.value(), ids, channels, externalIds, addresses, userAddresses,
                sendTos, userSendTos, names, phones, sentAts, types, contents, previews, metadatas, replyTos, quiets,
                mediaIds, mediaExternalIds, mediaTypes, mediaNames, mediaHashes, customers, conversations,
                lateAfterSeconds, scores, surveys};
        }
    }

    /** What says something about another message: it opens no conversation and asks for no answer. */
    static boolean isQuiet(Content content) {
        return content instanceof Content.Reaction || content instanceof Content.Edit
                || content instanceof Content.Revoke || content instanceof Content.NumberChanged;
    }
}
