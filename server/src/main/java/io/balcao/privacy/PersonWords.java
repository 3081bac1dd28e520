package io.balcao.privacy;

import io.balcao.privacy.PersonExport.Entry;
import io.balcao.privacy.PersonRepository.Person;
import io.balcao.privacy.PersonRepository.Said;
import io.balcao.privacy.PersonRepository.Talk;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** What of an export is for people to read, in the language and on the clock of their organization. */
final class PersonWords {
    private static final String BUNDLE = "io.balcao.privacy.words";
    private static final ResourceBundle.Control NO_FALLBACK = ResourceBundle.Control
            .getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    private static final List<String> PARTS = List.of("index.html", "profile.json", "conversations/*.json", "files/*",
            "consents.json", "surveys.json", "appointments.json", "sharing.json", "history.json", "kept.json");
    private static final List<String> KEPT = List.of("audit", "ledger", "erasure", "backups");
    /** Without scripts, and with nothing that is fetched: the page is opened from a disk, with a stranger's words in it. */
    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1f1f28}
            h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2.5rem 0 .5rem;border-top:1px solid #ddd;padding-top:1rem}
            .m{margin:.5rem 0;padding:.5rem .75rem;border-radius:.5rem;background:#f3f2f7;white-space:pre-wrap;
            overflow-wrap:anywhere}.customer{background:#ece7fb;margin-left:3rem}.note{background:#fdf3d1}
            .w{display:block;font-size:.8rem;color:#5c5a6b}
            """;

    /** Something that outlives a wish to be forgotten. */
    record Kept(String what, String why, String until) {}

    private final ResourceBundle words;
    private final Locale language;
    private final ZoneId zone;
    private final DateTimeFormatter time;

    PersonWords(String locale, String zone) {
        this.language = Locale.forLanguageTag(locale);
        this.words = ResourceBundle.getBundle(BUNDLE, language, NO_FALLBACK);
        this.zone = ZoneId.of(zone);
        this.time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM).withLocale(language)
                .withZone(this.zone);
    }

    List<Entry> entries() {
        return PARTS.stream().map(path -> new Entry(path, words.getString("entry." + path))).toList();
    }

    List<Kept> kept() {
        return KEPT.stream().map(what -> new Kept(words.getString("kept." + what),
                words.getString("kept." + what + ".why"), words.getString("kept." + what + ".until"))).toList();
    }

    String head(Person person, Instant at) {
        var contents = new ArrayList<String>();
        entries().forEach(entry -> contents
                .add("<li><code>" + html(entry.path()) + "</code> " + html(entry.holds()) + "</li>"));
        return """
                <!doctype html>
                <html lang="%s"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <title>%s</title><style>%s</style>
                <h1>%s</h1><p>%s</p><p>%s</p><ul>%s</ul>
                """.formatted(language.toLanguageTag(), html(words.getString("title")), STYLE,
                html(words.getString("title")), html(person.name()),
                html(words.getString("made").formatted(person.organization(), time.format(at), zone.getId())),
                String.join("", contents));
    }

    String talk(Talk talk) {
        return "<h2>%s</h2><p class=\"w\">%s · %s%s</p>\n".formatted(
                html(words.getString("conversation").formatted(time.format(talk.startedAt()))),
                html(talk.channelName()), html(words.getString("status." + talk.status())),
                talk.department() == null ? "" : " · " + html(talk.department()));
    }

    String message(Said said) {
        var kind = said.messageType().equals("note") ? "note" : said.senderType();
        var file = said.file() == null
                ? ""
                : "<br><a href=\"%s\">%s</a>".formatted(html(said.file()), html(words.getString("file")));
        return "<div class=\"m %s\"><span class=\"w\">%s · %s</span>%s%s</div>\n".formatted(html(kind),
                html(time.format(said.createdAt())), html(who(said)), html(said.content()), file);
    }

    private String who(Said said) {
        var sender = words.getString("sender." + said.senderType());
        var name = said.senderName() == null ? sender : sender + " " + said.senderName();
        return said.messageType().equals("note") ? name + " (" + words.getString("note") + ")" : name;
    }

    String foot() {
        return "</html>\n";
    }

    private static String html(@Nullable String text) {
        return text == null
                ? ""
                : text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
