package io.balcao.scheduling.slots;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Reply;
import io.balcao.platform.http.Request;
import io.balcao.platform.http.Routes;
import io.balcao.scheduling.clinics.ClinicRepository;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** When somebody is there, whether their time is taken or not: what an agenda leaves white. */
public final class OpenHours {
    private final Database database;
    private final InstantSource clock;
    private final ClinicRepository clinics = new ClinicRepository();

    public OpenHours(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    private record SpanView(String start, String end) {}

    private record PersonView(UUID professionalId, List<SpanView> open) {}

    private record DayView(String date, List<SpanView> open, List<PersonView> professionals) {}

    private record HoursView(@JsonProperty("clinic_id") String clinicId, String timezone, List<DayView> days) {
        @JsonProperty("clinicId")
        String sameClinicId() {
            return clinicId;
        }
    }

    /** Mounts the operation. */
    public void addTo(Routes routes) {
        routes.add("listOpenHours", this::list);
    }

    private Reply list(Request request) {
        return database.inTransaction(request.caller().organization(), tx -> {
            var key = request.path("clinic_id");
            var clinic = clinics.find(tx, key).orElseThrow(() -> new Problem.NotFound("clinic", key));
            var days = Days.of(request, clinic, clock.instant());
            var agenda = SlotRepository.readHours(tx, clinic, days.from(), days.to());
            return Reply.ok(new HoursView(clinic.key(), clinic.zone().getId(),
                    days.from().datesUntil(days.to().plusDays(1)).map(date -> day(agenda, date)).toList()));
        });
    }

    private static DayView day(Agenda agenda, LocalDate date) {
        return new DayView(date.toString(), spans(agenda, null, date), agenda.professionals().stream()
                .map(one -> new PersonView(one.id(), spans(agenda, one.id(), date))).toList());
    }

    private static List<SpanView> spans(Agenda agenda, @Nullable UUID professional, LocalDate date) {
        return SlotFinder.open(agenda, professional, date).windows().stream()
                .map(one -> new SpanView(Windows.time(one.from()), Windows.time(one.to()))).toList();
    }
}
