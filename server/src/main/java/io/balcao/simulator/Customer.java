package io.balcao.simulator;

import org.jspecify.annotations.Nullable;

/**
 * A person with a phone.
 *
 * @param id the simulator's own
 * @param waId the WhatsApp id, digits; null for a person known by the business-scoped id alone
 * @param userId a fixed business-scoped id; null makes one for each account, as WhatsApp does
 * @param hidesNumber behind a username: webhooks carry no number
 * @param readReceipts false: nobody learns that this person read something
 * @param online false: messages stay at {@code sent} until the phone is back
 * @param blocks true: this person blocked the business, and messages stay at {@code sent} for ever
 * @param onWhatsApp false: messages fail as undeliverable
 */
public record Customer(
        String id,
        String name,
        @Nullable String waId,
        @Nullable String userId,
        boolean hidesNumber,
        boolean readReceipts,
        boolean online,
        boolean blocks,
        boolean onWhatsApp) {

    static Customer of(String id, String name, @Nullable String waId, @Nullable String userId) {
        return new Customer(id, name, waId, userId, false, true, true, false, true);
    }

    Customer named(String other) {
        return new Customer(id, other, waId, userId, hidesNumber, readReceipts, online, blocks, onWhatsApp);
    }

    Customer withWaId(@Nullable String other) {
        return new Customer(id, name, other, userId, hidesNumber, readReceipts, online, blocks, onWhatsApp);
    }

    Customer withUserId(@Nullable String other) {
        return new Customer(id, name, waId, other, hidesNumber, readReceipts, online, blocks, onWhatsApp);
    }

    Customer hidesNumber(boolean other) {
        return new Customer(id, name, waId, userId, other, readReceipts, online, blocks, onWhatsApp);
    }

    Customer readReceipts(boolean other) {
        return new Customer(id, name, waId, userId, hidesNumber, other, online, blocks, onWhatsApp);
    }

    Customer online(boolean other) {
        return new Customer(id, name, waId, userId, hidesNumber, readReceipts, other, blocks, onWhatsApp);
    }

    Customer blocks(boolean other) {
        return new Customer(id, name, waId, userId, hidesNumber, readReceipts, online, other, onWhatsApp);
    }

    Customer onWhatsApp(boolean other) {
        return new Customer(id, name, waId, userId, hidesNumber, readReceipts, online, blocks, other);
    }

    /** The business-scoped id: one for all numbers of an account, another for another account. */
    String userIdFor(BusinessNumber number) {
        return userId != null ? userId : "BR." + Tokens.stable(id + '/' + number.wabaId(), 24);
    }

    /** The number as a business gets to see it. */
    @Nullable
    String visibleWaId() {
        return hidesNumber ? null : waId;
    }
}
