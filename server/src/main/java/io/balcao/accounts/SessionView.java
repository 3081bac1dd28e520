package io.balcao.accounts;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/** What a login answers: who one is, and the tokens. */
record SessionView(CurrentUserView user, @JsonUnwrapped TokenPair tokens) {}
