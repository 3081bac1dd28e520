package io.balcao.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.mail.MailSettings.Login;
import io.balcao.platform.mail.MailSettings.Security;
import io.balcao.platform.mail.SmtpServer.Encryption;
import io.balcao.platform.work.Background;
import io.balcao.testing.Certified;
import io.balcao.testing.Stores;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/**
 * Mails leave encrypted and logged in, or not at all: neither a mail nor the password is said to a server that is not the
 * one of the settings. Whatever is wrong with it, the mail waits, and it is known what has to be mended.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class EncryptedMailTest {
    static final Certified OURS = Certified.localhost();
    static final Vertx vertx = Vertx.vertx();
    static final Database database = Database.open(vertx, Stores.database());
    static final Background background = new Background();
    static final Vault vault = new Vault(new Secret("the key that seals what is in the mails here"));
    static final Optional<Login> LOGIN = Optional
            .of(new Login(SmtpServer.USER, new Secret(SmtpServer.PASSWORD)));

    final OrganizationId organization = new OrganizationId(Ids.next());

    @AfterAll
    static void close() {
        background.close();
        database.close();
        vertx.close().await();
    }

    @BeforeEach
    void found() {
        database.inTransaction(organization,
                tx -> tx.change("INSERT INTO organizations (id, name) VALUES ($1, 'Loja')", organization.value()));
    }

    /** Or the next test's server would be given it too. */
    @AfterEach
    void forget() {
        database.inTransaction(organization, tx -> tx.change("DELETE FROM mails"));
    }

    @Test
    void a_mail_leaves_where_all_is_encrypted_from_the_first_byte_on() {
        try (var server = new SmtpServer(vertx, Encryption.FROM_THE_FIRST_BYTE, OURS)) {
            send(server, Security.TLS, LOGIN, trusted());

            assertSent(server);
        }
    }

    @Test
    void a_mail_leaves_after_starttls_and_nothing_but_the_greeting_before_it() {
        try (var server = new SmtpServer(vertx, Encryption.STARTTLS, OURS)) {
            send(server, Security.STARTTLS, LOGIN, trusted());

            assertSent(server);
            assertThat(server.heard).filteredOn(it -> it.startsWith("clear "))
                    .allMatch(it -> it.startsWith("clear EHLO") || it.equals("clear STARTTLS"));
        }
    }

    @Test
    void a_server_that_offers_no_starttls_is_told_nothing() {
        try (var server = new SmtpServer(vertx, Encryption.NONE, OURS)) {
            send(server, Security.STARTTLS, LOGIN, trusted());

            assertWaits(server, "encryption");
        }
    }

    @Test
    void a_server_that_refuses_starttls_is_told_nothing() {
        try (var server = new SmtpServer(vertx, Encryption.REFUSED, OURS)) {
            send(server, Security.STARTTLS, LOGIN, trusted());

            assertWaits(server, "unreachable");
        }
    }

    @Test
    void a_server_that_speaks_in_the_clear_where_it_should_not_is_told_nothing() {
        try (var server = new SmtpServer(vertx, Encryption.STARTTLS, OURS)) {
            send(server, Security.TLS, LOGIN, trusted());

            assertWaits(server, "encryption");
        }
    }

    @Test
    void a_wrong_password_keeps_the_mail_and_is_known_for_what_it_is() {
        try (var server = new SmtpServer(vertx, Encryption.STARTTLS, OURS)) {
            send(server, Security.STARTTLS, Optional.of(new Login(SmtpServer.USER, new Secret("wrong"))), trusted());

            assertWaits(server, "login");
            assertThat(row().getString("error")).doesNotContain("wrong", SmtpServer.USER);
        }
    }

    @Test
    void a_server_that_wants_a_login_and_is_given_none_is_known_for_what_it_is() {
        try (var server = new SmtpServer(vertx, Encryption.FROM_THE_FIRST_BYTE, OURS)) {
            send(server, Security.TLS, Optional.empty(), trusted());

            assertWaits(server, "login");
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_not_trusted() {
        try (var first = new SmtpServer(vertx, Encryption.FROM_THE_FIRST_BYTE, OURS);
                var second = new SmtpServer(vertx, Encryption.STARTTLS, OURS)) {
            send(first, Security.TLS, LOGIN, Optional.empty());
            assertWaits(first, "certificate");

            isDue();
            sendDue(second, Security.STARTTLS, LOGIN, Optional.empty());
            assertWaits(second, "certificate");
        }
    }

    @Test
    void the_certificate_of_another_server_is_not_trusted_whoever_vouches_for_it() {
        var another = Certified.of("dns:mail.elsewhere.example");
        try (var server = new SmtpServer(vertx, Encryption.FROM_THE_FIRST_BYTE, another)) {
            send(server, Security.TLS, LOGIN, Optional.of(another.certificate()));

            assertWaits(server, "certificate");
        }
    }

    @Test
    void once_it_is_mended_what_waited_leaves_and_nothing_is_said_to_be_wrong_any_more() {
        try (var server = new SmtpServer(vertx, Encryption.STARTTLS, OURS)) {
            send(server, Security.STARTTLS, Optional.of(new Login(SmtpServer.USER, new Secret("wrong"))), trusted());
            assertWaits(server, "login");

            isDue();
            sendDue(server, Security.STARTTLS, LOGIN, trusted());

            assertSent(server);
        }
    }

    private static Optional<String> trusted() {
        return Optional.of(OURS.certificate());
    }

    private void send(SmtpServer server, Security security, Optional<Login> login, Optional<String> authority) {
        var letter = new Letter("pt-BR", "Convite", List.of("Olá"),
                new Letter.Button("Escolher", "https://loja.example/x#segredo"), List.of("Balcão"));
        try (var mails = mails(server, security, login, authority)) {
            database.inTransaction(organization, tx -> {
                mails.write(tx, new Mail("test", "bia@example.com", letter, Duration.ofMinutes(5)));
                return letter;
            });
            mails.sendDue();
        }
    }

    private static void sendDue(SmtpServer server, Security security, Optional<Login> login,
            Optional<String> authority) {
        try (var mails = mails(server, security, login, authority)) {
            mails.sendDue();
        }
    }

    private static Mails mails(SmtpServer server, Security security, Optional<Login> login,
            Optional<String> authority) {
        return new Mails(vertx, database, vault, background, Optional.of(new MailSettings("127.0.0.1", server.port(),
                security, login, "loja@example.com", authority)));
    }

    private void isDue() {
        database.inTransaction(organization, tx -> tx.change("UPDATE mails SET next_attempt_at = now()"));
    }

    private void assertSent(SmtpServer server) {
        assertThat(row().getString("state")).as(row().encode()).isEqualTo("sent");
        assertThat(row().getString("fault")).isNull();
        assertThat(server.taken).hasSize(1);
        assertThat(server.heard).contains("encrypted RCPT TO:<bia@example.com>");
        assertThat(server.heard).filteredOn(it -> it.contains("AUTH")).allMatch(it -> it.startsWith("encrypted "));
    }

    private void assertWaits(SmtpServer server, String fault) {
        assertThat(row().getString("state")).isEqualTo("queued");
        assertThat(row().getString("fault")).as(row().encode()).isEqualTo(fault);
        assertThat(server.taken).isEmpty();
        assertThat(server.heard).noneMatch(it -> it.contains("RCPT"))
                .noneMatch(it -> it.startsWith("clear AUTH") || it.startsWith("clear MAIL"));
    }

    private JsonObject row() {
        return database.inTransaction(organization,
                tx -> tx.one("SELECT to_jsonb(m) - 'content_encrypted' FROM mails m", row -> row.getJsonObject(0))
                        .orElseThrow());
    }
}
