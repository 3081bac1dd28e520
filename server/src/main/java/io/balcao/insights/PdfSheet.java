package io.balcao.insights;

import io.balcao.insights.MetricRepository.Fact;
import io.balcao.insights.OverviewView.Card;
import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A report to print: what it is about, its numbers with what they were before, what each one counts, and the events. Pages
 * leave for the disk as they fill.
 */
final class PdfSheet implements ExportService.Sheet {
    /** The letters of the languages of the West, which every reader of PDF has: nothing needs to be embedded. */
    private static final Charset LETTERS = Charset.forName("windows-1252");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Color INK = new Color(0x1f, 0x1f, 0x29);
    private static final Color QUIET = new Color(0x6b, 0x6b, 0x7b);
    private static final Color LINE = new Color(0xdd, 0xdd, 0xe5);
    private static final Color HEAD = new Color(0xf3, 0xf0, 0xfb);
    private static final float MARGIN = 36;
    private static final int ROWS_AT_ONCE = 200;
    private static final float[] EVENTS = {2.1f, 2.6f, 3.6f, 2.6f, 1.8f, 2.1f, 1.2f, 1.3f, 1.3f};
    private static final float[] NUMBERS = {3.4f, 1.5f, 1.5f, 1.5f, 1.5f};

    private final OutputStream file;
    private final Document document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, MARGIN, MARGIN);
    private final CharsetEncoder letters = LETTERS.newEncoder();
    private final ZoneId zone;
    private final ExportWords words;
    private final PdfPTable events;
    private int rows;

    /** What stands at its beginning. */
    record Heading(String organization, List<String> lines, List<Card> cards) {}

    PdfSheet(Path path, ZoneId zone, ExportWords words, Heading heading) {
        this.zone = zone;
        this.words = words;
        try {
            file = Files.newOutputStream(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var writer = PdfWriter.getInstance(document, file);
        writer.setPageEvent(new Foot(plain(heading.organization()), words.text("page")));
        document.addTitle(plain(words.text("title") + " · " + heading.organization()));
        document.addCreator("Balcao");
        document.open();
        head(heading);
        events = table(EVENTS, List.of(words.columns()), 7);
        events.setComplete(false);
    }

    private void head(Heading heading) {
        document.add(new Paragraph(plain(heading.organization()), font(9, Font.NORMAL, QUIET)));
        var title = new Paragraph(words.text("title"), font(18, Font.BOLD, INK));
        title.setSpacingAfter(4);
        document.add(title);
        heading.lines().forEach(line -> document.add(new Paragraph(plain(line), font(9, Font.NORMAL, INK))));
        var numbers = table(NUMBERS, List.of(words.text("metric"), words.text("value"), words.text("median"),
                words.text("p90"), words.text("before")), 9);
        numbers.setSpacingBefore(12);
        for (var card : heading.cards()) {
            cell(numbers, words.metric(card.metric()), 9, Element.ALIGN_LEFT);
            cell(numbers, words.value(card.unit(), card.value()), 9, Element.ALIGN_RIGHT);
            cell(numbers, ExportWords.length(card.median()), 9, Element.ALIGN_RIGHT);
            cell(numbers, ExportWords.length(card.p90()), 9, Element.ALIGN_RIGHT);
            cell(numbers, words.value(card.unit(), card.previousValue()), 9, Element.ALIGN_RIGHT);
        }
        document.add(numbers);
        var definitions = new Paragraph(words.text("definitions"), font(11, Font.BOLD, INK));
        definitions.setSpacingBefore(14);
        document.add(definitions);
        for (var card : heading.cards()) {
            var said = new Paragraph(11, plain(words.metric(card.metric())) + ": ", font(8, Font.BOLD, INK));
            said.add(new Phrase(plain(words.text("definition." + card.metric())), font(8, Font.NORMAL, QUIET)));
            document.add(said);
        }
        var sheet = new Paragraph(words.sheet(), font(11, Font.BOLD, INK));
        sheet.setSpacingBefore(14);
        sheet.setSpacingAfter(4);
        document.add(sheet);
    }

    private PdfPTable table(float[] widths, List<String> columns, int size) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        for (var column : columns) {
            var cell = new PdfPCell(new Phrase(plain(column), font(size, Font.BOLD, INK)));
            cell.setBackgroundColor(HEAD);
            framed(cell);
            table.addCell(cell);
        }
        return table;
    }

    @Override
    public void add(Fact fact) {
        cell(events, TIME.format(fact.at().atZone(zone)), 7, Element.ALIGN_LEFT);
        cell(events, words.metric(fact.metric()), 7, Element.ALIGN_LEFT);
        cell(events, fact.conversation().toString(), 7, Element.ALIGN_LEFT);
        cell(events, fact.customer(), 7, Element.ALIGN_LEFT);
        cell(events, fact.department(), 7, Element.ALIGN_LEFT);
        cell(events, fact.user(), 7, Element.ALIGN_LEFT);
        cell(events, fact.channel(), 7, Element.ALIGN_LEFT);
        cell(events, words.seconds(fact.ms()), 7, Element.ALIGN_RIGHT);
        cell(events, words.seconds(fact.businessMs()), 7, Element.ALIGN_RIGHT);
        rows++;
        if (rows % ROWS_AT_ONCE == 0) {
            document.add(events);
        }
    }

    private void cell(PdfPTable table, @Nullable String text, int size, int alignment) {
        var cell = new PdfPCell(new Phrase(text == null ? "" : plain(text), font(size, Font.NORMAL, INK)));
        cell.setHorizontalAlignment(alignment);
        framed(cell);
        table.addCell(cell);
    }

    private static void framed(PdfPCell cell) {
        cell.setBorder(Rectangle.BOTTOM);
        cell.setBorderColor(LINE);
        cell.setBorderWidth(0.5f);
        cell.setPadding(3);
    }

    private static Font font(int size, int style, Color color) {
        return FontFactory.getFont(FontFactory.HELVETICA, size, style, color);
    }

    /** Without what is no letter on paper: control characters, and signs that the font does not have. */
    private String plain(String text) {
        var plain = new StringBuilder();
        text.codePoints().forEach(code -> {
            var sign = Character.toString(code);
            if (Character.isISOControl(code)) {
                plain.append(' ');
            } else if (letters.canEncode(sign)) {
                plain.append(sign);
            } else if (Character.isLetterOrDigit(code)) {
                plain.append('?');
            }
        });
        return plain.toString();
    }

    @Override
    public void close() {
        try {
            events.setComplete(true);
            document.add(events);
            document.close();
            file.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whose it is, and which page. */
    private static final class Foot extends PdfPageEventHelper {
        private final String organization;
        private final String page;

        Foot(String organization, String page) {
            this.organization = organization;
            this.page = page;
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            var font = font(7, Font.NORMAL, QUIET);
            ColumnText.showTextAligned(writer.getDirectContent(), Element.ALIGN_LEFT, new Phrase(organization, font),
                    document.left(), document.bottom() - 16, 0);
            ColumnText.showTextAligned(writer.getDirectContent(), Element.ALIGN_RIGHT,
                    new Phrase(page + " " + writer.getPageNumber(), font), document.right(), document.bottom() - 16, 0);
        }
    }
}
