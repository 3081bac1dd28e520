package io.balcao.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Servers that are started side by side get ports that nothing else takes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FreePortTest {
    private static final int FIRST_OF_OUTGOING_CONNECTIONS = 32_768;

    @Test
    void each_is_another_and_none_is_one_that_an_outgoing_connection_could_take() {
        var ports = IntStream.range(0, 500).parallel().mapToObj(any -> FreePort.next()).toList();

        assertThat(ports).doesNotHaveDuplicates()
                .allMatch(port -> port > 1_024 && port < FIRST_OF_OUTGOING_CONNECTIONS);
    }

    @Test
    void it_can_be_listened_on() throws IOException {
        int port = FreePort.next();

        try (var socket = new ServerSocket(port)) {
            assertThat(socket.getLocalPort()).isEqualTo(port);
        }
    }
}
