package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Answer;
import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Ids;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Who is invited chooses their own name and password by a link in a mail, and is nobody until then. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class InvitationTest {
    private static final String OWN = "a password of my own";
    static final Office office = new Office();

    Shop shop;
    String admin;
    final String email = "caio-" + Ids.next() + "@example.com";

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void found() {
        shop = office.shop();
        admin = shop.admin().token();
    }

    @Test
    void an_invited_person_gets_a_mail_chooses_a_password_and_is_logged_in() {
        var sales = shop.department("Vendas");
        var invited = invite(new JsonObject().put("department_ids", List.of(sales.toString())));
        assertThat(invited.status()).as(invited.body().encode()).isEqualTo(201);
        assertThat(invited.body().getString("status")).isEqualTo("invited");
        assertThat(invited.body().getBoolean("is_active")).isFalse();
        assertThat(invited.body().getString("invited_until")).isNotNull();
        var link = office.linkTo(email);

        var shown = office.post("/auth/invitation", null, new JsonObject().put("token", link));
        assertThat(shown.body().getString("email")).isEqualTo(email);
        assertThat(shown.body().getString("organization_name")).isEqualTo("Loja");
        var session = accept(link, OWN);

        assertThat(session.status()).as(session.body().encode()).isEqualTo(201);
        var me = office.me(session.accessToken()).body();
        assertThat(me.getString("full_name")).isEqualTo("Caio da Silva");
        assertThat(me.getString("role")).isEqualTo("supervisor");
        assertThat(me.getJsonArray("department_ids")).containsExactly(sales.toString());
        assertThat(user(id(invited)).getString("status")).isEqualTo("active");
        assertThat(office.login(email, OWN).status()).isEqualTo(200);
        assertThat(shop.audit("user.invited")).hasSize(1);
        assertThat(shop.audit("user.invitation_accepted")).hasSize(1);
    }

    @Test
    void how_many_conversations_they_will_be_given_is_said_with_the_invitation() {
        assertThat(invite(new JsonObject().put("capacity", 3)).body().getInteger("capacity")).isEqualTo(3);
        assertThat(invite(new JsonObject().put("capacity", 101).put("email", "x-" + email)).status()).isEqualTo(422);
        assertThat(invite(new JsonObject().put("email", "y-" + email)).body().getInteger("capacity"))
                .as("when nothing is said").isEqualTo(8);
    }

    @Test
    void until_then_nobody_can_be_that_person() {
        var invited = invite(new JsonObject());

        assertThat(office.login(email, OWN).status()).isEqualTo(401);
        assertThat(office.post("/auth/forgot-password", null, new JsonObject().put("email", email)).status())
                .isEqualTo(204);
        assertThat(office.patch("/users/" + id(invited), admin, new JsonObject().put("is_active", true)).status())
                .isEqualTo(409);
        assertThat(office.mailsTo(email, 1)).hasSize(1);
    }

    @Test
    void an_invitation_is_accepted_once() {
        invite(new JsonObject());
        var link = office.linkTo(email);
        accept(link, OWN);

        assertThat(accept(link, "a password of a thief").status()).isEqualTo(401);
        assertThat(office.login(email, OWN).status()).isEqualTo(200);
    }

    @Test
    void an_invitation_lasts_three_days() {
        invite(new JsonObject());
        var link = office.linkTo(email);
        assertThat(shop.texts("""
                SELECT (expires_at BETWEEN now() + interval '71 hours' AND now() + interval '72 hours')::text
                FROM account_links
                """)).containsExactly("true");
        shop.sql("UPDATE account_links SET expires_at = now()");

        assertThat(accept(link, OWN).status()).isEqualTo(401);
        assertThat(office.post("/auth/invitation", null, new JsonObject().put("token", link)).status()).isEqualTo(401);
    }

    @Test
    void an_invitation_that_is_sent_again_replaces_the_one_before() {
        var invited = invite(new JsonObject());
        var first = office.linkTo(email);

        assertThat(office.post("/users/" + id(invited) + "/invitation", admin, null).status()).isEqualTo(200);
        var mails = office.mailsTo(email, 2);
        var second = mails.getLast().text().replaceAll("(?s).*#([A-Za-z0-9_-]+)\n.*", "$1");

        assertThat(accept(first, OWN).status()).isEqualTo(401);
        assertThat(accept(second, OWN).status()).isEqualTo(201);
        assertThat(office.post("/users/" + id(invited) + "/invitation", admin, null).status()).isEqualTo(409);
    }

    @Test
    void an_invitation_that_was_revoked_opens_nothing_until_it_is_sent_again() {
        var invited = invite(new JsonObject());
        var link = office.linkTo(email);

        var revoked = office.send("DELETE", "/users/" + id(invited) + "/invitation", admin, null, java.util.Map.of());

        assertThat(revoked.body().getString("invited_until")).isNull();
        assertThat(accept(link, OWN).status()).isEqualTo(401);
        assertThat(shop.audit("user.invitation_revoked")).hasSize(1);
    }

    @Test
    void a_link_to_a_new_password_is_no_invitation_and_the_reverse() {
        invite(new JsonObject());
        var invitation = office.linkTo(email);
        office.post("/auth/forgot-password", null, new JsonObject().put("email", shop.adminEmail));
        var reset = office.linkTo(shop.adminEmail);

        assertThat(accept(reset, OWN).status()).isEqualTo(401);
        assertThat(office.post("/auth/reset-password", null,
                new JsonObject().put("token", invitation).put("password", OWN)).status()).isEqualTo(401);
    }

    @Test
    void the_mail_is_in_the_language_that_was_chosen_and_names_who_invited() {
        invite(new JsonObject().put("locale", "en"));

        assertThat(office.mailsTo(email, 1)).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("You are invited to Loja");
            assertThat(mail.text()).contains("Ana Admin invited you", "https://console.example/accept-invitation#");
        });
    }

    @Test
    void an_address_that_is_in_use_is_refused_and_nothing_is_sent() {
        var answer = office.post("/users/invite", admin, new JsonObject().put("email", shop.adminEmail)
                .put("full_name", "Outra").put("role", "attendant"));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(office.postOffice.mailsTo(shop.adminEmail)).isEmpty();
        assertThat(shop.texts("SELECT id::text FROM mails")).isEmpty();
    }

    private Answer invite(JsonObject more) {
        return office.post("/users/invite", admin, new JsonObject().put("email", email).put("full_name", "Caio")
                .put("role", "supervisor").mergeIn(more));
    }

    private static Answer accept(String link, String password) {
        return office.post("/auth/accept-invitation", null, new JsonObject().put("token", link)
                .put("full_name", "Caio da Silva").put("password", password));
    }

    private JsonObject user(String id) {
        return office.get("/users/" + id, admin).body();
    }

    private static String id(Answer answer) {
        return answer.body().getString("id");
    }
}
