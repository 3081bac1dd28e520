package io.balcao.insights;

import io.balcao.insights.AttendanceView.Line;
import io.balcao.insights.MetricRepository.Fact;
import io.balcao.insights.MetricRepository.Look;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Document;
import org.openpdf.text.Element;
import org.openpdf.text.Font;
import org.openpdf.text.FontFactory;
import org.openpdf.text.Image;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.Phrase;
import org.openpdf.text.Rectangle;
import org.openpdf.text.pdf.ColumnText;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfPCell;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfPageEventHelper;
import org.openpdf.text.pdf.PdfTemplate;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A report to print: what it is about, its numbers with what they were before, by attendant and department, what each one
 * counts, and the events. Pages leave for the disk as they fill.
 */
final class PdfSheet implements ExportService.Sheet {
    /** The letters of the languages of the West, which every reader of PDF has: nothing needs to be embedded. */
    private static final Charset LETTERS = Charset.forName("windows-1252");
    private static final Color INK = new Color(0x1f, 0x1f, 0x29);
    private static final Color QUIET = new Color(0x6b, 0x6b, 0x7b);
    private static final Color LINE = new Color(0xdd, 0xdd, 0xe5);
    private static final Color HEAD = new Color(0xf6, 0xf6, 0xf9);
    private static final Color ACCENT = new Color(0x6d, 0x28, 0xd9);
    private static final float MARGIN = 36;
    private static final float TOP = 54;
    private static final float LOGO = 22;
    private static final int ROWS_AT_ONCE = 200;
    /** The end of a conversation's id, which is by chance, tells it from others on paper; it begins with the time. */
    private static final int ID = 12;
    private static final float[] EVENTS = {2.6f, 3.2f, 1.9f, 3.6f, 2.4f, 2.8f, 1.6f, 1.5f, 1.9f, 1f};
    private static final float[] NUMBERS = {3.4f, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f};
    private static final List<Metric> OF_LINES = List.of(Metric.CLOSED, Metric.FIRST_RESPONSE, Metric.RESPONSE,
            Metric.HANDLING_TIME, Metric.RESOLUTION_TIME, Metric.CSAT, Metric.CSAT_ANSWERED);
    private static final float[] LINES = {3.4f, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f, 1.5f};

    private static final float[] CHANNELS = {3.4f, 1.5f, 1.5f, 1.5f, 1.5f};

    private final OutputStream file;
    private final Document document = new Document(PageSize.A4.rotate(), MARGIN, MARGIN, TOP, MARGIN);
    private final CharsetEncoder letters = LETTERS.newEncoder();
    private final ZoneId zone;
    private final ExportWords words;
    private final PdfPTable events;
    private int rows;

    /** What stands at its beginning. */
    record Heading(String organization, Look look, String days, List<String> lines,
            ExportService.Numbers numbers) {
        List<Card> cards() {
            return numbers.overview().metrics();
        }
    }

    PdfSheet(Path path, ZoneId zone, ExportWords words, Heading heading) {
        this.zone = zone;
        this.words = words;
        try {
            file = Files.newOutputStream(path);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        var writer = PdfWriter.getInstance(document, file);
        writer.setPageEvent(new Frame(plain(heading.organization()),
                words.text("title") + " · " + plain(heading.days()), words.text("page"), heading.look()));
        document.addTitle(plain(words.text("title") + " · " + heading.organization()));
        document.addCreator("Balcao");
        document.open();
        head(heading);
        events = table(EVENTS, List.of(words.columns()), 7, 7);
        events.setComplete(false);
    }

    private void head(Heading heading) {
        var title = new Paragraph(words.text("title"), font(18, Font.BOLD, INK));
        title.setSpacingAfter(4);
        document.add(title);
        document.add(new Paragraph(12, plain(String.join("   ·   ", heading.lines())), font(8, Font.NORMAL, QUIET)));
        var numbers = table(NUMBERS, List.of(words.text("metric"), words.text("value"), words.text("mean"),
                words.text("p90"), words.text("before"), words.text("change")), 9, 1);
        numbers.setSpacingBefore(12);
        for (var card : heading.cards()) {
            var isTime = card.unit().equals("milliseconds");
            // As on the screen: of times the median.
            var now = isTime ? asDouble(card.median()) : card.value();
            var before = isTime ? asDouble(card.previousMedian()) : card.previousValue();
            cell(numbers, words.metric(card.metric()), 9, Element.ALIGN_LEFT);
            cell(numbers, words.value(card.unit(), now), 9, Element.ALIGN_RIGHT);
            cell(numbers, isTime ? words.value(card.unit(), card.value()) : "", 9, Element.ALIGN_RIGHT);
            cell(numbers, isTime ? ExportWords.length(card.p90()) : "", 9, Element.ALIGN_RIGHT);
            cell(numbers, words.value(card.unit(), before), 9, Element.ALIGN_RIGHT);
            cell(numbers, words.change(card.unit(), now, before), 9, Element.ALIGN_RIGHT);
        }
        document.add(numbers);
        lines(words.text("by_attendant"), heading.numbers().lists().byAttendant());
        lines(words.text("by_department"), heading.numbers().lists().byDepartment());
        lines(words.text("by_tag"), heading.numbers().tags().byTag());
        channels(heading.numbers().overview().byChannel());
        definitions(heading.cards());
        document.newPage();
        section(words.sheet());
    }

    private static @Nullable Double asDouble(@Nullable Long ms) {
        return ms == null ? null : Double.valueOf(ms);
    }

    private void section(String name) {
        var section = new Paragraph(14, name, font(12, Font.BOLD, INK));
        section.setSpacingBefore(12);
        section.setSpacingAfter(8);
        document.add(section);
    }

    private void lines(String name, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        section(name);
        var columns = new ArrayList<String>(List.of(words.text("name")));
        OF_LINES.forEach(metric -> columns.add(words.metric(metric.wire())));
        var table = table(LINES, columns, 8, 1);
        for (var line : lines) {
            cell(table, line.name() == null ? "–" : line.name(), 8, Element.ALIGN_LEFT);
            for (var metric : OF_LINES) {
                cell(table, line.metrics().stream().filter(one -> one.metric().equals(metric.wire())).findFirst()
                        .filter(one -> one.amount() > 0)
                        .map(one -> words.value(one.unit(),
                                one.median() == null ? one.value() : asDouble(one.median())))
                        .orElse("–"), 8, Element.ALIGN_RIGHT);
            }
        }
        document.add(table);
    }

    private void channels(List<OverviewView.ChannelView> channels) {
        section(words.text("by_channel"));
        var table = table(CHANNELS, List.of(words.text("channel"), words.metric("opened"), words.metric("received"),
                words.metric("closed"), words.metric("csat")), 8, 1);
        for (var one : channels) {
            cell(table, one.name(), 8, Element.ALIGN_LEFT);
            cell(table, Long.toString(one.opened()), 8, Element.ALIGN_RIGHT);
            cell(table, Long.toString(one.received()), 8, Element.ALIGN_RIGHT);
            cell(table, Long.toString(one.closed()), 8, Element.ALIGN_RIGHT);
            cell(table, words.value("score", one.csat()), 8, Element.ALIGN_RIGHT);
        }
        document.add(table);
    }

    /** Two beside each other, as in a dictionary. */
    private void definitions(List<Card> cards) {
        section(words.text("definitions"));
        var table = new PdfPTable(2);
        table.setWidthPercentage(100);
        for (var card : cards) {
            var said = new Paragraph(10, plain(words.metric(card.metric())) + ": ", font(7.5f, Font.BOLD, INK));
            said.add(new Phrase(plain(words.text("definition." + card.metric())), font(7.5f, Font.NORMAL, QUIET)));
            var cell = new PdfPCell();
            cell.addElement(said);
            cell.setBorder(Rectangle.NO_BORDER);
            cell.setPaddingTop(0);
            cell.setPaddingLeft(0);
            cell.setPaddingRight(14);
            table.addCell(cell);
        }
        table.completeRow();
        document.add(table);
    }

    /** @param numbers from which column on there are figures, which stand on the right */
    private PdfPTable table(float[] widths, List<String> columns, int size, int numbers) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setHeaderRows(1);
        for (int i = 0; i < columns.size(); i++) {
            var cell = new PdfPCell(new Phrase(plain(columns.get(i)), font(size - 0.5f, Font.BOLD, QUIET)));
            cell.setBackgroundColor(HEAD);
            cell.setHorizontalAlignment(i < numbers ? Element.ALIGN_LEFT : Element.ALIGN_RIGHT);
            cell.setVerticalAlignment(Element.ALIGN_BOTTOM);
            framed(cell);
            table.addCell(cell);
        }
        return table;
    }

    @Override
    public void add(Fact fact) {
        var id = fact.conversation().toString();
        cell(events, words.time(fact.at().atZone(zone)), 7, Element.ALIGN_LEFT);
        cell(events, words.metric(fact.metric()), 7, Element.ALIGN_LEFT);
        cell(events, id.substring(id.length() - ID), 7, Element.ALIGN_LEFT);
        cell(events, fact.customer(), 7, Element.ALIGN_LEFT);
        cell(events, fact.department(), 7, Element.ALIGN_LEFT);
        cell(events, fact.user(), 7, Element.ALIGN_LEFT);
        cell(events, fact.number(), 7, Element.ALIGN_LEFT);
        cell(events, words.seconds(fact.ms()), 7, Element.ALIGN_RIGHT);
        cell(events, words.seconds(fact.businessMs()), 7, Element.ALIGN_RIGHT);
        var score = Metric.scoreOf(fact.metric());
        cell(events, score == null ? "" : score.toString(), 7, Element.ALIGN_RIGHT);
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

    private static Font font(float size, int style, Color color) {
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

    /** Around each page: whose it is, what it is, and which of how many pages. */
    private static final class Frame extends PdfPageEventHelper {
        private static final float PAGES_WIDTH = 16;
        private final String organization;
        private final String about;
        private final String page;
        private final Color accent;
        private final @Nullable Image logo;
        /** Filled when the last page is known. */
        private @Nullable PdfTemplate pages;

        Frame(String organization, String about, String page, Look look) {
            this.organization = organization;
            this.about = about;
            this.page = page;
            this.accent = look.accent() == null ? ACCENT : Color.decode(look.accent());
            var picture = look.logo();
            this.logo = picture == null ? null : image(picture.getBytes());
        }

        private static @Nullable Image image(byte[] png) {
            try {
                var image = Image.getInstance(png);
                image.scaleToFit(LOGO * 4, LOGO);
                return image;
            } catch (IOException unreadable) {
                // A report without its logo is a report.
                return null;
            }
        }

        @Override
        public void onOpenDocument(PdfWriter writer, Document document) {
            pages = writer.getDirectContent().createTemplate(PAGES_WIDTH, 10);
        }

        @Override
        public void onEndPage(PdfWriter writer, Document document) {
            var canvas = writer.getDirectContent();
            var line = document.top() + 10;
            var text = document.left();
            if (logo != null) {
                logo.setAbsolutePosition(document.left(), line + 5);
                canvas.addImage(logo);
                text += logo.getScaledWidth() + 8;
            }
            write(canvas, Element.ALIGN_LEFT, organization, font(10, Font.BOLD, INK), text, line + 9);
            write(canvas, Element.ALIGN_RIGHT, about, font(8, Font.NORMAL, QUIET), document.right(), line + 9);
            canvas.saveState();
            canvas.setColorFill(accent);
            canvas.rectangle(document.left(), line, document.right() - document.left(), 1.5f);
            canvas.fill();
            canvas.restoreState();
            write(canvas, Element.ALIGN_RIGHT, page + " " + writer.getPageNumber() + " /", font(7, Font.NORMAL, QUIET),
                    document.right() - PAGES_WIDTH - 2, document.bottom() - 16);
            canvas.addTemplate(Objects.requireNonNull(pages), document.right() - PAGES_WIDTH, document.bottom() - 16);
        }

        @Override
        public void onCloseDocument(PdfWriter writer, Document document) {
            write(Objects.requireNonNull(pages), Element.ALIGN_LEFT, Integer.toString(writer.getPageNumber() - 1),
                    font(7, Font.NORMAL, QUIET), 0, 0);
        }

        private static void write(PdfContentByte canvas, int alignment, String text, Font font, float x, float y) {
            ColumnText.showTextAligned(canvas, alignment, new Phrase(text, font), x, y, 0);
        }
    }
}
