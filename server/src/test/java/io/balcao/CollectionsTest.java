package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Programs that were written for the clinic scheduler work with this server: its collections pass as newman runs them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class CollectionsTest {
    private static final Path TESTS = Path.of(System.getProperty("balcao.root", ".."), "server/src/test");

    @Test
    void every_collection_of_the_clinic_scheduler_passes() throws IOException, InterruptedException {
        var server = WholeServer.shared();
        var shop = server.shop("Clinica");
        var key = shop.admin.sends("POST", "/api-keys", new JsonObject().put("name", "newman").put("scopes",
                new JsonArray().add("scheduling:read").add("scheduling:write"))).body().getString("key");

        var phone = shop.phone();
        var clinic = shop.admin.sends("POST", "/clinics", new JsonObject().put("name", "Mensagens")
                .put("phone", "5511988880000").put("channel_id", phone.channel().toString())
                .put("business_hours", new JsonObject().put("mon",
                        new JsonObject().put("start", "09:00").put("end", "18:00"))))
                .body().getString("clinicId");

        var run = new ProcessBuilder("node", "collections.js", "../postman", server.uri("").toString(), key,
                "messagingClinicId=" + clinic, "instanceId=" + phone.instance(), "webhookSecret=" + phone.secret())
                .directory(TESTS.resolve("js").toFile()).redirectErrorStream(true).start();
        var said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(run.waitFor()).as(said).isZero();
        assertThat(said.lines()).as(said).hasSize(8).allMatch(line -> line.startsWith("Clinic Scheduler - "));
    }
}
