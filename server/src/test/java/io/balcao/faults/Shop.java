package io.balcao.faults;

import io.balcao.channels.meta.WebhookSignature;
import io.balcao.platform.Ids;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.simulator.BusinessNumber;
import io.balcao.simulator.SimulatedNumber;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** One organization of the installation: its number, its people, and a look into its rows that no fault hits. */
final class Shop {
    /** What the bot says to a customer who writes "1". */
    static final String REPLY = "Anotado";
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String DEADLOCK = "40P01";

    final Installation installation;
    final UUID organization = Ids.next();
    final BusinessNumber number;
    final SimulatedNumber whatsapp;
    final WebhookSignature signature;
    final List<Person> people = new ArrayList<>();

    /** Somebody who works here, as a supervisor: sees every conversation. */
    record Person(UUID id, String name, String token) {}

    private Shop(Installation installation) {
        this.installation = installation;
        int one = NUMBER.incrementAndGet();
        this.number = new BusinessNumber("9001002" + (10_000 + one), "+55 11 4000-" + (1000 + one), "Loja " + one,
                "7001002" + (10_000 + one), "EAAG-a-token-of-shop-" + one, "app secret of shop " + one,
                "a-word-of-our-own");
        this.whatsapp = installation.whatsapp.add(number);
        this.signature = new WebhookSignature(number.appSecret());
    }

    static Shop open(Installation installation, UUID firstOrganization, String firstEmail, Vault vault,
            int attendants) throws SQLException {
        var shop = new Shop(installation);
        var email = shop.owner();
        try (var connection = installation.postgres.connect()) {
            bind(connection, firstOrganization);
            var hash = text(connection, "SELECT password_hash FROM users WHERE email = ?", firstEmail);
            bind(connection, shop.organization);
            run(connection, "INSERT INTO organizations (id, name) VALUES (?, ?)", shop.organization,
                    shop.number.verifiedName());
            run(connection, """
                    INSERT INTO users (id, organization_id, email, password_hash, full_name, role)
                    VALUES (?, ?, ?, ?, 'Dona', 'admin')
                    """, Ids.next(), shop.organization, email, hash);
            run(connection, """
                    INSERT INTO channels (id, organization_id, name, phone_number_id, access_token_encrypted,
                                          app_secret_encrypted, messages_per_second) VALUES (?, ?, 'Loja', ?, ?, ?, 5000)
                    """, Ids.next(), shop.organization, shop.number.phoneNumberId(),
                    vault.seal(new Secret(shop.number.accessToken())), vault.seal(new Secret(shop.number.appSecret())));
        }
        var admin = installation.logIn(email);
        shop.writeMenu(admin);
        for (int i = 0; i < attendants; i++) {
            shop.people.add(shop.hire(admin, i));
        }
        return shop;
    }

    private String owner() {
        return "dona@" + number.phoneNumberId() + ".example";
    }

    /** A token of the owner's. */
    String admin() {
        return installation.logIn(owner());
    }

    private Person hire(String admin, int index) {
        var email = "atende" + index + "@" + number.phoneNumberId() + ".example";
        var made = call("POST", "/api/v1/users", JsonObject.of("email", email, "full_name", "Atendente " + index,
                "password", Installation.PASSWORD, "role", "supervisor"), admin);
        return new Person(UUID.fromString(made.getString("id")), "Atendente " + index, installation.logIn(email));
    }

    private void writeMenu(String admin) {
        var option = JsonObject.of("id", "note", "label", "Anotar", "synonyms", new JsonArray(), "department_id", null,
                "reply", REPLY, "action", "reply");
        call("PUT", "/api/v1/bot/config/menu", JsonObject.of("value", JsonObject.of("greeting", "Olá", "menu_text",
                "Escolha", "button_label", "Ver", "options", JsonArray.of(option), "invalid_choice_text", "Como?",
                "max_invalid_choices", 3, "handover_text", "Um momento", "away_text", "Amanhã")
                .put("closing_text", "Até logo").put("takeover_text", "{{attendant}} assumiu")
                .put("transfer_text", "Passo adiante").put("back_to_menu_words", JsonArray.of("menu"))
                .put("human_words", JsonArray.of("atendente"))), admin);
    }

    /** A request that must succeed; through the front. */
    JsonObject call(String method, String path, JsonObject body, String token) {
        var outcome = Http.call(installation.front.port(), method, path, body, PATIENCE,
                Map.of("Authorization", "Bearer " + token));
        if (outcome instanceof Http.Outcome.Answered answered && answered.isGood()) {
            return answered.json();
        }
        throw new AssertionError(method + " " + path + ": " + outcome);
    }

    /** The conversation of somebody who wrote. */
    UUID conversationOf(String phone) throws SQLException {
        var digits = phone.substring(phone.length() - 8);
        return rows("SELECT v.id FROM conversations v JOIN customers c ON c.id = v.customer_id "
                + "WHERE c.phone_number LIKE '%' || ?", row -> row.getObject(1, UUID.class), digits).getFirst();
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What the database has of this shop. */
    <T> List<T> rows(String sql, Reader<T> reader, Object... values) throws SQLException {
        try (var connection = installation.postgres.connect()) {
            bind(connection, organization);
            try (var query = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    query.setObject(i + 1, values[i]);
                }
                var found = new ArrayList<T>();
                for (var row = query.executeQuery(); row.next();) {
                    found.add(reader.read(row));
                }
                return found;
            }
        }
    }

    long count(String sql, Object... values) throws SQLException {
        return rows(sql, row -> row.getLong(1), values).getFirst();
    }

    /** Again when a server was at the same rows in another order, and PostgreSQL chose this one to give way. */
    int change(String sql, Object... values) throws SQLException {
        while (true) {
            try (var connection = open()) {
                return run(connection, sql, values);
            } catch (SQLException failure) {
                if (!DEADLOCK.equals(failure.getSQLState())) {
                    throw failure;
                }
            }
        }
    }

    /** A connection to the rows of this shop, for the caller to close. */
    Connection open() throws SQLException {
        var connection = installation.postgres.connect();
        bind(connection, organization);
        return connection;
    }

    private static void bind(Connection connection, UUID organization) throws SQLException {
        try (var statement = connection.createStatement()) {
            // In the server's role: the owner's doors look over the walls.
            statement.execute("SET ROLE balcao_app; SET app.organization_id = '" + organization + "'");
        }
    }

    static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static String text(Connection connection, String sql, Object value) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, value);
            var row = statement.executeQuery();
            row.next();
            return row.getString(1);
        }
    }
}
