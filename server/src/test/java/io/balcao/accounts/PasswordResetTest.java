package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Answer;
import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A forgotten password is replaced by whoever reads the account's mail, once and soon (AU-01, AU-06, AU-07, AU-12). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordResetTest {
    private static final String NEW = "a newer password";
    static final Office office = new Office();

    Shop shop;
    Office.Person bia;

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void found() {
        shop = office.shop();
        bia = shop.user(Role.ATTENDANT);
    }

    @Test
    void the_link_of_the_mail_replaces_the_password_and_ends_every_login() {
        var session = bia.logsIn();
        var link = linkFor(bia);

        assertThat(reset(link, NEW).status()).isEqualTo(204);

        assertThat(bia.triesToLogIn(NEW).status()).isEqualTo(200);
        assertThat(bia.triesToLogIn(Office.PASSWORD).status()).isEqualTo(401);
        assertThat(office.me(session.accessToken()).status()).isEqualTo(401);
        assertThat(office.refresh(session.refreshToken()).status()).isEqualTo(401);
        assertThat(office.accounts.sockets().authenticate(session.accessToken())).isEmpty();
        assertThat(shop.audit("user.password_reset_asked")).hasSize(1);
        assertThat(shop.audit("user.password_reset")).hasSize(1);
    }

    @Test
    void the_reader_hears_that_it_was_done_in_their_own_language() {
        shop.sql("UPDATE users SET locale = 'es' WHERE id = $1", bia.id);

        reset(linkFor(bia), NEW);

        assertThat(office.mailsTo(bia.email, 2)).extracting(mail -> mail.subject())
                .containsExactly("Elige una nueva contraseña", "Tu contraseña fue cambiada");
    }

    @Test
    void a_link_works_once() {
        var link = linkFor(bia);
        reset(link, NEW);

        var again = reset(link, "a password of somebody else");

        assertThat(again.status()).isEqualTo(401);
        assertThat(bia.triesToLogIn(NEW).status()).isEqualTo(200);
    }

    @Test
    void of_two_who_use_it_at_once_one_chooses_the_password() throws Exception {
        var link = linkFor(bia);

        var statuses = atOnce(() -> reset(link, "the first password").status(),
                () -> reset(link, "the second password").status());

        assertThat(statuses).containsExactlyInAnyOrder(204, 401);
        assertThat(shop.audit("user.password_reset")).hasSize(1);
    }

    @Test
    void a_link_is_worth_nothing_after_half_an_hour() {
        var link = linkFor(bia);
        assertThat(shop.texts("""
                SELECT (expires_at BETWEEN now() + interval '29 minutes' AND now() + interval '30 minutes')::text
                FROM account_links WHERE user_id = $1
                """, bia.id)).containsExactly("true");
        shop.sql("UPDATE account_links SET expires_at = now() WHERE user_id = $1", bia.id);

        assertThat(reset(link, NEW).status()).isEqualTo(401);
        assertThat(bia.triesToLogIn(Office.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void a_link_is_worth_nothing_once_there_is_another_password() {
        var link = linkFor(bia);
        // Without what the server does beside: the link itself knows which password it replaces.
        shop.sql("UPDATE users SET password_hash = (SELECT password_hash FROM users WHERE id = $2) WHERE id = $1",
                bia.id, shop.adminId);

        assertThat(reset(link, NEW).status()).isEqualTo(401);
    }

    @Test
    void a_password_that_is_changed_takes_its_links_along() {
        linkFor(bia);

        office.patch("/users/" + bia.id, shop.admin().token(), new JsonObject().put("password", NEW));

        assertThat(shop.texts("SELECT id::text FROM account_links WHERE user_id = $1", bia.id)).isEmpty();
    }

    @Test
    void the_newest_mail_is_the_one_that_works() {
        var first = linkFor(bia);
        forgot(bia.email);
        var second = office.mailsTo(bia.email, 2).getLast().text().replaceAll("(?s).*#([A-Za-z0-9_-]+)\n.*", "$1");

        assertThat(reset(first, NEW).status()).isEqualTo(401);
        assertThat(reset(second, NEW).status()).isEqualTo(204);
    }

    @Test
    void a_link_with_another_secret_or_of_another_organization_opens_nothing() {
        var link = AccountLink.read(linkFor(bia)).orElseThrow();
        var guessed = new AccountLink(link.organization(), link.id(), AccountLink.create(shop.id).secret());
        var elsewhere = new AccountLink(office.shop().id, link.id(), link.secret());
        var invented = new AccountLink(link.organization(), Ids.next(), link.secret());

        for (var forged : List.of(guessed, elsewhere, invented)) {
            assertThat(reset(forged.token().value(), NEW).status()).isEqualTo(401);
        }
        assertThat(reset("notalinkatallnotalink", NEW).status()).isEqualTo(401);
    }

    @Test
    void the_secret_is_nowhere_in_the_database() {
        var link = linkFor(bia);
        var secret = AccountLink.read(link).orElseThrow().secret().value();

        assertThat(shop.texts("SELECT row_to_json(l)::text FROM account_links l").toString())
                .doesNotContain(secret).doesNotContain(link);
        assertThat(shop.texts("SELECT row_to_json(m)::text FROM mails m").toString())
                .doesNotContain(secret).doesNotContain(link);
    }

    @Test
    void an_address_that_nobody_has_gets_the_same_answer_and_no_mail() {
        var stranger = "nobody-" + Ids.next() + "@example.com";
        var disabled = shop.user(Role.ATTENDANT);
        shop.sql("UPDATE users SET is_active = false WHERE id = $1", disabled.id);

        var answers = List.of(forgot(stranger), forgot(disabled.email), forgot(bia.email));

        assertThat(answers).extracting(Answer::status).containsOnly(204);
        assertThat(answers).extracting(answer -> answer.body().encode()).containsOnly("{}");
        office.mailsTo(bia.email, 1);
        assertThat(office.postOffice.mailsTo(stranger)).isEmpty();
        assertThat(office.postOffice.mailsTo(disabled.email)).isEmpty();
    }

    @Test
    void the_answer_does_not_wait_for_what_only_an_account_that_exists_needs() throws Exception {
        // Whoever holds the table holds up the work, and the answer comes all the same.
        try (var owner = io.balcao.platform.db.Migrations.connect(office.settings);
                var statement = owner.createStatement()) {
            owner.setAutoCommit(false);
            statement.execute("LOCK TABLE account_links IN ACCESS EXCLUSIVE MODE");

            var answer = forgot(bia.email);

            assertThat(answer.status()).isEqualTo(204);
            assertThat(office.postOffice.mailsTo(bia.email)).isEmpty();
            owner.rollback();
        }
        assertThat(office.mailsTo(bia.email, 1)).hasSize(1);
    }

    @Test
    void nobody_fills_a_mailbox_and_an_address_that_nobody_has_is_counted_alike() {
        var stranger = "nobody-" + Ids.next() + "@example.com";
        for (int i = 0; i < 3; i++) {
            forgot(bia.email);
            forgot(stranger);
        }

        assertThat(forgot(bia.email).status()).isEqualTo(429);
        assertThat(forgot(stranger).status()).isEqualTo(429);
    }

    @Test
    void whoever_locked_themselves_out_gets_in_with_the_new_password_at_once() {
        for (int i = 0; i < 5; i++) {
            bia.triesToLogIn("wrong password");
        }
        assertThat(bia.triesToLogIn(Office.PASSWORD).status()).isEqualTo(429);

        reset(linkFor(bia), NEW);

        assertThat(bia.triesToLogIn(NEW).status()).isEqualTo(200);
    }

    @Test
    void a_weak_password_is_refused_and_spends_nothing() {
        var link = linkFor(bia);

        assertThat(reset(link, "short").status()).isEqualTo(422);
        assertThat(reset(link, NEW).status()).isEqualTo(204);
    }

    @Test
    void what_is_not_asked_for_is_not_taken() {
        var link = linkFor(bia);
        var body = new JsonObject().put("token", link).put("password", NEW);

        assertThat(office.post("/auth/reset-password", null, body.copy().put("role", "admin")).status()).isEqualTo(422);
        assertThat(office.post("/auth/reset-password", null, body.copy().put("password", new JsonObject()
                .put("$ne", ""))).status()).isEqualTo(422);
        assertThat(office.post("/auth/forgot-password", null, new JsonObject().put("email", List.of(bia.email)))
                .status()).isEqualTo(422);
    }

    @Test
    void an_installation_that_sends_no_mail_says_so_whoever_asks() {
        try (var mute = new Office(options -> options.sendsMails = false)) {
            var answer = mute.post("/auth/forgot-password", null, new JsonObject().put("email", bia.email));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.detail()).contains("SMTP");
        }
    }

    private static Answer forgot(String email) {
        return office.post("/auth/forgot-password", null, new JsonObject().put("email", email));
    }

    private static Answer reset(String link, String password) {
        return office.post("/auth/reset-password", null,
                new JsonObject().put("token", link).put("password", password));
    }

    private static String linkFor(Office.Person person) {
        assertThat(forgot(person.email).status()).isEqualTo(204);
        return office.linkTo(person.email);
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(List.of(calls)).stream().map(done -> done.resultNow()).toList();
        }
    }
}
