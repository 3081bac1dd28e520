package io.balcao.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SE-05 to SE-08: what is tried again, what waits, what is over. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GraphErrorsTest {
    @ParameterizedTest
    @ValueSource(ints = {131047, 131026, 131050, 100, 132001, 131053, 131008, 131009, 132000, 132012, 132015, 132016,
        131049, 130472, 130497, 131021, 131051, 131052, 131042, 131048, 131062, 132005, 132007, 132068, 134011,
        135000})
    void a_permanent_refusal_is_not_tried_again(int code) {
        assertThat(outcome(code)).isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 131000, 131016, 131057, 132069, 133000, 133004, 134101})
    void a_passing_fault_is_tried_again(int code) {
        assertThat(outcome(code)).isInstanceOf(Retry.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 80007, 130429})
    void a_limit_of_the_number_slows_it_down(int code) {
        assertThat(outcome(code)).isInstanceOf(SlowDown.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 190, 3, 10, 200, 250, 299, 33, 368, 131005, 131031, 131037, 131045, 133010})
    void broken_access_stops_the_channel(int code) {
        assertThat(outcome(code)).isInstanceOf(ChannelStopped.class);
    }

    @Test
    void the_pair_rate_is_a_case_of_its_own() {
        assertThat(outcome(131056)).isEqualTo(new PairRateLimited(new Failure("pair_rate", 131056, "d")));
    }

    @Test
    void consequences_beyond_the_message_are_told() {
        assertThat(outcome(131050)).isEqualTo(
                new Refused(new Failure("marketing_opt_out", 131050, "d"), null, Consequence.NO_MARKETING));
        assertThat(outcome(131042)).isEqualTo(
                new Refused(new Failure("payment_problem", 131042, "d"), null, Consequence.ALERT));
        assertThat(outcome(131000)).isEqualTo(new Retry(new Failure("provider_error", 131000, "d"), null, true));
        assertThat(outcome(2)).isEqualTo(new Retry(new Failure("provider_unavailable", 2, "d"), null, false));
        assertThat(outcome(134101)).isEqualTo(
                new Retry(new Failure("template_syncing", 134101, "d"), Duration.ofMinutes(10), true));
    }

    @Test
    void a_code_of_tomorrow_is_judged_by_the_kind_of_its_answer() {
        assertThat(GraphErrors.outcome(999_999, null, 401, null)).isInstanceOf(ChannelStopped.class);
        assertThat(GraphErrors.outcome(999_999, null, 429, Duration.ofSeconds(9)))
                .isEqualTo(new SlowDown(new Failure("rate_limited", 999_999, null), Duration.ofSeconds(9)));
        assertThat(GraphErrors.outcome(999_999, null, 500, null)).isInstanceOf(Retry.class);
        assertThat(GraphErrors.outcome(999_999, null, 400, null)).isInstanceOf(Refused.class);
    }

    @Test
    void a_failed_status_is_read_by_the_same_table() {
        var error = new ChannelError(131047, "Re-engagement message", "Older than 24 hours.");
        assertThat(GraphErrors.ofStatus(error)).isEqualTo(new Refused(
                new Failure("window_closed", 131047, "Older than 24 hours."), null, Consequence.NONE));
        assertThat(GraphErrors.ofStatus(null)).isInstanceOf(Refused.class);
        assertThat(GraphErrors.ofStatus(new ChannelError(0, null, null))).isInstanceOf(ChannelStopped.class);
    }

    @Test
    void every_reason_has_its_sentence() {
        var sentences = ResourceBundle.getBundle("io.balcao.channels.failures", Locale.ROOT);
        assertThat(sentences.keySet()).containsAll(GraphErrors.reasons());
    }

    private static SendOutcome outcome(int code) {
        return GraphErrors.outcome(code, "d", 400, null);
    }
}
