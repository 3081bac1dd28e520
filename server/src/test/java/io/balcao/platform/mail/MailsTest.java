package io.balcao.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.work.Background;
import io.balcao.simulator.PostOffice;
import io.balcao.testing.Stores;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A mail is sent once it is committed, as often as it takes and no oftener, and leaves no secret behind. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MailsTest {
    static final Vertx vertx = Vertx.vertx();
    static final Database database = Database.open(vertx, Stores.database());
    static final Background background = new Background();
    static final PostOffice office = new PostOffice(vertx, Clock.systemUTC(), mail -> {}).start();
    static final Vault vault = new Vault(new Secret("the key that seals what is in the mails here"));
    static final Mails mails = mails(settings(office.port()));

    final OrganizationId organization = new OrganizationId(Ids.next());
    final String bia = "bia-" + Ids.next() + "@example.com";

    @AfterAll
    static void close() {
        mails.close();
        background.close();
        office.close();
        database.close();
        vertx.close().await();
    }

    @BeforeEach
    void found() {
        database.inTransaction(organization,
                tx -> tx.change("INSERT INTO organizations (id, name) VALUES ($1, 'Loja')", organization.value()));
    }

    @Test
    void a_mail_arrives_as_text_and_as_a_page_with_every_letter_as_it_was_written() {
        write(letter("Olá, Conceição <3 & família"));

        mails.sendDue();

        assertThat(office.mailsTo(bia)).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo("Padaria Pão <loja@example.com>");
            assertThat(mail.subject()).isEqualTo("Redefinição de senha");
            assertThat(mail.text()).contains("Olá, Conceição <3 & família",
                    "Escolher:\nhttps://loja.example/x#segredo\n");
            assertThat(mail.html()).contains("Conceição &lt;3 &amp; família",
                    "href=\"https://loja.example/x#segredo\"");
        });
        assertThat(row().getString("state")).isEqualTo("sent");
    }

    @Test
    void a_mail_looks_like_the_organization_that_it_comes_from_and_its_button_can_be_read() {
        var logo = Buffer.buffer("a picture");
        sql("UPDATE organizations SET accent = '#ffee00', logo_key = gen_random_uuid(), logo = $1, logo_type = 'image/png'",
                logo);
        write(letter("Olá"));

        mails.sendDue();

        assertThat(office.mailsTo(bia)).singleElement().satisfies(mail -> {
            assertThat(mail.html()).contains("Loja</p>",
                    "<img src=\"data:image/png;base64," + Base64.getEncoder().encodeToString(logo.getBytes()) + "\"")
                    .doesNotContain("#ffee00", "#6d28d9");
            assertThat(mail.text()).contains("Olá").doesNotContain("cid:");
        });
    }

    @Test
    void an_organization_without_a_look_or_with_a_picture_that_mail_readers_do_not_show_does_without() {
        sql("UPDATE organizations SET logo_key = gen_random_uuid(), logo = $1, logo_type = 'image/webp'",
                Buffer.buffer("a picture"));
        write(letter("Olá"));

        mails.sendDue();

        assertThat(office.mailsTo(bia)).singleElement().satisfies(
                mail -> assertThat(mail.html()).contains("Loja</p>", "background:#6d28d9").doesNotContain("<img",
                        "cid:"));
    }

    @Test
    void white_letters_can_be_read_on_whatever_colour_was_chosen() {
        assertThat(Look.underWhite("#6d28d9")).as("dark enough").isEqualTo("#6d28d9");
        assertThat(Look.underWhite("#ffffff")).isEqualTo("#737373");
        assertThat(Look.underWhite("#000000")).isEqualTo("#000000");
        assertThat(Look.underWhite("#ffee00")).isEqualTo("#7e7600");
    }

    @Test
    void what_it_says_is_sealed_while_it_waits_and_gone_when_it_was_sent() {
        write(letter("Olá"));
        assertThat(row().encode()).doesNotContain("segredo", "Olá");
        assertThat(row().getBoolean("has_content")).isTrue();

        mails.sendDue();

        assertThat(row().getBoolean("has_content")).isFalse();
    }

    @Test
    void of_a_transaction_that_fails_nothing_is_sent() {
        assertThatThrownBy(() -> database.inTransaction(organization, tx -> {
            mails.write(tx, mail(letter("Olá"), Duration.ofMinutes(5)));
            throw new IllegalStateException("after all not");
        })).hasMessage("after all not");

        mails.sendDue();

        assertThat(office.mailsTo(bia)).isEmpty();
    }

    @Test
    void several_servers_that_look_at_once_send_it_once() {
        write(letter("Olá"));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> {
                    var server = mails(settings(office.port()));
                    server.sendDue();
                    server.close();
                });
            }
        }
        mails.sendDue();

        assertThat(office.mailsTo(bia)).hasSize(1);
    }

    @Test
    void a_server_that_says_later_is_asked_again_and_the_mail_is_the_same() {
        write(letter("Olá"));
        office.refuseNext("451 Greylisted, come back");

        mails.sendDue();
        assertThat(row().getString("state")).isEqualTo("queued");
        assertThat(row().getString("error")).contains("451", "Greylisted");
        mails.sendDue();
        assertThat(office.mailsTo(bia)).as("before its time").isEmpty();

        isDue();
        mails.sendDue();

        assertThat(office.mailsTo(bia)).singleElement().satisfies(mail -> assertThat(mail.messageId())
                .isEqualTo("<" + row().getString("id") + "@example.com>"));
    }

    @Test
    void a_server_that_says_never_is_not_asked_again() {
        write(letter("Olá"));
        office.refuseNext("550 Nobody of that name");

        mails.sendDue();

        assertThat(row().getString("state")).isEqualTo("failed");
        assertThat(row().getString("error")).contains("550");
        assertThat(row().getBoolean("has_content")).isFalse();
    }

    @Test
    void while_the_server_is_away_the_mail_waits() {
        write(letter("Olá"));
        var gone = new PostOffice(vertx, Clock.systemUTC(), mail -> {}).start();
        var port = gone.port();
        gone.close();
        var cutOff = mails(settings(port));

        cutOff.sendDue();
        cutOff.close();
        assertThat(row().getString("state")).isEqualTo("queued");

        isDue();
        mails.sendDue();
        assertThat(office.mailsTo(bia)).hasSize(1);
    }

    @Test
    void a_mail_whose_server_died_over_it_is_sent_by_another() {
        write(letter("Olá"));
        sql("UPDATE mails SET state = 'sending', claimed_by = $1, attempts = 1, next_attempt_at = now() - interval '1 s'",
                Ids.next());

        mails.sendDue();

        assertThat(office.mailsTo(bia)).hasSize(1);
    }

    @Test
    void what_is_not_true_any_more_is_not_sent() {
        write(letter("Olá"));
        sql("UPDATE mails SET expires_at = now() - interval '1 s'");

        mails.sendDue();

        assertThat(office.mailsTo(bia)).isEmpty();
        assertThat(row().getString("state")).isEqualTo("failed");
        assertThat(row().getBoolean("has_content")).isFalse();
    }

    @Test
    void without_a_server_whoever_needs_a_mail_is_told() {
        var none = mails(Optional.empty());

        assertThat(none.areSent()).isFalse();
        assertThatThrownBy(none::require).isInstanceOf(Problem.Unavailable.class).hasMessageContaining("SMTP");
    }

    private static Mails mails(Optional<MailSettings> settings) {
        return new Mails(vertx, database, vault, background, settings);
    }

    private static Optional<MailSettings> settings(int port) {
        return Optional.of(new MailSettings("127.0.0.1", port, MailSettings.Security.NONE, Optional.empty(),
                "Padaria Pão <loja@example.com>"));
    }

    private static Letter letter(String words) {
        return new Letter("pt-BR", "Redefinição de senha", List.of(words),
                new Letter.Button("Escolher", "https://loja.example/x#segredo"), List.of("Balcão"));
    }

    private Mail mail(Letter letter, Duration isWorth) {
        return new Mail("test", bia, letter, isWorth);
    }

    private void write(Letter letter) {
        database.inTransaction(organization, tx -> {
            mails.write(tx, mail(letter, Duration.ofMinutes(5)));
            return letter;
        });
    }

    private void isDue() {
        sql("UPDATE mails SET next_attempt_at = now()");
    }

    private void sql(String statement, Object... values) {
        database.inTransaction(organization, tx -> tx.change(statement, values));
    }

    private JsonObject row() {
        return database.inTransaction(organization, tx -> tx.one("""
                SELECT to_jsonb(m) - 'content_encrypted' || jsonb_build_object('has_content',
                       content_encrypted IS NOT NULL) FROM mails m
                """, row -> row.getJsonObject(0)).orElseThrow());
    }
}
