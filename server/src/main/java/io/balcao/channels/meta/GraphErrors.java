package io.balcao.channels.meta;

import io.balcao.channels.ChannelError;
import io.balcao.channels.Failure;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.SendOutcome.ChannelStopped;
import io.balcao.channels.SendOutcome.Consequence;
import io.balcao.channels.SendOutcome.PairRateLimited;
import io.balcao.channels.SendOutcome.Refused;
import io.balcao.channels.SendOutcome.Retry;
import io.balcao.channels.SendOutcome.SlowDown;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What each error code of WhatsApp means for the message that met it (Meta for Developers, <i>Error codes</i>, 12 December
 * 2025, and <i>Business-scoped user IDs</i>). A code can come in the answer to a send, in a {@code failed} status after a
 * 200, or in both: this one table serves both places. The code decides, not the HTTP status and not the words.
 */
public final class GraphErrors {
    private static final Map<Integer, Entry> TABLE = table();

    /** What to do about it. */
    enum Reaction {
        RETRY, RETRY_FEW, RETRY_IN_TEN_MINUTES, SLOW_DOWN, PAIR_RATE, STOP_CHANNEL, REFUSE, REFUSE_AND_ALERT, REFUSE_MARKETING_OPT_OUT
    }

    private record Entry(Reaction reaction, String reason) {}

    private GraphErrors() {}

    /** What a {@code failed} status means; its first error counts, for Meta sends one. */
    public static SendOutcome ofStatus(@Nullable ChannelError error) {
        return error == null
                ? outcome(Reaction.REFUSE, Failure.of("unknown"), null)
                : outcome(error.code(), details(error), 0, null);
    }

    private static @Nullable String details(ChannelError error) {
        return error.details() == null ? error.title() : error.details();
    }

    /** What an error in the answer to a call means. */
    static SendOutcome outcome(int code, @Nullable String details, int httpStatus, @Nullable Duration after) {
        var entry = find(code, httpStatus);
        return outcome(entry.reaction(), new Failure(entry.reason(), code, details), after);
    }

    /** The keys of all sentences that the table needs. */
    static Set<String> reasons() {
        var reasons = new TreeSet<String>();
        TABLE.values().forEach(entry -> reasons.add(entry.reason()));
        return reasons;
    }

    private static SendOutcome outcome(Reaction reaction, Failure why, @Nullable Duration after) {
        return switch (reaction) {
            case RETRY -> new Retry(why, after, false);
            case RETRY_FEW -> new Retry(why, after, true);
            case RETRY_IN_TEN_MINUTES -> new Retry(why, Duration.ofMinutes(10), true);
            case SLOW_DOWN -> new SlowDown(why, after);
            case PAIR_RATE -> new PairRateLimited(why);
            case STOP_CHANNEL -> new ChannelStopped(why);
            case REFUSE -> new Refused(why, null, Consequence.NONE);
            case REFUSE_AND_ALERT -> new Refused(why, null, Consequence.ALERT);
            case REFUSE_MARKETING_OPT_OUT -> new Refused(why, null, Consequence.NO_MARKETING);
        };
    }

    private static Entry find(int code, int httpStatus) {
        var known = TABLE.get(code);
        if (known != null) {
            return known;
        }
        if (code >= 200 && code <= 299) {
            return new Entry(Reaction.STOP_CHANNEL, "permission_missing");
        }
        // A code that is newer than the table: only the kind of the answer is left to go by.
        if (httpStatus == 401) {
            return new Entry(Reaction.STOP_CHANNEL, "token_invalid");
        }
        if (httpStatus == 429) {
            return new Entry(Reaction.SLOW_DOWN, "rate_limited");
        }
        return httpStatus >= 500
                ? new Entry(Reaction.RETRY_FEW, "provider_error")
                : new Entry(Reaction.REFUSE, "unknown");
    }

    private static Map<Integer, Entry> table() {
        var table = new HashMap<Integer, Entry>();
        put(table, Reaction.STOP_CHANNEL, "token_invalid", 0, 190);
        put(table, Reaction.STOP_CHANNEL, "permission_missing", 3, 10, 131005);
        put(table, Reaction.STOP_CHANNEL, "channel_misconfigured", 33);
        put(table, Reaction.STOP_CHANNEL, "account_restricted", 368, 131031);
        put(table, Reaction.STOP_CHANNEL, "display_name_not_approved", 131037);
        put(table, Reaction.STOP_CHANNEL, "channel_not_registered", 131045, 133005, 133006, 133008, 133009, 133010,
                133015,
                133016);
        put(table, Reaction.RETRY_FEW, "provider_error", 1, 131000);
        put(table, Reaction.RETRY, "provider_unavailable", 2, 131016, 133000, 133004);
        put(table, Reaction.RETRY, "account_maintenance", 131057);
        put(table, Reaction.SLOW_DOWN, "rate_limited", 4, 80007, 130429);
        put(table, Reaction.PAIR_RATE, "pair_rate", 131056);
        put(table, Reaction.RETRY_FEW, "flow_throttled", 132069);
        put(table, Reaction.RETRY_IN_TEN_MINUTES, "template_syncing", 134101);
        put(table, Reaction.REFUSE, "invalid_parameter", 100, 131008, 131009, 131055, 134100, 135000);
        put(table, Reaction.REFUSE, "recipient_in_experiment", 130472);
        put(table, Reaction.REFUSE, "country_not_allowed", 130497);
        put(table, Reaction.REFUSE, "recipient_is_sender", 131021);
        put(table, Reaction.REFUSE, "undeliverable", 131026);
        put(table, Reaction.REFUSE, "window_closed", 131047);
        put(table, Reaction.REFUSE, "marketing_capped", 131049);
        put(table, Reaction.REFUSE_MARKETING_OPT_OUT, "marketing_opt_out", 131050);
        put(table, Reaction.REFUSE, "type_unsupported", 131051);
        put(table, Reaction.REFUSE, "media_not_downloaded", 131052);
        put(table, Reaction.REFUSE, "media_rejected", 131053);
        put(table, Reaction.REFUSE, "phone_number_needed", 131062);
        put(table, Reaction.REFUSE, "template_parameters", 132000, 132012);
        put(table, Reaction.REFUSE, "template_unknown", 132001, 134102);
        put(table, Reaction.REFUSE, "template_too_long", 132005);
        put(table, Reaction.REFUSE, "template_policy", 132007);
        put(table, Reaction.REFUSE, "template_paused", 132015);
        put(table, Reaction.REFUSE, "template_disabled", 132016);
        put(table, Reaction.REFUSE, "flow_blocked", 132068);
        put(table, Reaction.REFUSE_AND_ALERT, "payment_problem", 131042, 134011);
        put(table, Reaction.REFUSE_AND_ALERT, "spam_limited", 131048);
        return Map.copyOf(table);
    }

    private static void put(Map<Integer, Entry> table, Reaction reaction, String reason, int... codes) {
        for (var code : codes) {
            table.put(code, new Entry(reaction, reason));
        }
    }
}
