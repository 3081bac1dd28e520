package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Role;
import io.balcao.testing.SocketClient;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Names stand in many rows and messages on the screens: when one changes, the screens of its organization load afresh. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RenamedTest {
    private final WholeServer.Shop shop = WholeServer.shared().shop("Renomeada");

    @Test
    void everybody_of_an_organization_loads_afresh_when_a_person_or_a_department_has_another_name() {
        try (var hers = shop.user(Role.ATTENDANT).socket()) {
            loadsAfresh(hers, "/users/" + shop.admin.id, new JsonObject().put("full_name", "Ana Prado"));
            loadsAfresh(hers, "/departments/" + shop.sales, new JsonObject().put("name", "Balcão"));
        }
    }

    private void loadsAfresh(SocketClient socket, String path, JsonObject change) {
        int before = socket.count();
        assertThat(shop.admin.sends("PATCH", path, change).status()).isEqualTo(200);
        socket.await("resync after " + change, before, happening -> happening.isEvent("resync"));
    }
}
