package io.balcao.conversations.outbox;

import io.balcao.channels.Failure;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaUpload;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.SendOutcome.Consequence;
import io.balcao.channels.meta.GraphAccount;
import io.balcao.channels.meta.GraphClient;
import io.balcao.conversations.outbox.OutboxRepository.Claimed;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Hands a stored message to Meta's Cloud API, and before it the files that it names. */
final class WhatsappSender implements ChannelSender {
    private final GraphClient graph;
    private final OutgoingFiles files;
    private final Vault vault;

    WhatsappSender(GraphClient graph, OutgoingFiles files, Vault vault) {
        this.graph = graph;
        this.files = files;
        this.vault = vault;
    }

    @Override
    public SendOutcome send(OrganizationId organization, Claimed message, BooleanSupplier isStillOurs) {
        var token = vault.open(Objects.requireNonNull(message.sealedToken()).getBytes());
        var account = new GraphAccount(message.phoneNumberId(), token.value(), null);
        var uploads = new Uploads(organization, account);
        try {
            var outbound = Contents.read(message, uploads::idOf);
            if (!isStillOurs.getAsBoolean()) {
                return new SendOutcome.Retry(Failure.of("interrupted"), null, false);
            }
            return graph.send(account, outbound);
        } catch (NotUploaded refused) {
            return refused.outcome;
        }
    }

    /** Files that a message names, made known to WhatsApp on the way. */
    private final class Uploads {
        private final OrganizationId organization;
        private final GraphAccount account;

        Uploads(OrganizationId organization, GraphAccount account) {
            this.organization = organization;
            this.account = account;
        }

        String idOf(UUID media, MediaKind kind) {
            return switch (files.upload(organization, account, media, kind)) {
                case MediaUpload.Uploaded uploaded -> uploaded.mediaId();
                case MediaUpload.Retry retry ->
                    throw new NotUploaded(new SendOutcome.Retry(retry.why(), retry.after(), true));
                case MediaUpload.Refused refused -> throw new NotUploaded(refused(refused.why()));
                case MediaUpload.ChannelStopped stopped ->
                    throw new NotUploaded(new SendOutcome.ChannelStopped(stopped.why()));
            };
        }

        private static SendOutcome refused(Failure why) {
            return new SendOutcome.Refused(why, "media_id", Consequence.NONE);
        }
    }

    /** Ends a message whose file did not get through, before anything of it was sent. */
    private static final class NotUploaded extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient SendOutcome outcome;

        NotUploaded(SendOutcome outcome) {
            super("not uploaded", null, false, false);
            this.outcome = outcome;
        }
    }
}
