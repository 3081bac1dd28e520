package io.balcao.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whose address a request is counted on (AU-15). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ClientAddressTest {
    private final ClientAddress address = new ClientAddress(Set.of("10.0.0.1", "10.0.0.2"));

    @Test
    void what_an_untrusted_peer_says_is_not_believed() {
        assertThat(address.of("203.0.113.7", "198.51.100.1")).isEqualTo("203.0.113.7");
        assertThat(address.of("203.0.113.7", "10.0.0.1")).isEqualTo("203.0.113.7");
    }

    @Test
    void a_proxy_of_ours_is_believed_about_its_own_peer() {
        assertThat(address.of("10.0.0.1", "203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(address.of("10.0.0.1", "203.0.113.7, 10.0.0.2")).isEqualTo("203.0.113.7");
    }

    @Test
    void what_the_client_wrote_before_is_not() {
        assertThat(address.of("10.0.0.1", "198.51.100.1, 203.0.113.7")).isEqualTo("203.0.113.7");
        assertThat(address.of("10.0.0.1", "127.0.0.1,, 203.0.113.7 , 10.0.0.2")).isEqualTo("203.0.113.7");
    }

    @Test
    void without_a_client_it_is_the_peer() {
        assertThat(address.of("10.0.0.1", null)).isEqualTo("10.0.0.1");
        assertThat(address.of("10.0.0.1", "")).isEqualTo("10.0.0.1");
        assertThat(address.of("10.0.0.1", "10.0.0.2, 10.0.0.1")).isEqualTo("10.0.0.1");
    }
}
