package io.balcao.insights;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.balcao.testing.FeatureServer.Person;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** What leaves as a file says what the screen says, and no spreadsheet runs any of it (FI-11, LG-07). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class ExportTest {
    private static final List<String> EVIL = List.of("=HYPERLINK(\"http://x\",\"oi\")", "+1", "-1", "@x", "\tx",
            "\nx", "\rx", "＝1+1", "aspas \" e ; e ,");
    /** The sheet after those of the numbers. */
    private static final String EVENTS = "xl/worksheets/sheet6.xml";
    private static final Pattern ROW = Pattern.compile("<row .*?</row>", Pattern.DOTALL);
    private static final Pattern CELL = Pattern.compile("<c r=\"([A-Z]+)\\d+\"[^>]*?(?:/>|>(.*?)</c>)", Pattern.DOTALL);
    private static final ResourceBundle WORDS = ResourceBundle.getBundle("io.balcao.insights.words",
            java.util.Locale.forLanguageTag("pt-BR"),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    private final BusyDay day = new BusyDay();

    @Test
    void the_rows_of_a_metric_come_to_its_card_in_both_kinds_of_file() throws IOException {
        day.asked(day.first, BusyDay.NINE.plusMinutes(31), BusyDay.NINE.plusMinutes(40), 4);
        var expected = sums(day.cards(BusyDay.DAY));
        assertThat(expected.get("Satisfação")).isEqualTo(List.of(BigDecimal.ONE, new BigDecimal(4)));

        var read = new HashMap<String, List<BigDecimal>>();
        for (var row : csv(asked(day.supervisor, "csv"))) {
            read.merge(row.getField("Métrica"), one(row.getField("Segundos").replace(',', '.') + row.getField("Nota")),
                    ExportTest::sum);
        }
        assertThat(read).containsAllEntriesOf(expected).containsOnlyKeys(with(expected));
        var found = new HashMap<String, List<BigDecimal>>();
        for (var row : xlsx(asked(day.supervisor, "xlsx"))) {
            found.merge(row.get("B"), one(row.getOrDefault("H", "") + row.getOrDefault("J", "")), ExportTest::sum);
        }
        assertThat(found).containsAllEntriesOf(expected).containsOnlyKeys(with(expected));
    }

    @Test
    void the_sheets_of_a_workbook_are_the_cards_and_tables_of_the_screen() throws IOException {
        day.hadTags(day.first, "vip", "troca");
        day.asked(day.first, BusyDay.NINE.plusMinutes(31), BusyDay.NINE.plusMinutes(40), 4);
        var book = asked(day.supervisor, "xlsx");
        var overview = day.supervisor.gets("/metrics/overview?" + BusyDay.DAY).body();
        var attendance = day.supervisor.gets("/metrics/attendance?" + BusyDay.DAY).body();
        var tags = day.supervisor.gets("/metrics/tags?" + BusyDay.DAY).body().getJsonArray("by_tag");
        assertThat(tags).hasSize(2);

        assertThat(sheet(book, 1)).containsExactlyElementsOf(
                overview.getJsonArray("metrics").stream().map(card -> shown(null, (JsonObject) card)).toList());
        assertThat(sheet(book, 2)).containsExactlyElementsOf(shown(attendance.getJsonArray("by_attendant")));
        assertThat(sheet(book, 3)).containsExactlyElementsOf(shown(attendance.getJsonArray("by_department")));
        assertThat(sheet(book, 4)).containsExactlyElementsOf(shown(tags));
        var channel = overview.getJsonArray("by_channel").getJsonObject(0);
        assertThat(sheet(book, 5).getFirst()).startsWith("%s %d %d %d".formatted(channel.getString("name"),
                channel.getInteger("opened"), channel.getInteger("received"), channel.getInteger("closed")));
    }

    /** The rows of a table, each as {@link #shown} writes it. */
    private static List<String> sheet(HttpResponse<byte[]> book, int number) throws IOException {
        return sheet(book, "xl/worksheets/sheet" + number + ".xml").stream().map(row -> "ABCDEFGH".chars()
                .mapToObj(column -> row.getOrDefault(Character.toString(column), "")).filter(text -> !text.isEmpty())
                .map(ExportTest::plain).collect(Collectors.joining(" "))).toList();
    }

    private static List<String> shown(JsonArray lines) {
        return lines.stream().map(JsonObject.class::cast).flatMap(line -> line.getJsonArray("metrics").stream()
                .map(cell -> shown(line.getString("name"), (JsonObject) cell))).toList();
    }

    private static String shown(@Nullable String name, JsonObject cell) {
        var isTime = cell.getString("unit").equals("milliseconds");
        return Stream.of(name, WORDS.getString("metric." + cell.getString("metric")),
                seconds(isTime, cell.getDouble("value")), cell.getLong("amount").toString(),
                seconds(true, cell.getDouble("median")), seconds(true, cell.getDouble("p90")),
                seconds(isTime, cell.getDouble("previous_value")), seconds(true, cell.getDouble("previous_median")))
                .filter(Objects::nonNull).map(ExportTest::plain).collect(Collectors.joining(" "));
    }

    private static @Nullable String seconds(boolean isTime, @Nullable Double value) {
        return value == null ? null : Double.toString(isTime ? value / 1_000 : value);
    }

    private static String plain(String text) {
        return text.matches("-?[0-9.E-]+") ? new BigDecimal(text).stripTrailingZeros().toPlainString() : text;
    }

    @Test
    void a_page_to_print_says_what_it_is_about_and_has_every_row() throws IOException {
        day.begin("Zoë \u0007 Çağrı Ñandú 😊", 1).customer(0).recorded();
        // More than are given to the page at once.
        day.shop.sql("""
                INSERT INTO conversation_events (organization_id, conversation_id, position, kind, occurred_at, channel,
                    owner, began_at)
                SELECT $1, $2, 100 + i, 'opened', '2026-03-02T20:00:00Z'::timestamptz + i * interval '1 second', 'whatsapp',
                    'bot', '2026-03-02T12:00:00Z' FROM generate_series(1, 450) AS i
                """, day.shop.id.value(), day.first);
        var rows = csv(asked(day.supervisor, "csv"));

        var pdf = asked(day.supervisor, "pdf");
        assertThat(pdf.headers().firstValue("Content-Type")).contains("application/pdf");
        try (var reader = new PdfReader(pdf.body())) {
            var text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
            }
            assertThat(reader.getNumberOfPages()).isGreaterThan(5);
            assertThat(text).contains("Relatório de atendimento", "Período: 02/03/2026 (America/Sao_Paulo)",
                    "Comparado com: 01/03/2026", "Loja", "Por atendente", "Primeira resposta", "Página 2");
            assertThat(Pattern.compile("0[0-9]/03/2026 \\d\\d:\\d\\d:\\d\\d").matcher(text).results().count())
                    .isEqualTo(rows.size());
            assertThat(text.toString().replace('\n', ' ')).contains("Ñandú").doesNotContain("\u0007", "😊");
        }
    }

    @Test
    void times_are_the_organizations() throws IOException {
        var first = csv(asked(day.supervisor, "csv")).stream()
                .filter(row -> row.getField("Métrica").equals("Primeira resposta"))
                .filter(row -> row.getField("Conversa").equals(day.first.toString())).findFirst().orElseThrow();

        assertThat(first.getField("Data e hora")).isEqualTo("2026-03-02 09:12:00");
        assertThat(first.getField("Segundos")).isEqualTo("600,000");
        assertThat(first.getField("Atendente")).isEqualTo("Bia attendant");
    }

    @Test
    void what_looks_like_a_formula_opens_as_text_and_a_number_stays_one() throws IOException {
        EVIL.forEach(name -> day.begin(name, 1).customer(0).recorded());

        var names = csv(asked(day.supervisor, "csv")).stream().map(row -> row.getField("Cliente")).distinct().toList();
        assertThat(names)
                .allSatisfy(name -> assertThat(name.charAt(0)).isNotIn('=', '+', '-', '@', '\t', '\n', '\r', '＝'));
        assertThat(names).contains("'=HYPERLINK(\"http://x\",\"oi\")", "'-1", "'\nx", "aspas \" e ; e ,");
        var sheet = part(asked(day.supervisor, "xlsx").body(), EVENTS);
        assertThat(sheet).doesNotContain("<f>").contains("=HYPERLINK(&quot;http://x&quot;,&quot;oi&quot;)");
        assertThat(sheet).containsPattern("<c r=\"H\\d+\"[^>]*><v>600(\\.0)?</v>");
    }

    @Test
    void who_takes_something_along_is_in_the_audit_trail() throws IOException {
        asked(day.supervisor, "csv");

        var audited = day.shop.rows("SELECT user_id, new_values FROM audit_logs WHERE action = 'metrics.exported'");
        assertThat(audited).hasSize(1);
        assertThat(audited.getFirst().getString("user_id")).isEqualTo(day.supervisor.id.toString());
        assertThat(audited.getFirst().getJsonObject("new_values").getString("format")).isEqualTo("csv");
        assertThat(audited.getFirst().getJsonObject("new_values").getInteger("rows")).isGreaterThan(30);
        assertThat(asked(day.ana, "csv").statusCode()).isEqualTo(403);
    }

    @Test
    void more_rows_than_are_fetched_at_once_all_arrive() throws IOException {
        day.shop.sql("""
                INSERT INTO conversation_events (organization_id, conversation_id, position, kind, occurred_at, channel,
                    owner, began_at)
                SELECT $1, $2, 100 + i, 'opened', '2026-04-02T12:00:00Z'::timestamptz + i * interval '1 second', 'whatsapp',
                    'bot', '2026-04-02T12:00:00Z' FROM generate_series(1, 2500) AS i
                """, day.shop.id.value(), day.first);

        assertThat(csv(asked(day.supervisor, "csv", "from=2026-04-02&to=2026-04-02"))).hasSize(2_500);
        assertThat(xlsx(asked(day.supervisor, "xlsx", "from=2026-04-02&to=2026-04-02"))).hasSize(2_500);
    }

    /** What is asked for a score is only the whole of a share. */
    private static String[] with(Map<String, List<BigDecimal>> cards) {
        return Stream.concat(cards.keySet().stream(), Stream.of("Pergunta de satisfação")).toArray(String[]::new);
    }

    private static Map<String, List<BigDecimal>> sums(Map<String, JsonObject> cards) {
        return cards.values().stream().filter(card -> !card.getString("unit").equals("share")).collect(Collectors.toMap(
                card -> WORDS.getString("metric." + card.getString("metric")),
                card -> List.of(new BigDecimal(card.getLong("amount")), switch (card.getString("unit")) {
                    case "count" -> BigDecimal.ZERO;
                    case "score" -> new BigDecimal(card.getLong("total"));
                    default -> BigDecimal.valueOf(card.getLong("total"), 3).stripTrailingZeros();
                })));
    }

    private static List<BigDecimal> one(String seconds) {
        return List.of(BigDecimal.ONE,
                seconds.isEmpty() ? BigDecimal.ZERO : new BigDecimal(seconds).stripTrailingZeros());
    }

    private static List<BigDecimal> sum(List<BigDecimal> a, List<BigDecimal> b) {
        return List.of(a.get(0).add(b.get(0)), a.get(1).add(b.get(1)).stripTrailingZeros());
    }

    private static List<NamedCsvRecord> csv(HttpResponse<byte[]> answer) {
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment; filename=")
                .endsWith(".csv\"");
        var text = new String(answer.body(), StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF");
        return CsvReader.builder().fieldSeparator(';').ofNamedCsvRecord(text.substring(1)).stream().toList();
    }

    /** The rows after the first one, each by the letters of its columns. */
    private static List<Map<String, String>> xlsx(HttpResponse<byte[]> answer) throws IOException {
        return sheet(answer, EVENTS);
    }

    private static List<Map<String, String>> sheet(HttpResponse<byte[]> answer, String name) throws IOException {
        return ROW.matcher(part(answer.body(), name)).results().skip(1)
                .map(row -> CELL.matcher(row.group()).results().collect(Collectors.toMap(cell -> cell.group(1),
                        cell -> cell.group(2) == null ? "" : read(cell.group(2).replaceAll("<[^>]+>", "")))))
                .toList();
    }

    private static String read(String written) {
        return Pattern.compile("&#x([0-9a-f]+);").matcher(written)
                .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16)));
    }

    private static String part(byte[] book, String name) throws IOException {
        // Through its directory, as a spreadsheet reads it.
        var file = Files.createTempFile("export", ".xlsx");
        Files.write(file, book);
        try (var zip = new ZipFile(file.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            Files.delete(file);
        }
    }

    private static HttpResponse<byte[]> asked(Person who, String format) {
        return asked(who, format, BusyDay.DAY);
    }

    private static HttpResponse<byte[]> asked(Person who, String format, String days) {
        try (var client = HttpClient.newHttpClient()) {
            return client
                    .send(HttpRequest.newBuilder(BusyDay.SERVER.uri("/metrics/export?format=" + format + "&" + days))
                            .header("Authorization", "Bearer " + who.token).build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
