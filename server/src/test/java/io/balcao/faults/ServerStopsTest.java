package io.balcao.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.testing.ServerProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** SIGTERM: what is under way is finished, nothing new is taken, and the end is soon and clean. */
@Tag("distribution")
@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerStopsTest {
    private static final Duration STOP = Duration.ofSeconds(30);
    private static final Duration SOON = Duration.ofSeconds(60);

    private final Installation installation = Installation.shared();
    private final History history = new History(Path.of("target", "faults-history-server-stops.log"));

    @AfterEach
    void heal() throws InterruptedException {
        installation.heal();
        history.close();
    }

    // OP-01
    @Test
    void one_of_two_stops_under_load_and_finishes_what_it_had_begun() throws Exception {
        var shop = installation.shop(2);
        var customers = new Customers(shop, history, 1, 8).greet();
        var conversations = new java.util.ArrayList<java.util.UUID>();
        for (var phone : customers.phones) {
            conversations.add(shop.conversationOf(phone));
        }
        try (var one = Console.open(shop, shop.people.getFirst(), conversations);
                var other = Console.open(shop, shop.people.getLast(), conversations);
                var slow = new HalfRequest(shop, installation.first(), customers.phones.getFirst())) {
            customers.begin(Duration.ofMillis(30));
            customers.awaitMore(100, SOON);

            installation.first().terminate();

            await().atMost(SOON).until(() -> !isReady(installation.first()));
            assertThat(installation.first().isAlive()).as("waits for what is under way").isTrue();
            assertThat(slow.finish()).as("answer to a request that had begun before").isEqualTo(200);
            assertThat(installation.first().awaitEnd(STOP)).as("exit code").isZero();
            customers.awaitMore(100, SOON);
            installation.heal();
            customers.awaitMore(100, SOON);
            customers.end();

            new Checker(shop).with(customers).with(one, other).awaitRest(SOON).check();
            assertThat(customers.tries).as("webhooks were answered 200, or found nobody, or were cut once")
                    .noneMatch(one_try -> one_try.status() > 200);
        }
    }

    // OP-02
    @Test
    void a_second_signal_does_not_wait_for_what_is_under_way() throws Exception {
        var shop = installation.shop(1);
        var server = installation.second();
        try (var slow = new HalfRequest(shop, server, "5511970000001")) {
            server.terminate();
            await().atMost(SOON).until(() -> !isReady(server));
            assertThat(server.isAlive()).as("waits for what is under way").isTrue();
            long begin = System.nanoTime();

            server.terminate();

            assertThat(server.awaitEnd(STOP)).as("exit code").isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
            assertThat(slow.isCutOff()).isTrue();
        }
    }

    private static boolean isReady(ServerProcess server) {
        return Http.call(server.port(), "GET", "/health/ready", "", Duration.ofSeconds(3),
                Map.of()) instanceof Http.Outcome.Answered answered && answered.status() == 200;
    }

    /** A webhook of which one byte is still to come. */
    private static final class HalfRequest implements AutoCloseable {
        private final Socket socket;
        private final byte[] body;

        HalfRequest(Shop shop, ServerProcess server, String phone) throws IOException {
            body = Customers.webhook(shop.number.phoneNumberId(), phone, "wamid.half" + System.nanoTime(), "oi")
                    .getBytes(UTF_8);
            socket = new Socket("127.0.0.1", server.port());
            socket.getOutputStream().write(("POST /api/v1/webhooks/whatsapp HTTP/1.1\r\nHost: 127.0.0.1\r\n"
                    + "Content-Type: application/json\r\nX-Hub-Signature-256: " + shop.signature.sign(body)
                    + "\r\nContent-Length: " + body.length + "\r\n\r\n").getBytes(US_ASCII));
            socket.getOutputStream().write(body, 0, body.length - 1);
        }

        /** Sends the rest; the status of the answer. */
        int finish() throws IOException {
            socket.setSoTimeout((int) SOON.toMillis());
            socket.getOutputStream().write(body, body.length - 1, 1);
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII)).readLine();
            return line == null ? -1 : Integer.parseInt(line.split(" ")[1]);
        }

        /** Whether the other side ended it without an answer. */
        boolean isCutOff() throws IOException {
            socket.setSoTimeout((int) SOON.toMillis());
            try {
                return socket.getInputStream().read() < 0;
            } catch (SocketException reset) {
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
