package io.balcao.scheduling.clinics;

import io.balcao.platform.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody says of a clinic. */
record ClinicValues(String name, @Nullable String phone, @Nullable String address, String timezone, Week week,
        int bufferMinutes, @Nullable String welcomeMessage, @Nullable String preSessionInstructions, Policies policies,
        Personality personality, Behavior behavior, ReminderSettings reminders, @Nullable UUID channelId,
        @Nullable String zapiInstanceId, @Nullable String googleSpreadsheetId, @Nullable String googleSheetName,
        boolean active) {
    ClinicValues checked() {
        try {
            ZoneId.of(timezone);
        } catch (DateTimeException e) {
            throw new Problem.Unprocessable("timezone", "is no time zone of the IANA database");
        }
        reminders.checked();
        return this;
    }

    Optional<String> zapiInstance() {
        return Optional.ofNullable(zapiInstanceId).filter(id -> !id.isBlank());
    }

    /** The same, writing by another number. */
    ClinicValues by(@Nullable UUID number) {
        return new ClinicValues(name, phone, address, timezone, week, bufferMinutes, welcomeMessage,
                preSessionInstructions, policies, personality, behavior, reminders, number, zapiInstanceId,
                googleSpreadsheetId, googleSheetName, active);
    }
}
