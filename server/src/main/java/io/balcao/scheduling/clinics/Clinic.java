package io.balcao.scheduling.clinics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A clinic, for those who book there.
 *
 * @param lastReportAt when it was to be sent the agenda of the next day for the last time
 * @param lastReportError why that was not written; null when it was
 */
public record Clinic(UUID id, String key, ClinicValues values, boolean hasZapiToken, long toReview, Instant createdAt,
        Instant updatedAt, @Nullable Instant lastReportAt, @Nullable String lastReportError) {
    /** What it is called. */
    public String name() {
        return values.name();
    }

    /** By whose clock its appointments are. */
    public ZoneId zone() {
        return ZoneId.of(values.timezone());
    }

    /** Where it is; empty when nobody said. */
    public String address() {
        return values.address() == null ? "" : values.address();
    }

    /** What customers are told before they come; empty when nobody said. */
    public String preSessionInstructions() {
        return values.preSessionInstructions() == null ? "" : values.preSessionInstructions();
    }

    /** Minutes that are kept free after each appointment. */
    public int bufferMinutes() {
        return values.bufferMinutes();
    }

    /** By which rules customers book. */
    public Policies policies() {
        return values.policies();
    }

    /** How often in a row a customer may be misunderstood before a person takes over; nothing when none does by itself. */
    public OptionalInt escalatesAfter() {
        return values.behavior().autoEscalation()
                ? OptionalInt.of(values.behavior().escalationThreshold())
                : OptionalInt.empty();
    }

    /** Its usual hours. */
    public Week week() {
        return values.week();
    }

    /** Whom it reminds. */
    public ReminderSettings reminders() {
        return values.reminders();
    }

    /** Whether it writes by one number only: the one that was chosen, or that of the instance of Z-API that it names. */
    public boolean hasOwnNumber() {
        return values.channelId() != null || zapiInstance().isPresent();
    }

    /** The instance of Z-API that it names, connected or not. */
    public Optional<String> zapiInstance() {
        return values.zapiInstance();
    }

    /** Its own number. */
    public Optional<String> phone() {
        return Optional.ofNullable(values.phone()).filter(phone -> !phone.isBlank());
    }

    /** When the agenda of the next day is due the next time. */
    public Optional<Instant> nextReport(Instant now) {
        var at = reminders().dailyReportAt();
        return at == null || !isActive()
                ? Optional.empty()
                : Optional.of(ClinicDesk.nextAt(now, zone(), LocalTime.parse(at)));
    }

    /** Of which day the agenda is that was due last: the day after it, however late it is now. */
    public LocalDate reportedDay(Instant now) {
        var at = reminders().dailyReportAt();
        var local = now.atZone(zone());
        return at != null && local.toLocalTime().isBefore(LocalTime.parse(at))
                ? local.toLocalDate()
                : local.toLocalDate().plusDays(1);
    }

    /** The spreadsheet of Google that has its agenda. */
    public Optional<String> spreadsheetId() {
        return Optional.ofNullable(values.googleSpreadsheetId()).filter(id -> !id.isBlank());
    }

    /** The sheet in it; nothing for the usual one. */
    public Optional<String> sheetName() {
        return Optional.ofNullable(values.googleSheetName()).filter(name -> !name.isBlank());
    }

    /** Whether something can be booked. */
    public boolean isActive() {
        return values.active();
    }
}
