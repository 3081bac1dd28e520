package io.balcao.insights;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** Exports cost others something: there are few at once, and no organization has all of them. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportPlacesTest {
    private final ExportPlaces places = new ExportPlaces();
    private final OrganizationId busy = new OrganizationId(Ids.next());

    @Test
    void an_organization_that_asks_for_all_places_leaves_some_to_others() {
        var held = places.take(busy);
        places.take(busy);

        assertThatThrownBy(() -> places.take(busy)).isInstanceOf(Problem.TooMany.class);
        assertThatCode(() -> places.take(new OrganizationId(Ids.next()))).doesNotThrowAnyException();
        held.close();
        assertThatCode(() -> places.take(busy)).doesNotThrowAnyException();
    }

    @Test
    void there_are_no_more_than_the_server_bears() {
        for (int i = 0; i < ExportPlaces.AT_ONCE; i++) {
            places.take(new OrganizationId(Ids.next()));
        }

        assertThatThrownBy(() -> places.take(new OrganizationId(Ids.next()))).isInstanceOf(Problem.TooMany.class);
    }
}
