package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.platform.Role;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever opens the console is given what waits, and hears of it; whoever says that they are away is given nothing. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GivenOutTest {
    private final WholeServer.Shop shop = WholeServer.shared().shop("Fila");

    @Test
    void who_opens_the_console_is_given_what_waits_until_they_say_that_they_are_away() {
        var bea = shop.user(Role.ATTENDANT);
        var change = new JsonObject().put("routing_mode", "round_robin")
                .put("member_ids", new JsonArray().add(bea.id.toString()));
        assertThat(shop.admin.sends("PATCH", "/departments/" + shop.sales, change).status()).isEqualTo(200);
        var rita = shop.waiting();

        try (var hers = bea.socket()) {
            assertThat(hers.event("notification", notice -> rita.toString().equals(notice.getString("conversation_id")))
                    .getString("kind")).isEqualTo("conversation_assigned");
            hers.event("conversation_update", row -> rita.toString().equals(row.getString("id"))
                    && bea.id.toString().equals(row.getString("assigned_user_id")));

            assertThat(hers.ask("presence", "away").getBoolean("ok")).isTrue();
            await().until(() -> availability(bea).equals("away"));
            hers.ask("presence", "online");
            await().until(() -> availability(bea).equals("online"));
        }
        await().until(() -> availability(bea).equals("offline"));
    }

    private String availability(WholeServer.Person person) {
        return shop.rows("SELECT status FROM user_availability WHERE user_id = $1", person.id).getFirst()
                .getString("status");
    }
}
