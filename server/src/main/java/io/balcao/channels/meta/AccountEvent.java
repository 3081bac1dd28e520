package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What Meta reports about the account, its templates and the wishes of its customers (Meta for Developers, <i>Webhooks
 * reference</i>, one page a field). Fields that mean nothing here are kept as {@link OtherField}; none is an error.
 */
public sealed interface AccountEvent {
    /** The WhatsApp Business Account, from {@code entry[].id}; empty when the entry did not say. */
    String accountId();

    /**
     * {@code message_template_status_update}.
     *
     * @param event
     *            {@code APPROVED}, {@code REJECTED}, {@code PAUSED}, {@code DISABLED} and others
     * @param reason
     *            Meta's word for it, absent when it is {@code NONE}
     * @param details
     *            the sentence for people, of a rejection or a pause
     */
    record TemplateStatus(String accountId, long templateId, String name, String language, @Nullable String category,
            String event, @Nullable String reason, @Nullable String details) implements AccountEvent {}

    /** {@code template_category_update}, once it took effect. */
    record TemplateCategory(String accountId, long templateId, String name, String language,
            String category) implements AccountEvent {}

    /** {@code message_template_quality_update}: {@code GREEN}, {@code YELLOW}, {@code RED} or {@code UNKNOWN}. */
    record TemplateQuality(String accountId, long templateId, String name, String language,
            String quality) implements AccountEvent {}

    /** {@code account_update}: the event and the object that belongs to it, whole. */
    record AccountUpdate(String accountId, String event, ObjectNode value) implements AccountEvent {}

    /** {@code phone_number_quality_update}: the number by its display form, for the id is not in it. */
    record NumberQuality(String accountId, String displayPhoneNumber, String event,
            @Nullable String limit) implements AccountEvent {}

    /** {@code user_preferences}: a person stopped marketing from a number, or allows it again. */
    record MarketingPreference(String accountId, @Nullable String phoneNumberId, @Nullable String waId,
            @Nullable String userId, boolean stopped, Instant at) implements AccountEvent {}

    /** Every other field, as it came. */
    record OtherField(String accountId, String field, @Nullable String phoneNumberId,
            ObjectNode value) implements AccountEvent {}
}
