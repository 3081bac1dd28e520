package io.balcao.conversations.media;

import io.balcao.channels.Failure;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaUpload;
import io.balcao.channels.media.MediaStore;
import io.balcao.channels.meta.GraphAccount;
import io.balcao.channels.meta.GraphClient;
import io.balcao.channels.zapi.OutgoingFile;
import io.balcao.conversations.outbox.OutgoingFiles;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Hands our files to WhatsApp, each once a number for as long as WhatsApp keeps it. */
final class UploadedFiles implements OutgoingFiles {
    /** A day less than WhatsApp keeps it, for the message may wait. */
    private static final Duration KEPT = Duration.ofDays(29);

    private final Database database;
    private final GraphClient graph;
    private final MediaStore store;
    private final MediaRepository repository;

    UploadedFiles(Database database, GraphClient graph, MediaStore store, MediaRepository repository) {
        this.database = database;
        this.graph = graph;
        this.store = store;
        this.repository = repository;
    }

    @Override
    public MediaUpload upload(OrganizationId organization, GraphAccount account, UUID media, MediaKind kind) {
        var known = database.inTransaction(organization,
                tx -> repository.graphId(tx, media, account.phoneNumberId(), KEPT));
        if (known.isPresent()) {
            return new MediaUpload.Uploaded(known.get());
        }
        var file = find(organization, media).orElse(null);
        if (file == null) {
            return new MediaUpload.Refused(Failure.of("media_gone"));
        }
        var outcome = graph.upload(account, file.path(), kind, file.mimeType(), file.fileName());
        if (outcome instanceof MediaUpload.Uploaded(var externalId)) {
            database.inTransaction(organization, tx -> {
                repository.noteGraphId(tx, media, account.phoneNumberId(), externalId);
                return true;
            });
        }
        return outcome;
    }

    @Override
    public Optional<OutgoingFile> find(OrganizationId organization, UUID media) {
        return database.inTransaction(organization, tx -> repository.find(tx, media))
                .flatMap(stored -> store.find(organization, stored.storageKey()).map(path -> new OutgoingFile(path,
                        stored.mimeType(), Objects.requireNonNullElse(stored.fileName(), "file"))));
    }
}
