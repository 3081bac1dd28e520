package io.balcao.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Role;
import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.config.Config.GoogleUrls;
import io.balcao.scheduling.google.GoogleSettings;
import io.balcao.simulator.google.PretendGoogle;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** A clinic that is open from Monday to Friday, in an organization of its own on a server that all tests share. */
public final class Practice {
    private static final AtomicReference<Scheduling> SCHEDULING = new AtomicReference<>();
    /** What all practices are connected to that are connected; its calendars and accounts are each test's own. */
    private static final AtomicReference<PretendGoogle> GOOGLE = new AtomicReference<>();
    /** One for all tests: it is the data that must not be shared. */
    public static final FeatureServer SERVER = new FeatureServer(Stores.redis().url(),
            Set.of("clinics", "availability", "appointments"), (ground, mount) -> {
                var scheduling = new Scheduling(new Scheduling.Ground(ground.database(), ground.accounts().auditTrail(),
                        ground.events(), new Vault(new Secret("s".repeat(40))), ground.background(), ground.clock(),
                        ground.vertx(), google(ground)), (organization, messages, conversations) -> {});
                scheduling.addTo(mount.routes());
                scheduling.addTo(mount.router());
                SCHEDULING.set(scheduling);
            });
    public static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    public final FeatureServer.Shop shop = SERVER.shop();
    public final Person ana = shop.user(Role.ATTENDANT);
    public final Person admin = shop.user(Role.ADMIN);
    public final String clinic;
    public final String service;

    /** Sessions of 45 minutes with ten minutes after each. */
    public Practice() {
        this(ZONE.getId(), 10);
    }

    public Practice(String timezone, int buffer) {
        var week = new JsonObject();
        for (var day : List.of("mon", "tue", "wed", "thu", "fri")) {
            week.put(day, span("09:00", "18:00"));
        }
        clinic = made(admin.posts("/clinics", new JsonObject().put("name", "Laser Beauty São Paulo")
                .put("timezone", timezone).put("buffer_minutes", buffer).put("business_hours", week)))
                .getString("clinicId");
        service = service("Depilação a laser", 45);
    }

    private static GoogleSettings google(FeatureServer.Ground ground) {
        var router = Router.router(ground.vertx());
        var google = new PretendGoogle(ground.vertx(), ground.clock());
        google.addTo(router, ground.vertx());
        GOOGLE.set(google);
        int port = ground.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await().actualPort();
        var urls = GoogleUrls.at("http://127.0.0.1:" + port);
        return new GoogleSettings(URI.create(urls.calendar()), URI.create(urls.sheets()), URI.create(urls.token()),
                URI.create(urls.consent()), "https://console.example", Duration.ofMillis(300));
    }

    public static PretendGoogle google() {
        return GOOGLE.get();
    }

    public static Scheduling scheduling() {
        return SCHEDULING.get();
    }

    static JsonObject span(String start, String end) {
        return new JsonObject().put("start", start).put("end", end);
    }

    public String service(String name, int minutes) {
        return made(admin.posts("/clinics/" + clinic + "/services",
                new JsonObject().put("name", name).put("duration_minutes", minutes))).getString("serviceId");
    }

    public String professional(String name) {
        return made(admin.posts("/clinics/" + clinic + "/professionals", new JsonObject().put("name", name)))
                .getString("professionalId");
    }

    public String room(String name) {
        return made(admin.posts("/clinics/" + clinic + "/resources",
                new JsonObject().put("name", name).put("kind", "ROOM"))).getString("id");
    }

    public void exception(JsonObject exception) {
        made(admin.posts("/clinics/" + clinic + "/availability-exceptions", exception));
    }

    /** A Monday that has not begun. */
    public static LocalDate monday() {
        return LocalDate.ofInstant(SERVER.ground.clock().instant(), ZONE)
                .with(TemporalAdjusters.next(DayOfWeek.MONDAY));
    }

    public JsonObject wish(LocalDate date, String time) {
        return new JsonObject().put("clinicId", clinic).put("phone", "5511999990000").put("name", "Maria Silva")
                .put("serviceId", service).put("date", date.toString()).put("time", time)
                .put("areas", "Pernas e axilas");
    }

    public Answer books(LocalDate date, String time) {
        return ana.posts("/appointments", wish(date, time));
    }

    public JsonObject booked(LocalDate date, String time) {
        return made(books(date, time));
    }

    /** The free times of a day. */
    public List<String> slots(LocalDate date, String query) {
        var answer = ana.gets("/clinics/" + clinic + "/available-slots?date=" + date + "&serviceId=" + service + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.body().getJsonArray("slots").stream().map(JsonObject.class::cast)
                .map(slot -> slot.getString("time")).toList();
    }

    public static JsonObject made(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body();
    }

    public static List<JsonObject> list(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return new JsonArray(answer.text()).stream().map(JsonObject.class::cast).toList();
    }
}
