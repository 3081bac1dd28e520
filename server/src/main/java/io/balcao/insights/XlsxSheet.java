package io.balcao.insights;

import io.balcao.insights.MetricRepository.Fact;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
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

    XlsxSheet(Path path, ZoneId zone, ExportWords words) {
        this.zone = zone;
        this.words = words;
        try {
            file = Files.newOutputStream(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        book = new Workbook(file, "Balcao", "1.0");
        sheet = begun();
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
