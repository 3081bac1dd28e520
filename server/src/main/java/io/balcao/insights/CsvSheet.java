package io.balcao.insights;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.balcao.insights.MetricRepository.Fact;
import io.balcao.platform.http.SpreadsheetText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** CSV as the spreadsheets of the organization's language read it; with a mark of UTF-8, without which Excel guesses. */
final class CsvSheet implements ExportService.Sheet {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final BufferedWriter file;
    private final CsvWriter rows;
    private final ZoneId zone;
    private final ExportWords words;

    CsvSheet(Path path, ZoneId zone, ExportWords words) {
        this.zone = zone;
        this.words = words;
        try {
            file = Files.newBufferedWriter(path);
            file.write('\uFEFF');
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        rows = CsvWriter.builder().fieldSeparator(words.separator()).lineDelimiter(LineDelimiter.CRLF).build(file);
        rows.writeRecord(words.columns());
    }

    @Override
    public void add(Fact fact) {
        var score = Metric.scoreOf(fact.metric());
        rows.writeRecord(TIME.format(fact.at().atZone(zone)), words.metric(fact.metric()),
                fact.conversation().toString(),
                text(fact.customer()), text(fact.department()), text(fact.user()), text(fact.number()),
                words.seconds(fact.ms()),
                words.seconds(fact.businessMs()), score == null ? "" : score.toString());
    }

    /** A text that no spreadsheet runs. */
    static String text(@Nullable String value) {
        return SpreadsheetText.of(value);
    }

    @Override
    public void close() {
        try {
            rows.close();
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
