package io.balcao;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** The rules that are shipped for Prometheus look at numbers that there are (OP-16). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertRulesTest {
    private static final WholeServer server = WholeServer.shared();
    private static final Path ROOT = Path.of(System.getProperty("balcao.root", ".."));

    @Test
    void every_number_that_a_rule_names_is_told_by_the_server_and_the_compose_file_loads_the_rules() throws Exception {
        var rules = Files.readString(ROOT.resolve("metrics/rules.yml"));
        var named = new TreeSet<String>();
        Pattern.compile("balcao_[a-z_]+").matcher(rules).results().forEach(found -> named.add(found.group()));
        assertThat(named).hasSizeGreaterThan(12);
        assertThat(Files.readString(ROOT.resolve("docker-compose.yml"))).contains(
                "./metrics/rules.yml:/etc/prometheus/rules.yml",
                "rule_files: [/etc/prometheus/rules.yml]");

        var told = metrics();

        assertThat(named).allSatisfy(name -> assertThat(told).containsPattern("(?m)^" + name + "(\\{| )"));
        // Also counted, not only named.
        await().atMost(Duration.ofSeconds(40)).until(() -> Pattern.compile("(?m)^balcao_queue_waiting [0-9]")
                .matcher(metrics()).find());
    }

    private static String metrics() throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + server.internalPort + "/metrics")).build(), BodyHandlers.ofString())
                .body();
    }
}
