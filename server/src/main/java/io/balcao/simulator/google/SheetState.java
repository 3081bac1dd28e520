package io.balcao.simulator.google;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One sheet: rows of text. */
final class SheetState {
    private static final Pattern RANGE = Pattern.compile("([A-Z])([0-9]*):([A-Z])([0-9]*)");
    private final List<List<String>> rows = new ArrayList<>();

    /** Rows and columns, the first and the last of them, from 0 on. */
    private record Range(int fromRow, int toRow, int fromColumn, int toColumn) {
        static Range of(String text) {
            var match = RANGE.matcher(text);
            if (!match.matches()) {
                throw new CalendarState.Refusal(400, "INVALID_ARGUMENT");
            }
            return new Range(match.group(2).isEmpty() ? 0 : Integer.parseInt(match.group(2)) - 1,
                    match.group(4).isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(match.group(4)) - 1,
                    match.group(1).charAt(0) - 'A', match.group(3).charAt(0) - 'A');
        }
    }

    List<List<String>> rows() {
        return rows.stream().map(List::copyOf).toList();
    }

    JsonArray read(String text) {
        var range = Range.of(text);
        var values = new JsonArray();
        for (int row = range.fromRow(); row <= Math.min(range.toRow(), rows.size() - 1); row++) {
            var cells = rows.get(row);
            values.add(new JsonArray(cells.subList(Math.min(range.fromColumn(), cells.size()),
                    Math.min(range.toColumn() + 1, cells.size()))));
        }
        return values;
    }

    /** @return the number of the last row */
    int append(JsonArray added) {
        added.forEach(row -> rows.add(cells((JsonArray) row)));
        return rows.size();
    }

    void write(String text, JsonArray row) {
        var range = Range.of(text);
        while (rows.size() <= range.fromRow()) {
            rows.add(new ArrayList<>());
        }
        rows.set(range.fromRow(), cells(row));
    }

    void delete(int row) {
        rows.remove(row);
    }

    private static List<String> cells(JsonArray row) {
        var cells = new ArrayList<String>();
        row.forEach(cell -> cells.add(String.valueOf(cell)));
        return cells;
    }
}
