package io.balcao.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Role;
import io.balcao.simulator.google.PretendGoogle;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.FeatureServer.Answer;
import io.balcao.testing.FeatureServer.Person;
import io.balcao.testing.Stores;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/** A clinic that is open from Monday to Friday, in an organization of its own on a server that all tests share. */
public final class Practice {
    /** One for all tests: it is the data that must not be shared. */
    private static final ClinicServer SHARED = new ClinicServer(Stores.database());
    public static final FeatureServer SERVER = SHARED.server;
    public static final ZoneId ZONE = ZoneId.of("America/Sao_Paulo");

    public final FeatureServer.Shop shop;
    public final Person ana;
    public final Person admin;
    public final String clinic;
    public final String service;

    /** Sessions of 45 minutes with ten minutes after each. */
    public Practice() {
        this(ZONE.getId(), 10);
    }

    public Practice(String timezone, int buffer) {
        this(SERVER, timezone, buffer);
    }

    public Practice(FeatureServer server, String timezone, int buffer) {
        shop = server.shop();
        ana = shop.user(Role.ATTENDANT);
        admin = shop.user(Role.ADMIN);
        var week = new JsonObject();
        for (var day : List.of("mon", "tue", "wed", "thu", "fri")) {
            week.put(day, span("09:00", "18:00"));
        }
        clinic = made(admin.posts("/clinics", new JsonObject().put("name", "Laser Beauty São Paulo")
                .put("timezone", timezone).put("buffer_minutes", buffer).put("business_hours", week)))
                .getString("clinicId");
        service = service("Depilação a laser", 45);
    }

    public static PretendGoogle google() {
        return SHARED.google();
    }

    public static Scheduling scheduling() {
        return SHARED.scheduling();
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
