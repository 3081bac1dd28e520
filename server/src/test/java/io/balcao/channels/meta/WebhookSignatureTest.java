package io.balcao.channels.meta;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.channels.meta.WebhookSignature.Verdict;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IN-01 to IN-03: who cannot sign with the app secret is not Meta. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookSignatureTest {
    private static final byte[] EMPTY = "{\"object\":\"whatsapp_business_account\",\"entry\":[]}".getBytes(UTF_8);
    private static final String EMPTY_DIGEST = "855f3ff3b5f6f84ccfedcdd13750393c59a5f9a620a7c78ed20e8ad7a2905395";
    private static final byte[] ESCAPED = ("{\"entry\":[{\"id\":\"700100200300\",\"changes\":[{\"field\":\"messages\","
            + "\"value\":{\"messaging_product\":\"whatsapp\",\"metadata\":{\"display_phone_number\":\"551140000000\","
            + "\"phone_number_id\":\"800100200300\"},\"messages\":[{\"from\":\"551199990000\",\"id\":\"wamid.T1\","
            + "\"timestamp\":\"1790000000\",\"type\":\"text\",\"text\":{\"body\":\"Ol\\u00e1 \\ud83d\\ude42\"}}]}}]}],"
            + "\"object\":\"whatsapp_business_account\"}").getBytes(UTF_8);
    private static final String ESCAPED_DIGEST = "4358c20950a6a0e615cd6686eaedd6d36a04d06f5aafe3f6a827e92d0115a614";
    private static final String REWRITTEN_DIGEST = "ca2f2b2f158b2ceee8d7223ac8a6d166e22bba85d4fbfb815d8de22e073d7ef6";

    private final WebhookSignature signature = new WebhookSignature("demo-app-secret-01");

    @Test
    void the_signature_is_over_the_bytes_as_they_arrived() {
        assertThat(ESCAPED).hasSize(360);
        assertThat(check(EMPTY, "sha256=" + EMPTY_DIGEST)).isEqualTo(Verdict.VALID);
        assertThat(check(ESCAPED, "sha256=" + ESCAPED_DIGEST)).isEqualTo(Verdict.VALID);
    }

    @Test
    void the_same_document_written_again_is_another_body() {
        var rewritten = new String(ESCAPED, UTF_8).replace("\\u00e1", "á").replace("\\ud83d\\ude42", "🙂")
                .getBytes(UTF_8);
        assertThat(rewritten).hasSize(348);
        assertThat(check(rewritten, "sha256=" + ESCAPED_DIGEST)).isEqualTo(Verdict.WRONG);
        assertThat(check(rewritten, "sha256=" + REWRITTEN_DIGEST)).isEqualTo(Verdict.VALID);
    }

    @Test
    void every_flipped_bit_is_noticed() {
        for (int i = 0; i < EMPTY.length * 8; i++) {
            var flipped = EMPTY.clone();
            flipped[i / 8] ^= (byte) (1 << (i % 8));
            assertThat(check(flipped, "sha256=" + EMPTY_DIGEST)).isEqualTo(Verdict.WRONG);
        }
    }

    @Test
    void anything_but_one_header_of_the_one_form_is_refused() {
        assertThat(check(EMPTY)).isEqualTo(Verdict.MISSING);
        assertThat(check(EMPTY, "sha256=" + EMPTY_DIGEST, "sha256=" + EMPTY_DIGEST)).isEqualTo(Verdict.SEVERAL);
        assertThat(check(EMPTY, "sha256=" + EMPTY_DIGEST + ",sha256=" + EMPTY_DIGEST)).isEqualTo(Verdict.MALFORMED);
        assertThat(check(EMPTY, EMPTY_DIGEST)).isEqualTo(Verdict.MALFORMED);
        assertThat(check(EMPTY, "sha1=" + EMPTY_DIGEST)).isEqualTo(Verdict.MALFORMED);
        assertThat(check(EMPTY, "sha256=")).isEqualTo(Verdict.MALFORMED);
        assertThat(check(EMPTY, "")).isEqualTo(Verdict.MALFORMED);
        assertThat(check(EMPTY, "sha256=" + EMPTY_DIGEST.substring(1))).isEqualTo(Verdict.MALFORMED);
        assertThat(check(EMPTY, "sha256=" + "é".repeat(64))).isEqualTo(Verdict.WRONG);
        assertThat(check(EMPTY, "sha256=" + EMPTY_DIGEST.toUpperCase(Locale.ROOT))).isEqualTo(Verdict.WRONG);
    }

    @Test
    void another_channels_secret_opens_nothing() {
        var header = new WebhookSignature("another-secret").sign(EMPTY);
        assertThat(check(EMPTY, header)).isEqualTo(Verdict.WRONG);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void without_a_secret_everything_is_refused(String secret) {
        var keyless = new WebhookSignature(secret);
        assertThat(keyless.check(List.of("sha256=" + EMPTY_DIGEST), EMPTY)).isEqualTo(Verdict.NO_SECRET);
    }

    @Test
    void what_it_signs_it_accepts() {
        assertThat(check(ESCAPED, signature.sign(ESCAPED))).isEqualTo(Verdict.VALID);
    }

    private Verdict check(byte[] body, String... headers) {
        return signature.check(List.of(headers), body);
    }
}
