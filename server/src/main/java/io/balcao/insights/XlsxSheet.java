package io.balcao.insights;

import io.balcao.insights.AttendanceView.Line;
import io.balcao.insights.MetricRepository.Fact;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A workbook whose rows leave for the disk as they come. Texts are written into their cells as texts: they are no formulas
 * whatever they begin with, and are not gathered in a table of all texts, which would grow with the rows.
 */
final class XlsxSheet implements ExportService.Sheet {
    /** A sheet can hold 1,048,576. */
    private static final int ROWS_A_SHEET = 1_000_000;
    private static final int ROWS_AT_ONCE = 1_000;

    private final OutputStream file;
    private final Workbook book;
    private final ZoneId zone;
    private final ExportWords words;
    private Worksheet sheet;
    private int sheets;
    private int row;

    XlsxSheet(Path path, ZoneId zone, ExportWords words, ExportService.Numbers numbers) {
        this.zone = zone;
        this.words = words;
        try {
            file = Files.newOutputStream(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        book = new Workbook(file, "Balcao", "1.0");
        tables(numbers);
        sheet = begun();
    }

    /** What the screen shows, a sheet each. Times are seconds and shares parts of one: to be counted with. */
    private void tables(ExportService.Numbers numbers) {
        var cards = new ArrayList<List<@Nullable Object>>();
        for (var card : numbers.overview().metrics()) {
            cards.add(Arrays.asList(words.metric(card.metric()), number(card.unit(), card.value()), card.amount(),
                    seconds(card.median()), seconds(card.p90()), number(card.unit(), card.previousValue()),
                    seconds(card.previousMedian())));
        }
        table(words.text("numbers"), List.of(words.text("metric"), words.text("value"), words.text("amount"),
                words.text("median"), words.text("p90"), words.text("before"), words.text("median_before")), cards);
        lines(words.text("by_attendant"), numbers.lists().byAttendant());
        lines(words.text("by_department"), numbers.lists().byDepartment());
        lines(words.text("by_tag"), numbers.tags().byTag());
        table(words.text("by_channel"), List.of(words.text("channel"), words.metric("opened"), words.metric("received"),
                words.metric("closed"), words.text("scores"), words.metric("csat")),
                numbers.overview().byChannel().stream().map(one -> Arrays.<@Nullable Object>asList(one.name(),
                        one.opened(), one.received(), one.closed(), one.csatAnswers(), one.csat())).toList());
    }

    /** A row for each number of a line, so that all of them have a place. */
    private void lines(String name, List<Line> lines) {
        var rows = new ArrayList<List<@Nullable Object>>();
        for (var line : lines) {
            for (var cell : line.metrics()) {
                rows.add(Arrays.asList(line.name() == null ? "–" : line.name(), words.metric(cell.metric()),
                        number(cell.unit(), cell.value()), cell.amount(), seconds(cell.median()), seconds(cell.p90()),
                        number(cell.unit(), cell.previousValue()), seconds(cell.previousMedian())));
            }
        }
        table(name, List.of(words.text("name"), words.text("metric"), words.text("value"), words.text("amount"),
                words.text("median"), words.text("p90"), words.text("before"), words.text("median_before")), rows);
    }

    private void table(String name, List<String> columns, List<? extends List<@Nullable Object>> rows) {
        var table = book.newWorksheet(name);
        for (int column = 0; column < columns.size(); column++) {
            table.inlineString(0, column, columns.get(column));
            table.style(0, column).bold().set();
            table.width(column, column < 2 ? 28 : 16);
        }
        table.freezePane(0, 1);
        for (int i = 0; i < rows.size(); i++) {
            for (int column = 0; column < columns.size(); column++) {
                switch (rows.get(i).get(column)) {
                    case Number number -> table.value(i + 1, column, number);
                    case String text -> table.inlineString(i + 1, column, text);
                    case null, default -> {
                    }
                }
            }
        }
        try {
            table.finish();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static @Nullable Double number(String unit, @Nullable Double value) {
        return value == null || !unit.equals("milliseconds") ? value : Double.valueOf(value / 1_000);
    }

    private static @Nullable Double seconds(@Nullable Long ms) {
        return ms == null ? null : Double.valueOf(ms / 1_000.0);
    }

    private Worksheet begun() {
        sheets++;
        var next = book.newWorksheet(sheets == 1 ? words.sheet() : words.sheet() + " " + sheets);
        var columns = words.columns();
        for (int column = 0; column < columns.length; column++) {
            next.inlineString(0, column, columns[column]);
            next.style(0, column).bold().set();
        }
        next.width(0, 20);
        next.width(1, 26);
        next.width(2, 38);
        next.width(3, 28);
        next.width(4, 18);
        next.width(5, 22);
        next.freezePane(0, 1);
        row = 1;
        return next;
    }

    @Override
    public void add(Fact fact) {
        try {
            if (row > ROWS_A_SHEET) {
                sheet.finish();
                sheet = begun();
            }
            sheet.value(row, 0, fact.at().atZone(zone).toLocalDateTime());
            sheet.style(row, 0).format("yyyy-mm-dd hh:mm:ss").set();
            text(1, words.metric(fact.metric()));
            text(2, fact.conversation().toString());
            text(3, fact.customer());
            text(4, fact.department());
            text(5, fact.user());
            text(6, fact.number());
            seconds(7, fact.ms());
            seconds(8, fact.businessMs());
            var score = Metric.scoreOf(fact.metric());
            if (score != null) {
                sheet.value(row, 9, score);
            }
            row++;
            if (row % ROWS_AT_ONCE == 0) {
                sheet.flush();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void seconds(int column, @Nullable Long ms) {
        if (ms != null) {
            sheet.value(row, column, ms / 1_000.0);
        }
    }

    private void text(int column, @Nullable String value) {
        if (value != null) {
            sheet.inlineString(row, column, value);
        }
    }

    @Override
    public void close() {
        try {
            book.close();
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
