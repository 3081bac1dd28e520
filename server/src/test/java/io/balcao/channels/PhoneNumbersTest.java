package io.balcao.channels;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IN-17: two spellings of one mobile are one person, and nobody else is taken for them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class PhoneNumbersTest {
    @ParameterizedTest
    @CsvSource({"5511999990000,551199990000", "5531988887777,553188887777", "5585977776666,558577776666",
        "5511966665555,551166665555"})
    void the_long_and_the_short_spelling_of_a_mobile_are_equal(String longForm, String shortForm) {
        assertThat(PhoneNumbers.canonical(longForm)).isEqualTo(PhoneNumbers.canonical(shortForm));
    }

    @ParameterizedTest
    @ValueSource(strings = {"551133334444", // a land line
        "5511933334444", // a mobile of the newer ranges: the land line above is somebody else's
        "5511912345678", "5511954321098", // likewise
        "5501999990000", "5510999990000", // no such areas
        "55119999900001", "55119999900", // one digit too many, too few
        "15551234567", "4915511234567", "12025550199", // 55 inside, or not in front
        "595991234567", "5", "", "55"})
    void whatever_else_stays_as_it_is(String digits) {
        assertThat(PhoneNumbers.canonical(digits)).isEqualTo(digits);
    }

    @Test
    void a_mobile_of_the_newer_ranges_is_not_the_land_line_without_its_nine() {
        assertThat(PhoneNumbers.canonical("5511933334444")).isNotEqualTo(PhoneNumbers.canonical("551133334444"));
    }

    @ParameterizedTest
    @CsvSource({"551199990000,+5511999990000", "5511999990000,+5511999990000", "551133334444,+551133334444",
        "12025550199,+12025550199"})
    void people_dial_the_ninth_digit(String digits, String dialled) {
        assertThat(PhoneNumbers.e164(digits)).isEqualTo(dialled);
    }

    @ParameterizedTest
    @CsvSource({"551199990000,+55 11 99999-0000", "551133334444,+55 11 3333-4444", "12025550199,+1 202-555-0199",
        "999999,+999999", "551,+551"})
    void people_read_groups_of_digits(String digits, String display) {
        assertThat(PhoneNumbers.display(digits)).isEqualTo(display);
    }
}
