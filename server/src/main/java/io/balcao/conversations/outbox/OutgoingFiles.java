package io.balcao.conversations.outbox;

import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaUpload;
import io.balcao.channels.meta.GraphAccount;
import io.balcao.channels.zapi.OutgoingFile;
import io.balcao.platform.OrganizationId;
import java.util.Optional;
import java.util.UUID;

/** The stored files that messages name. */
public interface OutgoingFiles {
    /** Meta's id of a file, uploading it when that has not been done lately. Runs on a virtual thread. */
    MediaUpload upload(OrganizationId organization, GraphAccount account, UUID media, MediaKind kind);

    /** A file where it lies, for a channel that takes it with its message. */
    Optional<OutgoingFile> find(OrganizationId organization, UUID media);
}
