package io.balcao.testing;

import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaUpload;
import io.balcao.channels.meta.GraphAccount;
import io.balcao.channels.zapi.OutgoingFile;
import io.balcao.conversations.outbox.OutgoingFiles;
import io.balcao.platform.OrganizationId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Files for tests that have none, or that only care what happens while one goes up. */
public record NoFiles(Supplier<MediaUpload> upload) implements OutgoingFiles {
    public NoFiles() {
        this(() -> {
            throw new IllegalStateException("no files here");
        });
    }

    @Override
    public MediaUpload upload(OrganizationId organization, GraphAccount account, UUID media, MediaKind kind) {
        return upload.get();
    }

    @Override
    public Optional<OutgoingFile> find(OrganizationId organization, UUID media) {
        return Optional.empty();
    }
}
