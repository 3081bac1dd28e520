package io.balcao.scheduling.clinics;

import io.balcao.platform.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
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
}
