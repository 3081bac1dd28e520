package io.balcao.conversations.media;

import io.balcao.channels.Failure;
import io.balcao.channels.MediaFetch;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaReference;
import io.balcao.channels.MessageType;
import io.balcao.channels.media.FileType;
import io.balcao.channels.media.MediaStore;
import io.balcao.channels.meta.GraphAccount;
import io.balcao.channels.meta.GraphClient;
import io.balcao.channels.zapi.ZapiClient;
import io.balcao.conversations.media.MediaRepository.Due;
import io.balcao.conversations.thread.ThreadEvents;
import io.balcao.conversations.thread.ThreadRepository;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.work.Background;
import io.balcao.platform.work.FairShares;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches customers' files, whose messages are shown already. A claim in PostgreSQL keeps two servers from the same file;
 * it is renewed while the file comes, and runs out soon after a crash. What fails is tried again with growing delays, as
 * long as WhatsApp keeps the file; then it is unavailable. Each change is told as the same message once more. An
 * organization whose files come slowly keeps places free for the others'.
 */
final class MediaFetcher {
    private static final Logger LOG = LoggerFactory.getLogger(MediaFetcher.class);
    /** With the sends no more than the connections to the channel. */
    private static final int MOST_AT_ONCE = 32;
    private static final Duration SWEEP = Duration.ofSeconds(1);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration FIRST_WAIT = Duration.ofSeconds(2);
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);
    private static final Duration CHANNEL_WAIT = Duration.ofMinutes(1);
    private static final int MOST_ATTEMPTS = 20;
    /** WhatsApp keeps a customer's file for seven days. */
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String DOWNLOAD_ONLY = "application/octet-stream";

    private final Ground ground;
    private final MediaStore store;
    private final MediaRepository repository;
    private final ThreadRepository threads = new ThreadRepository();
    private final FairShares<OrganizationId> places = new FairShares<>(MOST_AT_ONCE);
    // Organizations whose files are being looked for here; true when a wake came meanwhile.
    private final ConcurrentHashMap<OrganizationId, Boolean> active = new ConcurrentHashMap<>();

    /** What fetching needs. */
    record Ground(Database database, GraphClient graph, ZapiClient zapi, Vault vault, EventStream events,
            Background background,
            InstantSource clock) {}

    MediaFetcher(Ground ground, MediaStore store, MediaRepository repository) {
        this.ground = ground;
        this.store = store;
        this.repository = repository;
    }

    void start() {
        ground.background().repeat(SWEEP, "media sweep",
                () -> MediaRepository.organizationsWithDueFiles(ground.database()).forEach(this::wake));
    }

    /** Files of an organization may be due. Does not wait. */
    void wake(OrganizationId organization) {
        if (!active.merge(organization, false, (was, now) -> true)) {
            ground.background().run("media", () -> work(organization));
        }
    }

    /** Whoever follows the conversation sees that the file is on its way again. */
    boolean fetchAgain(OrganizationId organization, UUID file) {
        var asked = ground.database().inTransaction(organization, tx -> repository.onceMore(tx, file)
                .flatMap(message -> threads.message(tx, message)));
        asked.ifPresent(message -> ground.events().publish(organization, List.of(ThreadEvents.newMessage(message))));
        wake(organization);
        return asked.isPresent();
    }

    boolean isIdle() {
        return active.isEmpty() && places.areFree();
    }

    private void work(OrganizationId organization) {
        do {
            active.put(organization, false);
            try {
                while (fetchSome(organization)) {
                    // Until nothing is due.
                }
            } catch (RuntimeException failure) {
                LOG.warn("Files could not be looked for: {}", failure.toString());
                active.remove(organization);
                return;
            }
        } while (!active.remove(organization, false));
    }

    private boolean fetchSome(OrganizationId organization) {
        if (!places.take(organization)) {
            // One of its own files makes room and wakes it, or the sweep does.
            return false;
        }
        List<Due> due;
        try {
            due = ground.database().inTransaction(organization, tx -> repository.claim(tx, 1, LEASE));
        } catch (RuntimeException failure) {
            places.leave(organization);
            throw failure;
        }
        if (due.isEmpty()) {
            places.leave(organization);
            return false;
        }
        ground.background().run("media fetch", () -> {
            try (var _ = new Heartbeat(organization, due.getFirst())) {
                fetch(organization, due.getFirst());
            } finally {
                places.leave(organization);
            }
            wake(organization);
        });
        return true;
    }

    private void fetch(OrganizationId organization, Due file) {
        var token = file.sealedToken();
        var kind = MediaKind.of(MessageType.valueOf(file.messageType().toUpperCase(Locale.ROOT)));
        if (file.externalId() == null || kind.isEmpty()) {
            settle(organization, file, () -> giveUp(organization, file, "media_gone"));
        } else if (token == null) {
            again(organization, file, Failure.of("channel_without_token"), CHANNEL_WAIT, false);
        } else {
            var reference = new MediaReference(file.externalId(), file.mimeType(), file.sha256(), null, file.fileName(),
                    false, false);
            switch (fetch(file, token, reference, kind.get())) {
                case MediaFetch.Fetched fetched -> keep(organization, file, fetched);
                case MediaFetch.Retry(var why, var after) ->
                    again(organization, file, why, longer(wait(file.attempts()), after), true);
                case MediaFetch.ChannelStopped(var why) -> again(organization, file, why, CHANNEL_WAIT, false);
                case MediaFetch.Unavailable(var why) ->
                    settle(organization, file, () -> giveUp(organization, file, why.reason()));
            }
        }
    }

    private MediaFetch fetch(Due file, Buffer token, MediaReference reference, MediaKind kind) {
        return switch (file.channelKind()) {
            case WHATSAPP -> ground.graph().fetch(new GraphAccount(file.phoneNumberId(),
                    ground.vault().open(token.getBytes()).value(), null), reference, kind, store.aside());
            case ZAPI -> ground.zapi().fetch(reference, kind, store.aside());
        };
    }

    private void keep(OrganizationId organization, Due file, MediaFetch.Fetched fetched) {
        var mimeType = trusted(file.mimeType(), fetched);
        var key = store.keep(fetched.path(), organization, file.id());
        settle(organization, file, () -> ground.database().inTransaction(organization,
                tx -> repository.ready(tx, file, key, mimeType, fetched.size(), fetched.sha256())));
    }

    /** What a browser would show must be what it claims to be; all the rest is only saved, whatever it claims. */
    private static String trusted(String announced, MediaFetch.Fetched fetched) {
        if (!FileType.isShownInline(announced)) {
            return announced;
        }
        try {
            var bare = MediaKind.bare(announced);
            return FileType.of(fetched.path(), bare.startsWith("audio/")).filter(type -> fits(type, bare))
                    .map(type -> announced).orElse(DOWNLOAD_ONLY);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean fits(FileType type, String announced) {
        return type.mimeType().equals(announced)
                || (FileType.isShownInline(type.mimeType()) && family(type.mimeType()).equals(family(announced)));
    }

    private static String family(String mimeType) {
        return mimeType.substring(0, mimeType.indexOf('/') + 1);
    }

    private void again(OrganizationId organization, Due file, Failure why, Duration wait, boolean counts) {
        var isOver = file.attempts() >= MOST_ATTEMPTS || file.createdAt().plus(KEPT).isBefore(ground.clock().instant());
        if (isOver) {
            settle(organization, file, () -> giveUp(organization, file, why.reason()));
            return;
        }
        LOG.debug("File {} is tried again in {}: {}", file.id(), wait, why.reason());
        ground.database().inTransaction(organization, tx -> {
            repository.again(tx, file, wait, why.reason(), counts);
            return true;
        });
    }

    private boolean giveUp(OrganizationId organization, Due file, String reason) {
        return ground.database().inTransaction(organization, tx -> repository.unavailable(tx, file, reason));
    }

    /** Tells those who follow the conversation, unless another server was first. */
    private void settle(OrganizationId organization, Due file, BooleanSupplier change) {
        if (change.getAsBoolean()) {
            ground.database().inTransaction(organization, tx -> threads.message(tx, file.messageId())).ifPresent(
                    message -> ground.events().publish(organization, List.of(ThreadEvents.newMessage(message))));
        }
    }

    private static Duration wait(int attempts) {
        var wait = FIRST_WAIT.multipliedBy(1L << Math.min(2 * (attempts - 1), 20));
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }

    private static Duration longer(Duration ours, @Nullable Duration asked) {
        return asked != null && asked.compareTo(ours) > 0 ? asked : ours;
    }

    /** Keeps the claim while a large file comes slowly. */
    private final class Heartbeat implements AutoCloseable {
        private final OrganizationId organization;
        private final Due file;
        private volatile boolean isOver;
        private volatile Future<?> next;

        Heartbeat(OrganizationId organization, Due file) {
            this.organization = organization;
            this.file = file;
            this.next = schedule();
        }

        private Future<?> schedule() {
            return ground.background().after(LEASE.dividedBy(3), "media heartbeat", this::beat);
        }

        private void beat() {
            if (!isOver && ground.database().inTransaction(organization, tx -> repository.renew(tx, file, LEASE))) {
                next = schedule();
            }
        }

        @Override
        public void close() {
            isOver = true;
            next.cancel(false);
        }
    }
}
