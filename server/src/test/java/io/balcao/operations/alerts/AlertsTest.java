package io.balcao.operations.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.FreePort;
import io.balcao.platform.Ids;
import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.mail.MailSettings;
import io.balcao.platform.mail.Mails;
import io.balcao.testing.ConversationRows;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Shop;
import io.balcao.testing.Stores;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is told once, lasts as long as it is wrong, and ends by itself; each condition is raised by its fault (OP-16). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class AlertsTest {
    /** Two servers on the same stores. */
    private static final List<Alerts> SERVERS = new ArrayList<>();
    @TempDir
    private static Path directory;
    private static final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    /** Of the proxy in front, with a certificate. */
    private static int publicPort;
    private static FeatureServer server;
    /** The oldest: what is wrong with the installation is its affair. */
    private static Shop operator;

    private final Shop shop = server.shop();
    private final UUID channel = ConversationRows.channel(shop::sql, shop.id);
    private final ConversationRows rows = new ConversationRows(shop::sql, shop.id, channel);

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(directory.resolve("media/incoming"));
        publicPort = FreePort.next();
        var database = Stores.freshDatabase();
        server = new FeatureServer(database, Stores.redis().url(), Set.of("alerts"), (ground, mount) -> {
            // Written and never sent: nobody is behind that port.
            var mails = new Mails(ground.vertx(), ground.database(), new Vault(new Secret("a".repeat(32))),
                    ground.background(), Optional.of(new MailSettings("127.0.0.1", 1, MailSettings.Security.NONE,
                            Optional.empty(), "balcao@loja.example")));
            for (int i = 0; i < 2; i++) {
                SERVERS.add(new Alerts(new Alerts.Ground(ground.database(), ground.accounts().auditTrail(),
                        ground.events(), mails, ground.background(), i == 0 ? metrics : new SimpleMeterRegistry(),
                        "https://127.0.0.1:" + publicPort,
                        InstantSource.system()), directory, directory.resolve("media"), true));
            }
            SERVERS.getFirst().addTo(mount.routes());
        });
        operator = server.shop();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void a_trouble_is_one_alert_and_one_mail_to_each_administrator_however_many_servers_look_and_however_long_it_lasts() {
        var second = shop.user(Role.ADMIN);
        shop.user(Role.SUPERVISOR);
        closeAccount(channel);

        FeatureServer.atOnce(() -> looks(0), () -> looks(1), () -> looks(0), () -> looks(1));

        var alert = onlyAlert();
        assertThat(alert.getString("kind")).isEqualTo("number_restricted");
        assertThat(alert.getString("severity")).isEqualTo("critical");
        assertThat(alert.getString("subject")).isEqualTo(channel.toString());
        assertThat(alert.getString("closed_at")).isNull();
        assertThat(mails()).isEqualTo(2);

        minutePasses();
        assertThat(onlyAlert().getString("id")).isEqualTo(alert.getString("id"));
        assertThat(mails()).isEqualTo(2);

        var known = second.posts("/alerts/" + alert.getString("id") + "/acknowledge", null).body();
        assertThat(known.getString("acknowledged_by_name")).isEqualTo("Bia admin");
        assertThat(shop.admin.posts("/alerts/" + alert.getString("id") + "/snooze", new JsonObject().put("minutes", 30))
                .body().getString("snoozed_until")).isNotNull();
        assertThat(shop.admin.posts("/alerts/" + alert.getString("id") + "/snooze", new JsonObject().put("minutes", 0))
                .body().getString("snoozed_until")).isNull();
    }

    @Test
    void a_trouble_that_ends_closes_by_itself_and_one_that_flaps_is_not_told_again() {
        closeAccount(channel);
        minutePasses();
        var alert = onlyAlert();

        openAccount(channel);
        minutePasses();
        assertThat(onlyAlert().getString("cleared_at")).isNotNull();
        assertThat(onlyAlert().getString("closed_at")).isNull();
        // Back at once: it had not ended.
        closeAccount(channel);
        minutePasses();
        assertThat(onlyAlert().getString("cleared_at")).isNull();

        ends();
        assertThat(onlyAlert().getString("closed_at")).isNotNull();
        assertThat(alerts("?state=open")).isEmpty();
        closeAccount(channel);
        minutePasses();
        assertThat(onlyAlert().getString("id")).isEqualTo(alert.getString("id"));
        assertThat(onlyAlert().getInteger("returns")).isEqualTo(1);
        assertThat(mails()).isEqualTo(1);

        ends();
        shop.sql("UPDATE alerts SET closed_at = now() - interval '31 minutes'");
        closeAccount(channel);
        minutePasses();
        assertThat(alerts("")).hasSize(2);
        assertThat(mails()).isEqualTo(2);
    }

    // OP-16
    @Test
    void who_waits_and_can_soon_not_be_written_to_and_a_key_that_ends_are_told_in_time() {
        var waiting = rows.conversation("Rita", "queue", "waiting", null, shop.department("Vendas"));
        shop.sql("UPDATE conversations SET window_expires_at = now() + interval '3 hours' WHERE id = $1", waiting);
        var machine = shop.user(Role.SUPERVISOR);
        shop.sql(
                "INSERT INTO api_keys (id, organization_id, user_id, prefix, secret_hash, scopes, created_by, expires_at)"
                        + " VALUES ($1, $2, $3, 'bk_x', sha256('x'), '{conversations:read}', $3, now() + interval '8 days')",
                Ids.next(), shop.id.value(), machine.id);
        minutePasses();
        assertThat(alerts("?state=open")).extracting(one -> one.getString("kind"))
                .doesNotContain("windows_ending", "api_key_ending");
        var before = mails();

        shop.sql("UPDATE conversations SET window_expires_at = now() + interval '50 minutes'");
        shop.sql("UPDATE api_keys SET expires_at = now() + interval '6 days 1 hour'");
        minutePasses();

        assertThat(alert("windows_ending").getString("severity")).isEqualTo("warning");
        assertThat(alert("windows_ending").getJsonObject("details").getInteger("count")).isEqualTo(1);
        assertThat(alert("api_key_ending").getString("subject_name")).isEqualTo("Bia supervisor");
        assertThat(alert("api_key_ending").getJsonObject("details").getInteger("days")).isEqualTo(6);
        assertThat(mails()).isEqualTo(before + 1);
        shop.sql("UPDATE conversations SET window_expires_at = now() + interval '10 minutes'");
        minutePasses();
        assertThat(alert("windows_ending").getString("severity")).isEqualTo("critical");

        shop.sql("UPDATE conversations SET window_expires_at = now() + interval '24 hours'");
        shop.sql("UPDATE api_keys SET revoked_at = now()");
        ends();
        assertThat(alerts("?state=open")).extracting(one -> one.getString("kind"))
                .doesNotContain("windows_ending", "api_key_ending");
    }

    // OP-15
    @Test
    void what_came_for_no_number_of_anybody_is_told_to_whoever_runs_the_installation_alone() {
        operator.sql("INSERT INTO dead_letters (id, source, phone_number_id, reason, raw)"
                + " VALUES ($1, 'whatsapp', '4711', 'no such number', '')", Ids.next());
        operator.sql("UPDATE alert_settings SET checked_at = '-infinity'");
        minutePasses();

        assertThat(kinds(operator)).contains("letters_unrouted");
        assertThat(alerts("")).extracting(one -> one.getString("kind")).doesNotContain("letters_unrouted");
    }

    @Test
    void each_condition_is_raised_by_its_fault_and_by_nothing_else() {
        minutePasses();
        assertThat(alerts("")).isEmpty();
        var sales = shop.department("Vendas");

        shop.sql(
                "UPDATE channels SET account_notice = 'account_restricted', account_notice_at = now(), quality = 'low',"
                        + " token_expires_at = now() + interval '50 hours'");
        shop.sql("UPDATE conversations SET waiting_since = now() - interval '16 minutes' WHERE id = $1",
                rows.conversation("Rita", "queue", "waiting", null, sales));
        shop.sql("INSERT INTO queue_repairs (organization_id, conversation_id, anomaly)"
                + " SELECT organization_id, id, 'ghost' FROM conversations");
        shop.sql(
                "INSERT INTO dead_letters (id, organization_id, source, reason, raw) VALUES ($1, $2, 'whatsapp', 'x', '')",
                Ids.next(), shop.id.value());
        shop.sql("INSERT INTO webhook_endpoints (id, organization_id, url, description, event_types, secret_encrypted,"
                + " failures, failing_since, paused_until, created_by) VALUES ($1, $2, 'https://x.example', 'ERP',"
                + " '{message.received}', '\\x00', 9, now() - interval '20 minutes', now() + interval '1 minute', $3)",
                Ids.next(), shop.id.value(), shop.admin.id);
        shop.sql("INSERT INTO mails (id, organization_id, kind, recipient, state, expires_at, error, ended_at)"
                + " VALUES ($1, $2, 'invitation', 'x@y.example', 'failed', now(), '550', now())", Ids.next(),
                shop.id.value());
        var bot = rows.conversation("Caio", "bot", "open", null, null);
        var message = rows.message(bot, "bot", "Oi", "queued");
        shop.sql("INSERT INTO outbox (message_id, organization_id, conversation_id, channel_id, sender_type, position)"
                + " VALUES ($1, $2, $3, $4, 'bot', now() - interval '11 minutes')", message, shop.id.value(), bot,
                channel);
        // Who keeps writing has waited since the first of it.
        shop.sql("UPDATE messages SET received_at = now() - interval '5 minutes' WHERE conversation_id = $1", bot);
        rows.message(bot, "customer", "Oi? Tem alguém aí?", "received");
        minutePasses();

        assertThat(alerts("?state=open")).extracting(one -> one.getString("kind")).containsExactlyInAnyOrder(
                "number_restricted", "number_quality", "queue_over_limit", "queue_unstaffed", "queue_repaired",
                "dead_letters", "endpoint_down",
                "mail_failing", "token_ending",
                "messages_unanswered", "messages_unsent");
        assertThat(alert("token_ending").getString("severity")).isEqualTo("critical");
        assertThat(alert("token_ending").getJsonObject("details").getInteger("days")).isEqualTo(2);
        var queue = alert("queue_over_limit");
        assertThat(queue.getString("subject_name")).isEqualTo("Vendas");
        assertThat(queue.getJsonObject("details").getInteger("waiting")).isEqualTo(1);
        assertThat(alert("messages_unanswered").getJsonObject("details").getInteger("minutes")).isEqualTo(5);
        assertThat(mails()).as("all that one look found is one mail").isEqualTo(1);

        // Known letters are no news; one more is.
        shop.admin.posts("/alerts/" + alert("queue_repaired").getString("id") + "/acknowledge", null);
        shop.admin.posts("/alerts/" + alert("dead_letters").getString("id") + "/acknowledge", null);
        ends();
        assertThat(alerts("?state=open")).extracting(one -> one.getString("kind"))
                .doesNotContain("dead_letters", "queue_repaired").contains("queue_unstaffed");
        shop.sql(
                "INSERT INTO dead_letters (id, organization_id, source, reason, raw) VALUES ($1, $2, 'whatsapp', 'y', '')",
                Ids.next(), shop.id.value());
        minutePasses();
        assertThat(alert("dead_letters").getJsonObject("details").getInteger("count")).isEqualTo(1);

        var muted = settings().put("queue_wait_minutes", 30).put("muted_kinds", new JsonArray().add("endpoint_down"))
                .put("mail_user_ids", new JsonArray());
        assertThat(shop.admin.puts("/alert-settings", muted).body().getInteger("queue_wait_minutes")).isEqualTo(30);
        ends();
        assertThat(alerts("?state=open")).extracting(one -> one.getString("kind"))
                .doesNotContain("queue_over_limit", "endpoint_down").contains("number_quality");

        // What is mended closes by itself.
        shop.sql("UPDATE channels SET account_notice = NULL, quality = 'fine',"
                + " token_expires_at = now() + interval '60 days'");
        shop.sql("UPDATE conversations SET answered_seq = last_seq");
        shop.sql("UPDATE dead_letters SET state = 'discarded', settled_at = now()");
        shop.sql("UPDATE mails SET ended_at = now() - interval '2 hours'");
        shop.sql("DELETE FROM outbox");
        shop.sql("UPDATE conversations SET owner = 'nobody', status = 'closed', waiting_since = NULL, closed_at = now()"
                + " WHERE owner = 'queue'");
        ends();
        assertThat(alerts("?state=open")).isEmpty();
    }

    @Test
    void a_number_that_stopped_is_shown_and_whoever_noticed_it_writes_the_mail() {
        shop.sql("UPDATE channels SET status = 'stopped', status_reason = 'token_refused'");
        minutePasses();

        var alert = onlyAlert();
        assertThat(alert.getString("kind")).isEqualTo("number_down");
        assertThat(alert.getString("severity")).isEqualTo("critical");
        assertThat(mails()).isZero();
    }

    @Test
    void a_number_is_silent_when_nothing_comes_though_something_usually_does() {
        minutePasses();
        history(channel, 20);
        minutePasses();
        assertThat(alert("webhook_silent").getJsonObject("details").getInteger("usual")).isGreaterThanOrEqualTo(5);

        // Somebody writes: no alert any more.
        var conversation = rows.conversation("Rita", "bot", "open", null, null);
        shop.sql("UPDATE conversations SET last_message_at = now(), window_expires_at = now() + interval '24 hours'"
                + " WHERE id = $1", conversation);
        minutePasses();
        assertThat(alert("webhook_silent").getString("cleared_at")).isNotNull();
    }

    @Test
    void a_number_that_is_seldom_written_to_or_new_or_outside_its_hours_is_not_called_silent() {
        history(channel, 0);
        var fresh = ConversationRows.channel(shop::sql, shop.id);
        shop.sql("INSERT INTO channel_hours (organization_id, channel_id, hour, conversations, last_at)"
                + " VALUES ($1, $2, now() - interval '5 hours', 500, now() - interval '5 hours')", shop.id.value(),
                fresh);
        var closed = server.shop();
        var theirs = ConversationRows.channel(closed::sql, closed.id);
        history(closed, theirs, 50);
        closed.sql("INSERT INTO holidays (id, organization_id, day, name, is_yearly)"
                + " SELECT gen_random_uuid(), $1, (now() AT TIME ZONE o.timezone)::date - d, 'Feriado', false"
                + " FROM organizations o, generate_series(0, 1) AS d", closed.id.value());
        minutePasses();

        assertThat(alerts("?state=open")).isEmpty();
        assertThat(closed.rows("SELECT kind FROM alerts")).isEmpty();
    }

    @Test
    void whoever_runs_the_installation_hears_of_the_disk_the_files_and_the_backup_and_others_do_not() throws Exception {
        operator.admin.puts("/alert-settings", settings().put("disk_free_percent", 90));
        var incoming = directory.resolve("media/incoming");
        Files.delete(incoming);
        Files.writeString(incoming, "in the way");
        lastBackup(Instant.now().minus(Duration.ofHours(27)));
        minutePasses();

        assertThat(kinds(operator)).contains("files_unwritable", "backup_old");
        assertThat(kinds(operator).contains("disk_low")).isEqualTo(
                Files.getFileStore(directory).getUsableSpace() < 0.9 * Files.getFileStore(directory).getTotalSpace());
        assertThat(kinds(shop)).isEmpty();

        Files.delete(incoming);
        Files.createDirectories(incoming);
        lastBackup(Instant.now());
        operator.admin.puts("/alert-settings", settings());
        minutePasses();
        operator.sql("UPDATE alerts SET cleared_at = now() - interval '3 minutes' WHERE cleared_at IS NOT NULL");
        minutePasses();
        assertThat(kinds(operator)).doesNotContain("files_unwritable", "backup_old");
    }

    @Test
    void a_certificate_that_ends_within_two_weeks_is_told_and_one_that_was_renewed_is_not_told_any_more()
            throws Exception {
        try (var proxy = new TlsServer(publicPort, directory, 10)) {
            SERVERS.getFirst().lookAtCertificate();
            minutePasses();

            assertThat(
                    operator.rows("SELECT severity, subject_name, details FROM alerts WHERE kind = 'certificate_ending'"
                            + " AND closed_at IS NULL").toString())
                    .contains("warning", "127.0.0.1", "\"days\":9");
            assertThat(kinds(shop)).isEmpty();
            assertThat(metrics.get("balcao.certificate.end.seconds").gauge().value())
                    .isBetween(9 * 86_400.0, 10 * 86_400.0);
        }
        try (var renewed = new TlsServer(publicPort, directory, 90)) {
            SERVERS.getFirst().lookAtCertificate();
            minutePasses();
            operator.sql("UPDATE alerts SET cleared_at = now() - interval '3 minutes' WHERE cleared_at IS NOT NULL");
            minutePasses();

            assertThat(kinds(operator)).doesNotContain("certificate_ending");
        }
    }

    /** The rules that are shipped for Prometheus, held against numbers that faults have made. */
    @Test
    void each_fault_is_read_back_from_its_number_and_fires_its_rule() throws Exception {
        shop.sql("UPDATE channels SET status = 'stopped' WHERE id = $1", channel);
        shop.sql("INSERT INTO channels (id, organization_id, name, phone_number_id, token_expires_at)"
                + " VALUES ($1, $2, 'Outro', $3, now() + interval '13 days')", Ids.next(), shop.id.value(),
                Long.toString(System.nanoTime()));
        var rita = rows.conversation("Rita", "queue", "waiting", null, null);
        shop.sql("UPDATE conversations SET waiting_since = now() - interval '31 minutes' WHERE id = $1", rita);
        for (int i = 0; i < 11; i++) {
            shop.sql("UPDATE conversations SET window_expires_at = now() + interval '30 minutes' WHERE id = $1",
                    rows.conversation("Davi " + i, "queue", "waiting", null, null));
        }
        var unsent = rows.message(rita, "attendant", "Já vai", "queued");
        shop.sql("INSERT INTO outbox (message_id, organization_id, conversation_id, channel_id, sender_type, position)"
                + " VALUES ($1, $2, $3, $4, 'attendant', now() - interval '11 minutes')", unsent, shop.id.value(), rita,
                channel);
        var unanswered = rows.conversation("Caio", "bot", "open", null, null);
        shop.sql("UPDATE messages SET received_at = now() - interval '4 minutes', seq = 1 WHERE conversation_id = $1",
                unanswered);
        lastBackup(Instant.now().minus(Duration.ofHours(27)));

        try (var proxy = new TlsServer(publicPort, directory, 10)) {
            SERVERS.getFirst().lookAtCertificate();
        }
        SERVERS.getFirst().look();

        assertThat(firing()).contains("BalcaoQueueTooLong", "BalcaoMessagesUnsent", "BalcaoMessagesUnanswered",
                "BalcaoWindowsEnding", "BalcaoNumberDown", "BalcaoTokenEnding", "BalcaoBackupOld",
                "BalcaoCertificateEnding");
        assertThat(metrics.get("balcao.queue.waiting").gauge().value()).isGreaterThanOrEqualTo(12);
        assertThat(metrics.get("balcao.outbox.messages").gauge().value()).isGreaterThanOrEqualTo(1);
        assertThat(metrics.get("balcao.disk.free.ratio").gauge().value()).isBetween(0.0, 1.0);
        lastBackup(Instant.now());
        assertThat(firing()).doesNotContain("BalcaoBackupOld");
    }

    private static void lastBackup(Instant at) throws IOException {
        var file = directory.resolve("last-backup");
        Files.writeString(file, "");
        Files.setLastModifiedTime(file, FileTime.from(at));
    }

    /** The rules that compare one number with a limit, and hold now. */
    private static List<String> firing() throws IOException {
        var rules = Files.readString(Path.of(System.getProperty("balcao.root", "..")).resolve("metrics/rules.yml"));
        var found = new ArrayList<String>();
        var rule = Pattern.compile("alert: (\\w+)\\s+expr: (?:max|min)\\((balcao_\\w+)\\) ([<>]) ([0-9. *]+)\n")
                .matcher(rules);
        while (rule.find()) {
            var gauge = metrics.find(rule.group(2).replace('_', '.')).gauge();
            if (gauge != null) {
                double limit = Stream.of(rule.group(4).split("\\*")).mapToDouble(Double::parseDouble)
                        .reduce(1, (a, b) -> a * b);
                if (rule.group(3).equals(">") ? gauge.value() > limit : gauge.value() < limit) {
                    found.add(rule.group(1));
                }
            }
        }
        return found;
    }

    private static List<String> kinds(Shop shop) {
        return shop.rows("SELECT kind FROM alerts WHERE closed_at IS NULL").stream().map(row -> row.getString("kind"))
                .toList();
    }

    /** On each of the last four weeks so many, in each hour before now; and nothing since. */
    private void history(UUID number, int conversations) {
        history(shop, number, conversations);
    }

    private static void history(Shop whose, UUID number, int conversations) {
        whose.sql("INSERT INTO channel_hours (organization_id, channel_id, hour, conversations, last_at)"
                + " SELECT $1, $2, date_trunc('hour', now()) - h * interval '1 hour', $3,"
                + " date_trunc('hour', now()) - h * interval '1 hour'"
                + " FROM generate_series(3, 24 * 29) AS h", whose.id.value(), number, conversations);
    }

    private JsonObject settings() {
        return new JsonObject().put("queue_wait_minutes", 15).putNull("queue_length").put("silence_minutes", 60)
                .put("disk_free_percent", 1).put("backup_hours", 26).put("muted_kinds", new JsonArray())
                .putNull("mail_user_ids");
    }

    private void closeAccount(UUID number) {
        shop.sql("UPDATE channels SET account_notice = 'account_disabled', account_notice_at = now() WHERE id = $1",
                number);
    }

    private void openAccount(UUID number) {
        shop.sql("UPDATE channels SET account_notice = NULL, account_notice_at = NULL WHERE id = $1", number);
    }

    /** What is wrong no more has been so for long enough. */
    private void ends() {
        openAccount(channel);
        minutePasses();
        shop.sql("UPDATE alerts SET cleared_at = now() - interval '3 minutes' WHERE cleared_at IS NOT NULL");
        minutePasses();
    }

    private void minutePasses() {
        for (var whose : List.of(shop, operator)) {
            whose.sql("UPDATE alert_settings SET checked_at = now() - interval '1 minute'");
        }
        looks(0);
    }

    private static boolean looks(int which) {
        SERVERS.get(which).look();
        return true;
    }

    private int mails() {
        return shop.rows("SELECT id FROM mails WHERE kind = 'alert'").size();
    }

    private List<JsonObject> alerts(String query) {
        return shop.admin.gets("/alerts" + query).body().getJsonArray("data").stream().map(JsonObject.class::cast)
                .toList();
    }

    private JsonObject alert(String kind) {
        return alerts("?state=open").stream().filter(one -> one.getString("kind").equals(kind)).findFirst()
                .orElseThrow();
    }

    private JsonObject onlyAlert() {
        var all = alerts("");
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
