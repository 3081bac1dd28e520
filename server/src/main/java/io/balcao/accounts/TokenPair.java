package io.balcao.accounts;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The two tokens of a session, in the spelling of the wire contract. */
record TokenPair(@JsonProperty("accessToken") String accessToken, @JsonProperty("refreshToken") String refreshToken) {
    @Override
    public String toString() {
        return "***";
    }
}
