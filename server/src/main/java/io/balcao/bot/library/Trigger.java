package io.balcao.bot.library;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What begins a flow: schema {@code FlowTrigger} of the OpenAPI document.
 *
 * @param words of {@link Kind#KEYWORD}: any of them, whole, anywhere in the message
 * @param channelId only what comes by this number; null for all
 */
record Trigger(UUID flowId, Kind kind, List<String> words, @Nullable UUID channelId) {
    Trigger {
        words = List.copyOf(words);
    }

    /** When it fits. */
    enum Kind {
        @JsonProperty("always")
        ALWAYS,
        /** The customer wrote one of the words. */
        @JsonProperty("keyword")
        KEYWORD,
        /** The customer never wrote before. */
        @JsonProperty("first_contact")
        FIRST_CONTACT, @JsonProperty("returning_customer")
        RETURNING_CUSTOMER,
        /** Nobody is there, as the organization's calendar says. */
        @JsonProperty("outside_hours")
        OUTSIDE_HOURS,
        /** The customer came by an advertisement. */
        @JsonProperty("ad_referral")
        AD_REFERRAL,
        /** A request says so: see {@link FlowStarts}. */
        @JsonProperty("api")
        API,
        /** People closed a conversation: see {@link FollowUps}. */
        @JsonProperty("after_close")
        AFTER_CLOSE
    }
}
