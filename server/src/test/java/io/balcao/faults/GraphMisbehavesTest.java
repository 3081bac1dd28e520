package io.balcao.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.simulator.RecordedRequest;
import io.balcao.simulator.StatusFault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Graph takes a message and its answer is lost on the way: it is not sent again. (SE-03) */
@Tag("distribution")
@DisplayNameGeneration(ReplaceUnderscores.class)
class GraphMisbehavesTest {
    private static final int MESSAGES = 20;
    private static final Duration SOON = Duration.ofSeconds(30);

    private final Installation installation = Installation.shared();
    private final History history = new History(Path.of("target", "faults-history-graph-misbehaves.log"));
    private final Shop shop = installation.shop(1);
    private final Attendant attendant = new Attendant(shop, shop.people.getFirst(), history);
    private final List<UUID> conversations = new ArrayList<>();
    private Checker checker;

    @BeforeEach
    void greet() throws Exception {
        var customers = new Customers(shop, history, 1, MESSAGES).greet();
        checker = new Checker(shop).with(customers).with(attendant).awaitRest(SOON);
        for (var phone : customers.phones) {
            conversations.add(shop.conversationOf(phone));
        }
        customers.withAttendant();
    }

    @AfterEach
    void heal() throws InterruptedException {
        installation.heal();
        history.close();
    }

    @Test
    void a_status_tells_that_a_message_without_an_answer_has_arrived() throws Exception {
        shop.whatsapp.faults().everySend().acceptAndCut();

        conversations.forEach(conversation -> attendant.says(conversation, "Já vejo"));

        await().atMost(SOON).untilAsserted(() -> assertThat(statuses()).containsOnly("delivered"));
        checker.awaitRest(SOON).check();
        assertThat(sends()).hasSize(MESSAGES);
    }

    @Test
    void without_a_status_a_person_is_asked_and_nothing_is_sent_again() throws Exception {
        shop.whatsapp.faults().statuses(StatusFault.OFF);
        shop.whatsapp.faults().everySend().acceptAndCut();

        conversations.forEach(conversation -> attendant.says(conversation, "Já vejo"));

        await().atMost(SOON).untilAsserted(() -> assertThat(statuses()).containsOnly("uncertain"));
        shop.whatsapp.faults().heal();
        installation.stopAll();
        installation.letTimePass(Duration.ofMinutes(10));
        installation.heal();
        checker.awaitRest(SOON).check();
        assertThat(statuses()).containsOnly("uncertain");
        assertThat(sends()).hasSize(MESSAGES);
    }

    private List<String> statuses() throws java.sql.SQLException {
        return shop.rows("SELECT status FROM messages WHERE sender_type = 'attendant'", row -> row.getString(1));
    }

    /** What Graph heard of the attendant, each time that it heard it. */
    private List<RecordedRequest> sends() {
        return shop.whatsapp.sends().stream().filter(send -> attendant.accepted.containsValue(Checker.ownId(send)))
                .toList();
    }
}
