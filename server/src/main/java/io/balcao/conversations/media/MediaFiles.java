package io.balcao.conversations.media;

import io.balcao.accounts.AuditTrail;
import io.balcao.channels.media.MediaStore;
import io.balcao.channels.meta.GraphClient;
import io.balcao.channels.zapi.ZapiClient;
import io.balcao.conversations.outbox.OutgoingFiles;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Authenticator;
import io.balcao.platform.http.ClientAddress;
import io.balcao.platform.http.RateLimit;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.ConversationAccess;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.SocketAuthenticator;
import io.balcao.platform.work.Background;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The door of the files: how they come in, go out and are read. */
public final class MediaFiles {
    static final String PATH = "/api/v1/media";
    private static final Duration SWEEP = Duration.ofHours(1);
    /** Longer than any upload or fetch lasts. */
    private static final Duration ORPHAN_AGE = Duration.ofHours(6);

    private final Ground ground;
    private final MediaStore store;
    private final MediaRepository repository = new MediaRepository();
    private final MediaFetcher fetcher;
    private final OutgoingFiles outgoing;

    /** What of the platform the files need, and the way to WhatsApp. */
    public record Ground(Vertx vertx, Database database, EventStream events, Background background, InstantSource clock,
            Vault vault, GraphClient graph, ZapiClient zapi) {}

    /**
     * Who is let in, and to what.
     *
     * @param sessions tells whether the session of a media token still lives
     * @param access tells who sees a conversation, and so its files
     * @param uploads how many files a user may upload
     * @param accessKey signs access tokens
     * @param auditTrail is told who reads and takes along what
     */
    public record Guards(Authenticator authenticator, SocketAuthenticator sessions, ConversationAccess access,
            RateLimit uploads, ClientAddress clientAddress, Secret accessKey, AuditTrail auditTrail) {}

    /** @param directory of the files, on a disk that all servers share */
    public MediaFiles(Ground ground, Path directory) {
        this.ground = ground;
        this.store = new MediaStore(directory);
        this.fetcher = new MediaFetcher(new MediaFetcher.Ground(ground.database(), ground.graph(), ground.zapi(),
                ground.vault(), ground.events(), ground.background(), ground.clock()), store, repository);
        this.outgoing = new UploadedFiles(ground.database(), ground.graph(), store, repository);
    }

    /** Mounts the token on the validated routes; upload and reading beside them, for they are streams. */
    public void addTo(Routes routes, Router router, Guards guards) {
        var tokens = new MediaTokens(guards.accessKey(), ground.clock());
        var gate = new MediaGate(guards, tokens);
        var upload = new UploadRoute(ground.vertx(), ground.database(), store, repository, gate);
        var download = new DownloadRoute(ground.database(), store, repository, gate, guards);
        routes.add("createMediaToken", request -> Reply.ok(tokens.issue(request.caller())));
        router.post(PATH).handler(context -> upload.handle(context.request()));
        router.get(PATH + "/:id").handler(context -> download.handle(context.request(), context.pathParam("id")));
    }

    /** Begins to fetch what customers sent, and to sweep up after crashes. */
    public void start() {
        fetcher.start();
        ground.background().repeat(SWEEP, "orphan files", () -> sweepOrphans(ORPHAN_AGE));
    }

    /** Files of an organization may wait to be fetched. Does not wait. */
    public void wake(OrganizationId organization) {
        fetcher.wake(organization);
    }

    /** Asks once more for a file that was given up; false when there is nothing to ask for. */
    public boolean fetchAgain(OrganizationId organization, UUID file) {
        return fetcher.fetchAgain(organization, file);
    }

    /** Makes files known to WhatsApp before a message names them. */
    public OutgoingFiles outgoing() {
        return outgoing;
    }

    /** Copies of files for somebody to send, each as if they had uploaded it: a file that is sent belongs to its conversation. */
    public List<UploadedMedia> copies(Caller caller, List<UUID> files) {
        return files.stream().flatMap(file -> copy(caller, file).stream()).toList();
    }

    private Optional<UploadedMedia> copy(Caller caller, UUID file) {
        var organization = caller.organization();
        var found = ground.database().inTransaction(organization, tx -> repository.find(tx, file));
        return found.flatMap(original -> {
            var id = Ids.next();
            return store.copy(organization, original.storageKey(), id).map(key -> {
                ground.database().inTransaction(organization,
                        tx -> repository.insertCopy(tx, file, id, caller.userId(), key));
                return UploadedMedia.of(id, original.mimeType(), original.size(), original.fileName());
            });
        });
    }

    /** Takes away at once the files whose rows are gone; what it does not come to, the sweep does. */
    public void delete(OrganizationId organization, List<String> storageKeys) {
        storageKeys.forEach(key -> store.delete(organization, key));
    }

    /** Whether nothing is being fetched here. */
    public boolean isIdle() {
        return fetcher.isIdle();
    }

    /** Takes away the files that a crash left without a row, and says how many. */
    int sweepOrphans(Duration age) {
        return store.sweep(ground.clock().instant(), age, (organization, ids) -> ground.database()
                .inTransaction(organization, tx -> repository.withFiles(tx, ids)));
    }
}
