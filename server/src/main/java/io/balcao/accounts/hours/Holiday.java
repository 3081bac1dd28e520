package io.balcao.accounts.hours;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day that is not as its weekday: schema {@code Holiday} of the OpenAPI document.
 *
 * @param day as {@code 2026-12-25}
 * @param isYearly whether it is the same day in every year
 * @param opensAt such as {@code 08:00}; null when it is closed all day, as is the one after it
 * @param closesAt not included; {@code 24:00} is the end of the day
 */
record Holiday(UUID id, String name, String day, boolean isYearly, @Nullable String opensAt,
        @Nullable String closesAt) {}
