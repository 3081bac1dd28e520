package io.balcao.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever books with somebody sees whether they come. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AttendanceTest {
    private final Practice practice = new Practice();

    @Test
    void of_a_customer_it_is_said_how_many_they_were_to_come_to_and_did_not() {
        var first = practice.booked(Practice.monday(), "09:00");
        var second = practice.booked(Practice.monday(), "11:00");
        var cancelled = practice.booked(Practice.monday(), "14:00");
        var customer = first.getJsonObject("customer").getString("id");
        assertThat(attendance(customer)).isEqualTo(new JsonObject().put("due", 0).put("no_shows", 0));

        practice.ana.posts("/appointments/" + cancelled.getString("id") + "/cancel", new JsonObject());
        isOver(first);
        isOver(second);
        isOver(cancelled);
        assertThat(attendance(customer)).isEqualTo(new JsonObject().put("due", 2).put("no_shows", 0));

        assertThat(practice.ana.posts("/appointments/" + first.getString("id") + "/no-show", new JsonObject()).status())
                .isEqualTo(200);
        assertThat(attendance(customer)).isEqualTo(new JsonObject().put("due", 2).put("no_shows", 1));
    }

    private void isOver(JsonObject appointment) {
        practice.shop.sql("UPDATE appointments SET starts_at = starts_at - interval '30 days',"
                + " ends_at = ends_at - interval '30 days' WHERE id = $1",
                UUID.fromString(appointment.getString("id")));
    }

    private JsonObject attendance(String customer) {
        return practice.ana.gets("/customers/" + customer + "/appointments?limit=1").body().getJsonObject("attendance");
    }
}
