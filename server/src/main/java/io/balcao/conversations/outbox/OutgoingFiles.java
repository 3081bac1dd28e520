package io.balcao.conversations.outbox;

import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaUpload;
import io.balcao.channels.meta.GraphAccount;
import io.balcao.platform.OrganizationId;
import java.util.UUID;

/** Makes a stored file known to the channel before a message names it. */
@FunctionalInterface
public interface OutgoingFiles {
    /** The channel's id of a file, uploading it when that has not been done lately. Runs on a virtual thread. */
    MediaUpload upload(OrganizationId organization, GraphAccount account, UUID media, MediaKind kind);
}
