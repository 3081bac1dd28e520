package io.balcao.accounts.hours;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** The national holidays of Brazil, and the days on which most of the country closes without being told to. */
final class BrazilianHolidays {
    /** Since then the day of Zumbi is one for the whole country (law 14.759 of 2023). */
    private static final int BLACK_AWARENESS_SINCE = 2024;

    private BrazilianHolidays() {}

    /** @param withOptional also carnival, Ash Wednesday until noon, and Corpus Christi */
    static List<HolidayRequest> of(int year, boolean withOptional) {
        var easter = easter(year);
        var days = new ArrayList<>(List.of(
                HolidayRequest.closed("Confraternização Universal", LocalDate.of(year, 1, 1)),
                HolidayRequest.closed("Sexta-feira Santa", easter.minusDays(2)),
                HolidayRequest.closed("Tiradentes", LocalDate.of(year, 4, 21)),
                HolidayRequest.closed("Dia do Trabalho", LocalDate.of(year, 5, 1)),
                HolidayRequest.closed("Independência do Brasil", LocalDate.of(year, 9, 7)),
                HolidayRequest.closed("Nossa Senhora Aparecida", LocalDate.of(year, 10, 12)),
                HolidayRequest.closed("Finados", LocalDate.of(year, 11, 2)),
                HolidayRequest.closed("Proclamação da República", LocalDate.of(year, 11, 15)),
                HolidayRequest.closed("Natal", LocalDate.of(year, 12, 25))));
        if (year >= BLACK_AWARENESS_SINCE) {
            days.add(HolidayRequest.closed("Consciência Negra", LocalDate.of(year, 11, 20)));
        }
        if (withOptional) {
            days.add(HolidayRequest.closed("Carnaval (segunda-feira)", easter.minusDays(48)));
            days.add(HolidayRequest.closed("Carnaval (terça-feira)", easter.minusDays(47)));
            days.add(new HolidayRequest("Quarta-feira de Cinzas", easter.minusDays(46).toString(), false, "14:00",
                    "18:00"));
            days.add(HolidayRequest.closed("Corpus Christi", easter.plusDays(60)));
        }
        return days;
    }

    /** Easter Sunday of the western churches (the rule of Meeus, Jones and Butcher). */
    static LocalDate easter(int year) {
        int golden = year % 19;
        int century = year / 100;
        int ofCentury = year % 100;
        int correction = (century - (century + 8) / 25 + 1) / 3;
        int epact = (19 * golden + century - century / 4 - correction + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (ofCentury / 4) - epact - ofCentury % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
