package io.balcao.accounts.hours;

import io.balcao.platform.Problem;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a holiday is to be: schema {@code HolidayRequest} of the OpenAPI document. */
record HolidayRequest(String name, String day, boolean isYearly, @Nullable String opensAt, @Nullable String closesAt) {
    /** Closed all day. */
    static HolidayRequest closed(String name, LocalDate day) {
        return new HolidayRequest(name, day.toString(), false, null, null);
    }

    /** As it is stored; throws why it cannot be. */
    HolidayRequest checked() {
        var stripped = name.strip();
        if (stripped.isEmpty() || stripped.codePoints().anyMatch(Character::isISOControl)) {
            throw new Problem.Unprocessable("name", "may not be empty or contain control characters");
        }
        date();
        if ((opensAt == null) != (closesAt == null)) {
            throw new Problem.Unprocessable("closes_at", "is needed together with opens_at");
        }
        // Both as HH:MM, which sorts as the time does.
        if (opensAt != null && closesAt != null && opensAt.compareTo(closesAt) >= 0) {
            throw new Problem.Unprocessable("closes_at", "must be later than opens_at");
        }
        return new HolidayRequest(stripped, day, isYearly, opensAt, closesAt);
    }

    LocalDate date() {
        try {
            return LocalDate.parse(day);
        } catch (DateTimeException e) {
            throw new Problem.Unprocessable("day", "is no day of the calendar");
        }
    }
}
