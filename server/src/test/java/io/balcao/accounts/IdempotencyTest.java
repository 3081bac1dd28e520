package io.balcao.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.accounts.Office.Answer;
import io.balcao.accounts.Office.Shop;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.Role;
import io.balcao.platform.http.Idempotency;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Whoever did not hear the answer may ask again: nothing is done twice, whatever dies in between (TN-08). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class IdempotencyTest {
    private static final byte[] FINGERPRINT = {1, 2, 3};
    static final Office office = new Office();

    Shop shop;
    String admin;

    @AfterAll
    static void close() {
        office.close();
    }

    @BeforeEach
    void open() {
        shop = office.shop();
        admin = shop.admin().token();
    }

    @Test
    void what_comes_again_is_answered_as_before_and_done_once() {
        var first = create("Vendas", "pedido-1", admin);
        // As the draft of the standard writes it, and as most people do.
        var again = create("Vendas", "\"pedido-1\"", admin);

        assertThat(first.status()).as(first.body().encode()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.header("idempotency-replayed")).isEmpty();
        assertThat(again.header("idempotency-replayed")).isEqualTo("true");
        assertThat(departments()).containsExactly("Vendas");
        assertThat(shop.audit("department.created")).hasSize(1);
    }

    @Test
    void what_an_answer_speaks_of_is_noted_so_that_it_can_go_with_it() {
        var id = create("Vendas", "pedido-1", admin).body().getString("id");

        assertThat(shop.texts("SELECT unnest(mentions)::text FROM idempotency_keys")).contains(id);
    }

    @Test
    void a_refusal_is_an_answer_too() {
        create("Vendas", "pedido-1", admin);

        var refused = create("Vendas", "pedido-2", admin);
        shop.sql("UPDATE departments SET name = 'Caixa'");
        var again = create("Vendas", "pedido-2", admin);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body()).isEqualTo(refused.body());
    }

    @Test
    void another_request_with_the_same_key_is_refused_and_keys_of_others_have_no_effect() {
        create("Vendas", "pedido-1", admin);
        var foreign = office.shop();
        var colleague = shop.user(Role.ADMIN);

        assertThat(create("Caixa", "pedido-1", admin).status()).isEqualTo(422);
        assertThat(create("Caixa", "", admin).status()).isEqualTo(400);
        assertThat(create("Suporte", "pedido-1", colleague.token()).status()).isEqualTo(201);
        assertThat(create("Vendas", "pedido-1", foreign.admin().token()).status()).isEqualTo(201);
        assertThat(departments()).containsExactlyInAnyOrder("Vendas", "Suporte");
    }

    @Test
    void of_many_at_once_one_does_it_and_the_others_hear_its_answer_or_that_it_is_under_way() {
        var answers = IntStream.range(0, 12)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> create("Vendas", "pedido-1", admin))).toList()
                .stream().map(CompletableFuture::join).toList();

        assertThat(answers).extracting(Answer::status).contains(201).isSubsetOf(201, 409);
        assertThat(departments()).containsExactly("Vendas");
    }

    @Test
    void a_secret_that_is_shown_once_is_not_kept_in_clear() {
        var body = new JsonObject().put("name", "Loja").put("scopes", new JsonArray().add("users:read"));
        var made = office.send("POST", "/api-keys", admin, body.encode(), Map.of("Idempotency-Key", "chave"));
        var again = office.send("POST", "/api-keys", admin, body.encode(), Map.of("Idempotency-Key", "chave"));

        assertThat(again.body().getString("key")).isEqualTo(made.body().getString("key"));
        assertThat(shop.texts("SELECT encode(answer_encrypted, 'escape') FROM idempotency_keys")).singleElement()
                .asString().doesNotContain(made.body().getString("key").substring(12));
    }

    @Test
    void a_server_that_dies_after_the_work_leaves_a_mark_and_nobody_does_it_again() {
        assertThatThrownBy(() -> asks("crash", () -> {
            addDepartment("Vendas");
            throw new IllegalStateException("the server dies here");
        })).hasMessage("the server dies here");

        assertThatThrownBy(() -> asks("crash", this::never)).isInstanceOf(Problem.Conflict.class)
                .hasMessageContaining("being worked on");
        leaseRunsOut();
        assertThatThrownBy(() -> asks("crash", this::never)).isInstanceOf(Problem.Conflict.class)
                .hasMessageContaining("its answer was lost");
        assertThat(departments()).containsExactly("Vendas");
    }

    @Test
    void a_server_that_dies_before_the_work_is_done_leaves_it_to_the_next() {
        assertThatThrownBy(() -> asks("crash", () -> office.database.inTransaction(shop.id, tx -> {
            tx.list("SELECT name FROM departments", row -> row);
            throw new IllegalStateException("the server dies here");
        }))).hasMessage("the server dies here");

        var answer = asks("crash", () -> addDepartment("Vendas"));
        assertThat(answer.isRepeated()).isFalse();
        assertThat(asks("crash", this::never).isRepeated()).isTrue();
    }

    @Test
    void who_was_so_slow_that_another_was_let_at_it_can_change_nothing_any_more() {
        var slow = asks("slow", () -> {
            leaseRunsOut();
            // Another thread: another server, rather.
            CompletableFuture.runAsync(() -> asks("slow", () -> addDepartment("Vendas"))).join();
            return addDepartment("Duas vezes");
        });

        assertThat(slow.status()).isEqualTo(409);
        assertThat(departments()).containsExactly("Vendas");
        assertThat(asks("slow", this::never).status()).isEqualTo(201);
    }

    @Test
    void after_a_day_the_key_is_free_again_and_the_answer_forgotten() {
        create("Vendas", "pedido-1", admin);
        shop.sql("UPDATE idempotency_keys SET created_at = created_at - interval '25 hours'");

        assertThat(create("Vendas", "pedido-1", admin).status()).isEqualTo(409);
        shop.sql("UPDATE idempotency_keys SET created_at = created_at - interval '25 hours'");
        office.idempotency.forgetOld();
        assertThat(shop.texts("SELECT key FROM idempotency_keys")).isEmpty();
    }

    private Idempotency.Answer asks(String key, java.util.function.Supplier<Idempotency.Answer> work) {
        var caller = new Caller(shop.id, shop.adminId, "Ana", Role.ADMIN, Ids.next(), "127.0.0.1");
        return office.idempotency.answer(caller, key, FINGERPRINT, IdempotencyTest::refused, work);
    }

    private static Idempotency.Answer refused(Problem problem) {
        assertThat(problem).isInstanceOf(Problem.Conflict.class);
        return new Idempotency.Answer(409, "application/problem+json", new byte[0], false);
    }

    private Idempotency.Answer addDepartment(String name) {
        shop.department(name);
        return new Idempotency.Answer(201, "application/json", new byte[]{'{', '}'}, false);
    }

    private Idempotency.Answer never() {
        throw new AssertionError("It was done already");
    }

    private void leaseRunsOut() {
        // By another thread: what this one does may be witnessed.
        CompletableFuture.runAsync(() -> shop.sql(
                "UPDATE idempotency_keys SET claimed_until = now() - interval '1 second'")).join();
    }

    private List<String> departments() {
        return shop.texts("SELECT name FROM departments");
    }

    private static Answer create(String name, String key, String token) {
        return office.send("POST", "/departments", token, new JsonObject().put("name", name).encode(),
                Map.of("Idempotency-Key", key));
    }
}
