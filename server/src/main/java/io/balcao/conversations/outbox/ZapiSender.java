package io.balcao.conversations.outbox;

import io.balcao.channels.Failure;
import io.balcao.channels.OutboundContent.Media;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.SendOutcome.Consequence;
import io.balcao.channels.zapi.ZapiAccount;
import io.balcao.channels.zapi.ZapiClient;
import io.balcao.conversations.outbox.OutboxRepository.Claimed;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Hands a stored message to Z-API. */
final class ZapiSender implements ChannelSender {
    private final ZapiClient zapi;
    private final OutgoingFiles files;
    private final Vault vault;

    ZapiSender(ZapiClient zapi, OutgoingFiles files, Vault vault) {
        this.zapi = zapi;
        this.files = files;
        this.vault = vault;
    }

    @Override
    public SendOutcome send(OrganizationId organization, Claimed message, BooleanSupplier isStillOurs) {
        var token = vault.open(Objects.requireNonNull(message.sealedToken()).getBytes());
        var clientToken = message.sealedClientToken();
        var account = new ZapiAccount(message.phoneNumberId(), token.value(),
                clientToken == null ? null : vault.open(clientToken.getBytes()).value());
        // Nothing is uploaded beforehand: the file itself travels with its message.
        var outbound = Contents.read(message, (media, kind) -> media.toString());
        if (!isStillOurs.getAsBoolean()) {
            return new SendOutcome.Retry(Failure.of("interrupted"), null, false);
        }
        if (outbound.content() instanceof Media media) {
            return files.find(organization, UUID.fromString(media.mediaId()))
                    .map(file -> zapi.send(account, outbound, media, file)).orElseGet(() -> new SendOutcome.Refused(
                            Failure.of("media_gone"), "media_id", Consequence.NONE));
        }
        return zapi.send(account, outbound, isStillOurs);
    }
}
