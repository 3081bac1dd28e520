package io.balcao.bot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OP-14: what a customer writes to the bot is read in time that grows with its length. */
@DisplayNameGeneration(ReplaceUnderscores.class)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileTextTest {
    @ParameterizedTest(name = "{index}")
    @ValueSource(strings = {"a", " ", "1", "1 ", "a ", "quero ", "e\u0301", "\u0301", "🙂", "\uD800", "ﷺ", "\u0000",
        "-"})
    void a_megabyte_of_anything_is_answered(String piece) {
        var chat = new Chat(Chat.shop());
        chat.writes("Oi");

        var answer = chat.writes(piece.repeat(1_000_000 / piece.length()));

        assertThat(Chat.texts(answer)).isNotEmpty();
    }
}
