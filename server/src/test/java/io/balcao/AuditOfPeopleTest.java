package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.WholeServer.Shop;
import io.balcao.platform.Ids;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The audit trail says what was changed of a person until they are erased, and its seals hold before and after (LG-02, LG-07). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AuditOfPeopleTest {
    private final Shop shop = WholeServer.shared().shop("Rastro" + Ids.next().toString().substring(30));

    @Test
    void what_was_said_of_a_person_is_read_in_the_trail_goes_with_them_and_leaves_the_seals_whole() {
        var conversation = shop.waiting();
        var customer = shop.customerOf(conversation);
        shop.admin.sends("PATCH", "/customers/" + customer, new JsonObject().put("name", "Rita Vazou"));
        shop.admin.sends("POST", "/conversations/" + conversation + "/close",
                new JsonObject().put("reason", "o CPF vazou"));
        assertThat(trail()).contains("\"name\":\"Rita Vazou\"", "\"reason\":\"o CPF vazou\"", "\"owner\":\"nobody\"");
        assertThat(shop.admin.gets("/audit-logs?q=vazou").body().getJsonArray("data")).hasSize(2);
        assertThat(shop.rows("SELECT old_values, new_values FROM audit_logs").toString())
                .doesNotContainIgnoringCase("vazou");
        shop.rows("SELECT seal_audit_logs(1000)");

        assertThat(shop.admin.sends("POST", "/customers/" + customer + "/erase",
                new JsonObject().put("reason", "pedido do titular")).status()).isEqualTo(200);

        assertThat(trail()).contains("customer.updated", "conversation.closed", "\"owner\":\"nobody\"")
                .doesNotContainIgnoringCase("vazou");
        assertThat(shop.rows("SELECT broken_audit_seal() AS broken").getFirst().getValue("broken")).isNull();
    }

    /** As administrators read it. */
    private String trail() {
        return shop.admin.gets("/audit-logs?limit=100").body().encode();
    }
}
