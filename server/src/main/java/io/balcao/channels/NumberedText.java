package io.balcao.channels;

import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.Menu;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A question whose options are numbered lines, for where buttons and lists do not get through. One answers by the number. */
public final class NumberedText {
    private NumberedText() {}

    public static String of(Buttons message) {
        return framed(message.header(), message.body(),
                message.buttons().stream().map(OutboundContent.Button::title).toList(), message.footer());
    }

    public static String of(Menu menu) {
        return framed(menu.header(), menu.body(), menu.sections().stream().flatMap(section -> section.rows().stream())
                .map(row -> row.description() == null ? row.title() : row.title() + " – " + row.description())
                .toList(), menu.footer());
    }

    private static String framed(@Nullable String header, String body, List<String> options, @Nullable String footer) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < options.size(); i++) {
            lines.add(i + 1 + ". " + options.get(i));
        }
        return Stream.of(header == null ? "" : "*" + header + "*", body, String.join("\n", lines),
                footer == null ? "" : "_" + footer + "_").filter(part -> !part.isBlank())
                .collect(Collectors.joining("\n\n"));
    }
}
