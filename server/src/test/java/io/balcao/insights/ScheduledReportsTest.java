package io.balcao.insights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.mail.MailSettings;
import io.balcao.platform.mail.Mails;
import io.balcao.simulator.PostOffice;
import io.balcao.testing.ConversationRows;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** A report is mailed at its times, each time once, to those who could read it themselves, and to nobody else. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ScheduledReportsTest {
    private static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");
    private static final int MOST_ATTACHED = 20_000;
    /** Two servers that look at the same time; the mails of the first are sent. */
    private static final List<ScheduledReports> SERVERS = new ArrayList<>();
    private static final List<Mails> MAILS = new ArrayList<>();
    private static PostOffice office;
    private static final FeatureServer SERVER = new FeatureServer(Stores.redis().url(), Set.of("report_schedules"),
            (ground, mount) -> {
                office = new PostOffice(ground.vertx(), Clock.systemUTC(), mail -> {}).start();
                for (int i = 0; i < 2; i++) {
                    var mails = new Mails(ground.vertx(), ground.database(), new Vault(new Secret("a".repeat(32))),
                            ground.background(), Optional.of(new MailSettings("127.0.0.1", office.port(),
                                    MailSettings.Security.NONE, Optional.empty(), "balcao@loja.example")));
                    MAILS.add(mails);
                    SERVERS.add(new Insights(ground.database(), ground.accounts().auditTrail(), ground.clock())
                            .scheduled(new ScheduledReports.Ground(ground.database(), ground.accounts().auditTrail(),
                                    mails, ground.background(), "https://console.example", MOST_ATTACHED,
                                    ground.clock())));
                }
                SERVERS.getFirst().addTo(mount.routes());
            });

    private final FeatureServer.Shop shop = SERVER.shop();
    private final Person supervisor = shop.user(Role.SUPERVISOR);

    @AfterAll
    static void close() {
        MAILS.forEach(Mails::close);
        SERVER.close();
        office.close();
    }

    private static JsonObject plan(String every, int hour, Person... recipients) {
        var ids = new JsonArray();
        for (var one : recipients) {
            ids.add(one.id.toString());
        }
        return new JsonObject().put("name", "Semana da loja").put("format", "csv").put("every", every)
                .put("weekday", every.equals("week") ? 1 : null).put("month_day", every.equals("month") ? 1 : null)
                .put("hour", hour).putNull("department_id").putNull("user_id").putNull("channel").putNull("tag")
                .put("counts", "clock").put("recipient_ids", ids);
    }

    private JsonObject made(JsonObject plan) {
        var answer = supervisor.posts("/report-schedules", plan);
        assertThat(answer.status()).as(answer.body().encode()).isEqualTo(201);
        return answer.body();
    }

    private JsonObject listed(JsonObject schedule) {
        return shop.admin.gets("/report-schedules").body().getJsonArray("data").stream().map(JsonObject.class::cast)
                .filter(one -> one.getString("id").equals(schedule.getString("id"))).findFirst().orElseThrow();
    }

    private void comes(JsonObject schedule) {
        shop.sql("UPDATE report_schedules SET next_at = $2 WHERE id = $1",
                java.util.UUID.fromString(schedule.getString("id")),
                SERVER.ground.clock().instant().minusSeconds(1).atOffset(java.time.ZoneOffset.UTC));
    }

    private void everyServerLooks() {
        FeatureServer.atOnce(SERVERS.stream().map(server -> (Callable<Boolean>) () -> {
            server.sendDue();
            return true;
        }).toList());
        mailsAreSent();
    }

    /** Somebody else's round may be under way: it is waited for. */
    private void mailsAreSent() {
        await().until(() -> {
            MAILS.getFirst().sendDue();
            return shop.rows("SELECT id FROM mails WHERE state = 'sending' OR (state = 'queued'"
                    + " AND next_attempt_at <= now())").isEmpty();
        });
    }

    private String email(Person person) {
        return shop.rows("SELECT email FROM users WHERE id = $1", person.id).getFirst().getString("email");
    }

    private List<io.balcao.simulator.PretendMail> mailsTo(Person person) {
        return office.mailsTo(email(person));
    }

    @Test
    void its_next_time_is_by_the_organizations_clock() {
        var now = SERVER.ground.clock().instant();
        var next = Instant.parse(made(plan("week", 7, supervisor)).getString("next_at")).atZone(ZONE);

        assertThat(next.getDayOfWeek()).isEqualTo(java.time.DayOfWeek.MONDAY);
        assertThat(next.getHour()).isEqualTo(7);
        assertThat(next.toInstant()).isAfter(now).isBefore(now.plus(Duration.ofDays(8)));
        var monthly = Instant.parse(made(plan("month", 0, supervisor)).getString("next_at")).atZone(ZONE);
        assertThat(monthly.getDayOfMonth()).isEqualTo(1);
    }

    @Test
    void each_time_is_mailed_once_however_many_servers_look_and_the_file_is_the_export() {
        var schedule = made(plan("day", 8, supervisor, shop.admin));
        comes(schedule);

        everyServerLooks();
        everyServerLooks();

        for (var reader : List.of(supervisor, shop.admin)) {
            assertThat(mailsTo(reader)).singleElement().satisfies(mail -> {
                assertThat(mail.subject()).startsWith("Semana da loja · ");
                assertThat(mail.text()).contains("https://console.example/reports?from=");
                assertThat(mail.files()).singleElement().satisfies(file -> {
                    var yesterday = LocalDate.ofInstant(SERVER.ground.clock().instant(), ZONE).minusDays(1);
                    assertThat(file.name()).isEqualTo("balcao-" + yesterday + "-" + yesterday + ".csv");
                    assertThat(new String(file.bytes(), java.nio.charset.StandardCharsets.UTF_8))
                            .startsWith("\uFEFFData e hora;");
                });
            });
        }
        var last = listed(schedule).getJsonObject("last");
        assertThat(last.getString("state")).isEqualTo("sent");
        assertThat(last.getInteger("delivered")).isEqualTo(2);
        assertThat(Instant.parse(listed(schedule).getString("next_at"))).isAfter(SERVER.ground.clock().instant());
        assertThat(shop.rows("SELECT user_id, new_values FROM audit_logs WHERE action = 'metrics.exported'"))
                .singleElement().satisfies(row -> {
                    assertThat(row.getString("user_id")).isEqualTo(supervisor.id.toString());
                    assertThat(row.getJsonObject("new_values").getJsonArray("mailed_to")).hasSize(2);
                });
    }

    @Test
    void of_the_times_that_passed_without_a_server_only_the_last_is_mailed() {
        var schedule = made(plan("day", 8, supervisor));
        shop.sql("UPDATE report_schedules SET next_at = next_at - interval '6 days'");

        everyServerLooks();

        assertThat(mailsTo(supervisor)).hasSize(1);
        var at = Instant.parse(listed(schedule).getJsonObject("last").getString("occurs_at"));
        assertThat(at).isAfter(SERVER.ground.clock().instant().minus(Duration.ofHours(25)));
    }

    @Test
    void a_server_that_dies_while_it_makes_one_leaves_it_to_the_next_after_its_claim() {
        var schedule = made(plan("day", 8, supervisor));
        comes(schedule);
        // As it is when a server noted and claimed it, and was killed.
        shop.sql("INSERT INTO report_sendings (id, organization_id, schedule_id, occurs_at, state, attempts,"
                + " next_attempt_at) SELECT gen_random_uuid(), organization_id, id, next_at, 'due', 1, $1"
                + " FROM report_schedules",
                SERVER.ground.clock().instant().plus(Duration.ofMinutes(14)).atOffset(java.time.ZoneOffset.UTC));
        everyServerLooks();
        assertThat(mailsTo(supervisor)).isEmpty();
        assertThat(listed(schedule).getJsonObject("last").getString("state")).isEqualTo("sending");

        shop.sql("UPDATE report_sendings SET next_attempt_at = now() - interval '1 minute'");
        everyServerLooks();

        assertThat(mailsTo(supervisor)).hasSize(1);
    }

    @Test
    void what_the_mail_server_does_not_take_is_tried_again_and_seen() {
        var schedule = made(plan("day", 8, supervisor));
        comes(schedule);
        office.refuseNext("451 not now");
        everyServerLooks();
        var last = listed(schedule).getJsonObject("last");
        assertThat(last.getString("state")).isEqualTo("sending");
        assertThat(last.getString("error")).contains("451");

        shop.sql("UPDATE mails SET next_attempt_at = now()");
        mailsAreSent();

        assertThat(listed(schedule).getJsonObject("last").getString("state")).isEqualTo("sent");
        assertThat(mailsTo(supervisor)).hasSize(1);
    }

    @Test
    void what_is_too_large_for_a_mail_is_behind_a_login() {
        var department = shop.department("Vendas", supervisor.id);
        ConversationRows.channel(shop::sql, shop.id);
        shop.sql("INSERT INTO customers (id, organization_id, name) VALUES (gen_random_uuid(), $1, 'Rita')",
                shop.id.value());
        shop.sql(
                "INSERT INTO conversations (id, organization_id, customer_id, channel_id) SELECT gen_random_uuid(), $1,"
                        + " k.id, c.id FROM customers k, channels c",
                shop.id.value());
        shop.sql("""
                INSERT INTO conversation_events (organization_id, conversation_id, position, kind, occurred_at, channel,
                    owner, department_id, began_at)
                SELECT $1, c.id, 100 + i, 'reopened', now() - interval '1 day', 'whatsapp', 'queue', $2, now()
                FROM conversations c, generate_series(1, 400) AS i
                """, shop.id.value(), department);
        var schedule = made(plan("week", 8, supervisor).put("department_id", department.toString()));
        comes(schedule);

        everyServerLooks();

        var last = listed(schedule).getJsonObject("last");
        assertThat(last.getBoolean("is_linked")).isTrue();
        assertThat(last.getInteger("rows")).isGreaterThanOrEqualTo(400);
        assertThat(mailsTo(supervisor)).singleElement().satisfies(mail -> {
            assertThat(mail.files()).isEmpty();
            assertThat(mail.text()).contains("demais para um e-mail", "department=" + department);
        });
    }

    @Test
    void it_stops_when_its_owner_leaves_and_goes_on_with_whoever_takes_it_over() {
        var schedule = made(plan("day", 8, supervisor, shop.admin));
        shop.sql("UPDATE users SET is_active = false WHERE id = $1", supervisor.id);
        comes(schedule);
        everyServerLooks();
        assertThat(listed(schedule).getString("state")).isEqualTo("stopped");
        assertThat(listed(schedule).getJsonObject("last").getString("error")).isEqualTo("owner");
        assertThat(mailsTo(shop.admin)).isEmpty();

        var resumed = shop.admin.puts("/report-schedules/" + schedule.getString("id"),
                plan("day", 8, shop.admin).put("state", "active"));
        assertThat(resumed.body().getJsonObject("owner").getString("id")).isEqualTo(shop.admin.id.toString());
        SERVER.ground.clock().advance(Duration.ofMinutes(1));
        comes(schedule);
        everyServerLooks();

        assertThat(mailsTo(shop.admin)).hasSize(1);
    }

    @Test
    void who_may_not_export_any_more_gets_none_and_owns_none() {
        var other = shop.user(Role.SUPERVISOR);
        var ofAdmin = shop.admin.posts("/report-schedules", plan("day", 8, shop.admin, other)).body();
        var ofSupervisor = made(plan("day", 8, shop.admin));
        shop.sql("INSERT INTO role_permissions (organization_id, role, sees, permissions) VALUES ($1, 'supervisor',"
                + " 'all', ARRAY['send'])", shop.id.value());
        comes(ofAdmin);
        comes(ofSupervisor);

        everyServerLooks();

        assertThat(mailsTo(other)).isEmpty();
        assertThat(mailsTo(shop.admin)).hasSize(1);
        assertThat(listed(ofAdmin).getJsonObject("last").getInteger("recipients")).isEqualTo(1);
        assertThat(listed(ofSupervisor).getString("state")).isEqualTo("stopped");
    }

    @Test
    void recipients_are_those_who_could_export_it_themselves() {
        var attendant = shop.user(Role.ATTENDANT);
        var stranger = SERVER.shop().admin;

        for (var reader : List.of(attendant, stranger)) {
            assertThat(supervisor.posts("/report-schedules", plan("day", 8, reader)).errors())
                    .containsKey("recipient_ids");
        }
        assertThat(attendant.posts("/report-schedules", plan("day", 8, supervisor)).status()).isEqualTo(403);
        assertThat(supervisor.posts("/report-schedules", plan("day", 8, supervisor).put("weekday", 1)).status())
                .isEqualTo(422);
    }

    @Test
    void another_organizations_is_not_there() {
        var schedule = made(plan("day", 8, supervisor));
        var stranger = SERVER.shop().admin;
        var path = "/report-schedules/" + schedule.getString("id");

        assertThat(stranger.gets("/report-schedules").body().getJsonArray("data")).isEmpty();
        assertThat(List.of(stranger.puts(path, plan("day", 8, stranger).put("state", "active")).status(),
                SERVER.send("DELETE", path, stranger.token, null).status(),
                SERVER.send("POST", path + "/send", stranger.token, null).status())).containsOnly(404);
        assertThat(listed(schedule).getString("state")).isEqualTo("active");
    }

    @Test
    void it_is_mailed_now_when_somebody_asks_and_not_while_it_is_paused() {
        var schedule = made(plan("month", 8, supervisor));
        var path = "/report-schedules/" + schedule.getString("id");
        Answer paused = supervisor.puts(path, plan("month", 8, supervisor).put("state", "paused"));
        assertThat(paused.body().getString("next_at")).isNull();
        everyServerLooks();
        assertThat(mailsTo(supervisor)).isEmpty();

        SERVER.send("POST", path + "/send", supervisor.token, null);
        // By the server that was asked, or by whoever is faster.
        await().until(() -> {
            everyServerLooks();
            return listed(schedule).getJsonObject("last").getString("state").equals("sent");
        });

        assertThat(mailsTo(supervisor)).hasSize(1);
        assertThat(listed(schedule).getJsonObject("last").getString("from")).endsWith("-01");
        assertThat(SERVER.send("DELETE", path, supervisor.token, null).status()).isEqualTo(204);
        assertThat(shop.rows("SELECT action FROM audit_logs WHERE object_type = 'report_schedule'")).hasSize(3);
    }
}
