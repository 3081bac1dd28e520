package io.balcao.channels.meta;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.meta.AccountEvent.AccountUpdate;
import io.balcao.channels.meta.AccountEvent.MarketingPreference;
import io.balcao.channels.meta.AccountEvent.NumberQuality;
import io.balcao.channels.meta.AccountEvent.OtherField;
import io.balcao.channels.meta.AccountEvent.TemplateCategory;
import io.balcao.channels.meta.AccountEvent.TemplateQuality;
import io.balcao.channels.meta.AccountEvent.TemplateStatus;
import io.balcao.channels.wire.Fields;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the webhook fields other than messages. One that lacks what its event needs is kept as {@link OtherField}. */
final class AccountEvents {
    private AccountEvents() {}

    static List<AccountEvent> read(String accountId, String field, ObjectNode value, Instant receivedAt) {
        if (field.equals("user_preferences")) {
            var preferences = preferences(accountId, value, receivedAt);
            if (!preferences.isEmpty()) {
                return preferences;
            }
        }
        var event = switch (field) {
            case "message_template_status_update" -> templateStatus(accountId, value);
            case "template_category_update" -> templateCategory(accountId, value);
            case "message_template_quality_update" -> templateQuality(accountId, value);
            case "account_update" -> accountUpdate(accountId, value);
            case "phone_number_quality_update" -> numberQuality(accountId, value);
            default -> null;
        };
        return List.of(event == null ? new OtherField(accountId, field, phoneNumberId(value), value) : event);
    }

    private static @Nullable String phoneNumberId(ObjectNode value) {
        return Fields.text(Fields.object(value, "metadata"), "phone_number_id");
    }

    private static List<AccountEvent> preferences(String accountId, ObjectNode value, Instant receivedAt) {
        var preferences = new ArrayList<AccountEvent>();
        if (value.get("user_preferences") instanceof ArrayNode list) {
            for (var one : list) {
                var wish = Fields.text(one, "value", "");
                var waId = Fields.digits(one, "wa_id");
                var userId = Fields.text(one, "user_id");
                var known = wish.equals("stop") || wish.equals("resume");
                if (known && (waId != null || userId != null)
                        && Fields.text(one, "category", "").equals("marketing_messages")) {
                    var at = Fields.moment(one, "timestamp", receivedAt);
                    preferences.add(new MarketingPreference(accountId, phoneNumberId(value), waId, userId,
                            wish.equals("stop"), at == null ? receivedAt : at));
                }
            }
        }
        return preferences;
    }

    private static @Nullable AccountEvent templateStatus(String accountId, ObjectNode value) {
        var id = Fields.whole(value, "message_template_id");
        var event = Fields.text(value, "event");
        if (id == null || event == null) {
            return null;
        }
        var reason = Fields.text(value, "reason");
        return new TemplateStatus(accountId, id, Fields.text(value, "message_template_name", ""),
                Fields.text(value, "message_template_language", ""), Fields.text(value, "message_template_category"),
                event, reason == null || reason.equals("NONE") ? null : reason, templateDetails(value));
    }

    private static @Nullable String templateDetails(ObjectNode value) {
        var rejection = Fields.text(Fields.object(value, "rejection_info"), "reason");
        return rejection == null ? Fields.text(Fields.object(value, "other_info"), "description") : rejection;
    }

    /** {@code correct_category} announces a change to come; without it, the change was made. */
    private static @Nullable AccountEvent templateCategory(String accountId, ObjectNode value) {
        var id = Fields.whole(value, "message_template_id");
        var category = Fields.text(value, "new_category");
        return id == null || category == null || value.has("correct_category")
                ? null
                : new TemplateCategory(accountId, id, Fields.text(value, "message_template_name", ""),
                        Fields.text(value, "message_template_language", ""), category);
    }

    private static @Nullable AccountEvent templateQuality(String accountId, ObjectNode value) {
        var id = Fields.whole(value, "message_template_id");
        var quality = Fields.text(value, "new_quality_score");
        return id == null || quality == null
                ? null
                : new TemplateQuality(accountId, id, Fields.text(value, "message_template_name", ""),
                        Fields.text(value, "message_template_language", ""), quality);
    }

    private static @Nullable AccountEvent accountUpdate(String accountId, ObjectNode value) {
        var event = Fields.text(value, "event");
        return event == null ? null : new AccountUpdate(accountId, event, value);
    }

    private static @Nullable AccountEvent numberQuality(String accountId, ObjectNode value) {
        var event = Fields.text(value, "event");
        return event == null
                ? null
                : new NumberQuality(accountId, Fields.text(value, "display_phone_number", ""), event,
                        Fields.text(value, "max_daily_conversations_per_business"));
    }
}
