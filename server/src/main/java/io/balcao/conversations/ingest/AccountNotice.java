package io.balcao.conversations.ingest;

import io.balcao.channels.meta.AccountEvent.AccountUpdate;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What an {@code account_update} means for whoever looks after a number. Most of them mean nothing.
 *
 * @param reason the key of the sentence, see {@link io.balcao.channels.Failure}
 * @param details Meta's own words: which rule, from when on
 */
record AccountNotice(String reason, @Nullable String details) {
    private static final String REINSTATED = "account_reinstated";

    static Optional<AccountNotice> of(AccountUpdate update) {
        var value = update.value();
        return Optional.ofNullable(switch (update.event()) {
            case "DISABLED_UPDATE" -> {
                var ban = value.path("ban_info");
                var date = ban.path("waba_ban_date").asText(null);
                yield switch (ban.path("waba_ban_state").asText()) {
                    case "DISABLE" -> new AccountNotice("account_disabled", date);
                    case "SCHEDULE_FOR_DISABLE" -> new AccountNotice("account_disable_planned", date);
                    case "REINSTATE" -> new AccountNotice(REINSTATED, null);
                    default -> null;
                };
            }
            case "ACCOUNT_VIOLATION" -> new AccountNotice("account_violation",
                    value.path("violation_info").path("violation_type").asText(null));
            case "ACCOUNT_RESTRICTION" -> new AccountNotice("account_restricted",
                    StreamSupport.stream(value.path("restriction_info").spliterator(), false)
                            .map(one -> one.path("restriction_type").asText()).collect(Collectors.joining(", ")));
            case "ACCOUNT_DELETED" -> new AccountNotice("account_deleted", null);
            default -> null;
        });
    }

    /** What is kept of it: nothing once all is well again. */
    @Nullable
    String stored() {
        return reason.equals(REINSTATED) ? null : reason;
    }
}
