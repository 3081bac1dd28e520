package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Role;
import io.balcao.platform.realtime.Room;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A socket is in the rooms of its user, as the user is now (RT-10). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SocketRoomsTest {
    static final Office office = new Office();

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void attendants_hear_of_themselves_and_their_departments() {
        var shop = office.shop();
        var bia = shop.user(Role.ATTENDANT);
        var sales = shop.department("Vendas", bia.id);
        shop.department("Suporte");

        var principal = office.accounts.sockets().authenticate(bia.token()).orElseThrow();

        assertThat(principal.rooms()).containsExactlyInAnyOrder(Room.user(bia.id), Room.department(sales));
        assertThat(principal.organization()).isEqualTo(shop.id);
        assertThat(principal.userName()).isEqualTo("Bia attendant");
        assertThat(principal.expiresAt()).isBetween(office.clock.instant().plus(Duration.ofMinutes(14)),
                office.clock.instant().plus(Duration.ofMinutes(15)));
    }

    @Test
    void each_sight_has_its_rooms_and_no_other() {
        var shop = office.shop();
        var admin = shop.admin().token();
        var bia = shop.user(Role.ATTENDANT);
        var sales = shop.department("Vendas", bia.id);
        shop.department("Suporte");
        var rooms = Map.of("own", Set.<Room>of(), "queue", Set.of(Room.department(sales)), "departments",
                Set.of(Room.wholeDepartment(sales)), "all", Set.of(Room.organization(shop.id)));

        rooms.forEach((sight, theirs) -> {
            var set = office.send("PUT", "/role-permissions/attendant", admin, new JsonObject().put("sees", sight)
                    .put("permissions", new JsonArray().add("send")).encode(), Map.of());
            assertThat(set.status()).as(set.body().encode()).isEqualTo(200);
            var expected = new HashSet<>(theirs);
            expected.add(Room.user(bia.id));
            assertThat(office.accounts.sockets().authenticate(bia.token()).orElseThrow().rooms()).as(sight)
                    .isEqualTo(expected);
        });
    }

    @Test
    void supervisors_and_admins_hear_of_the_whole_organization() {
        var shop = office.shop();
        for (var person : List.of(shop.admin(), shop.user(Role.SUPERVISOR))) {
            assertThat(office.accounts.sockets().authenticate(person.token()).orElseThrow().rooms())
                    .containsExactlyInAnyOrder(Room.user(person.id), Room.organization(shop.id));
        }
    }

    @Test
    void who_leaves_a_department_leaves_its_room_and_keeps_the_end_of_the_token() {
        var shop = office.shop();
        var bia = shop.user(Role.ATTENDANT);
        var sales = shop.department("Vendas", bia.id);
        var before = office.accounts.sockets().authenticate(bia.token()).orElseThrow();

        office.patch("/departments/" + sales, shop.admin().token(), new JsonObject().put("member_ids", List.of()));

        var after = office.accounts.sockets().refresh(before).orElseThrow();
        assertThat(after.rooms()).containsExactly(Room.user(bia.id));
        assertThat(after.expiresAt()).isEqualTo(before.expiresAt());
    }

    @Test
    void who_logged_out_has_no_rooms() {
        var bia = office.shop().user(Role.ATTENDANT);
        var token = bia.token();
        var principal = office.accounts.sockets().authenticate(token).orElseThrow();

        office.post("/auth/logout", token, null);

        assertThat(office.accounts.sockets().refresh(principal)).isEmpty();
    }
}
