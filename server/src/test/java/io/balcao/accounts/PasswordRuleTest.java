package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.accounts.Office.Answer;
import io.balcao.accounts.Office.Person;
import io.balcao.platform.Role;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Every character of a password counts, however long and however it was typed (AU-04). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PasswordRuleTest {
    static final Office office = new Office();

    @AfterAll
    static void close() {
        office.close();
    }

    @Test
    void two_passwords_that_differ_only_after_byte_72_are_two() {
        var person = withPassword("a".repeat(72) + "b");

        assertThat(person.triesToLogIn("a".repeat(72)).status()).isEqualTo(401);
        assertThat(person.triesToLogIn("a".repeat(72) + "c").status()).isEqualTo(401);
        assertThat(person.triesToLogIn("a".repeat(72) + "b").status()).isEqualTo(200);
    }

    @Test
    void a_thousand_bytes_are_taken_and_one_more_is_refused() {
        var person = withPassword("é".repeat(500));

        assertThat(person.triesToLogIn("é".repeat(499) + "e").status()).isEqualTo(401);
        assertThat(person.triesToLogIn("é".repeat(500)).status()).isEqualTo(200);
        assertThat(create("é".repeat(500) + "x").status()).isEqualTo(422);
        assertThat(person.triesToLogIn("é".repeat(500) + "x").status()).isEqualTo(422);
    }

    @Test
    void both_unicode_spellings_of_a_password_open() {
        var person = withPassword("coração de leão");

        assertThat(person.triesToLogIn("corac\u0327a\u0303o de lea\u0303o").status()).isEqualTo(200);
        assertThat(person.triesToLogIn("coracao de leao").status()).isEqualTo(401);
    }

    @Test
    void a_nul_is_refused_where_bcrypt_would_stop_reading() {
        var person = withPassword("long enough");

        assertThat(create("long enough\0 and more").status()).isEqualTo(422);
        assertThat(person.triesToLogIn("long enough\0").status()).isEqualTo(422);
    }

    @Test
    void what_is_no_unicode_text_is_refused_rather_than_all_read_as_one_question_mark() {
        var body = new JsonObject().put("email", "rita@example.com").put("full_name", "Rita").put("role", "attendant")
                .put("password", "half a pair XX here").encode().replace("XX", "\\ud83d");

        var answer = office.send("POST", "/users", office.shop().admin().token(), body, Map.of());

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void a_new_password_needs_ten_characters_even_when_more_bytes_were_typed() {
        assertThat(create("a\u0303".repeat(6)).status()).isEqualTo(422);
        assertThat(create("nine char").status()).isEqualTo(422);
        assertThat(create("ten chars!").status()).isEqualTo(201);
    }

    @Test
    void the_password_is_stored_as_a_bcrypt_hash_of_the_chosen_cost() {
        var shop = office.shop();

        assertThat(shop.texts("SELECT password_hash FROM users")).singleElement().asString()
                .matches("\\$2a\\$04\\$[./A-Za-z0-9]{53}");
    }

    private String email = "";

    private Answer create(String password) {
        email = "person-" + System.nanoTime() + "@example.com";
        return office.post("/users", office.shop().admin().token(), new JsonObject().put("email", email)
                .put("full_name", "Rita").put("password", password).put("role", Role.ATTENDANT.wire()));
    }

    private Person withPassword(String password) {
        var created = create(password);
        assertThat(created.status()).as(created.body().encode()).isEqualTo(201);
        return office.new Person(java.util.UUID.fromString(created.body().getString("id")), email);
    }
}
