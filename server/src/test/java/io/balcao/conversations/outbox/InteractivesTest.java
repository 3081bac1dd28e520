package io.balcao.conversations.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.channels.OutboundContent.Menu;
import io.balcao.channels.OutboundContent.MenuRow;
import io.balcao.channels.OutboundContent.Section;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(ReplaceUnderscores.class)
class InteractivesTest {
    @Test
    void rows_stand_under_the_headings_that_they_were_given() {
        assertThat(sections(row("a", "Manhã"), row("b", "Manhã"), row("c", "Tarde"))).containsExactly(
                new Section("Manhã", List.of(menuRow("a"), menuRow("b"))), new Section("Tarde", List.of(menuRow("c"))));
        assertThat(sections(row("a", null), row("b", null)))
                .containsExactly(new Section(null, List.of(menuRow("a"), menuRow("b"))));
    }

    private static List<Section> sections(JsonObject... rows) {
        return ((Menu) Interactives.read("Horários", new JsonObject().put("kind", "list").put("button_label", "Abrir")
                .put("rows", new JsonArray(List.of(rows))))).sections();
    }

    private static JsonObject row(String id, @Nullable String section) {
        return new JsonObject().put("id", id).put("title", id).put("section", section);
    }

    private static MenuRow menuRow(String id) {
        return new MenuRow(id, id, null);
    }
}
