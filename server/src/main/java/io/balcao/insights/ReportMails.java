package io.balcao.insights;

import io.balcao.insights.OverviewView.Card;
import io.balcao.insights.ReportSchedule.Days;
import io.balcao.insights.ReportSchedule.Plan;
import io.balcao.insights.ScheduleRepository.Reader;
import io.balcao.platform.mail.Letter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the mail with a report says, in the reader's language: the numbers that are asked for first, and where the rest is. */
final class ReportMails {
    private static final List<Metric> TOLD = List.of(Metric.OPENED, Metric.RECEIVED, Metric.CLOSED,
            Metric.FIRST_RESPONSE, Metric.RESOLUTION_TIME, Metric.CSAT);
    private static final double MEGABYTE = 1_048_576;

    private final String consoleUrl;

    /** @param tooLarge how many bytes it has, when it is no part of the mail */
    record Report(String organization, Plan plan, Days days, long rows, List<Card> cards, @Nullable Long tooLarge) {}

    /** @param consoleUrl what links begin with, without a slash at the end */
    ReportMails(String consoleUrl) {
        this.consoleUrl = consoleUrl;
    }

    Letter letter(Reader reader, Report report) {
        var words = new ExportWords(reader.language());
        var days = words.days(report.days().from(), report.days().to());
        var paragraphs = new ArrayList<String>();
        paragraphs.add(words.text("mail.greeting").formatted(reader.fullName()));
        paragraphs.add(words.text("mail.report").formatted(report.plan().name(), report.organization(), days));
        for (var metric : TOLD) {
            report.cards().stream().filter(card -> card.metric().equals(metric.wire()) && card.amount() > 0).findFirst()
                    .ifPresent(card -> paragraphs.add(line(words, card)));
        }
        paragraphs.add(report.tooLarge() == null
                ? words.text("mail.attached").formatted(report.rows())
                : words.text("mail.linked").formatted(
                        words.score(report.tooLarge() / MEGABYTE), report.plan().format().toUpperCase(Locale.ROOT)));
        return new Letter(reader.language(), "%s · %s".formatted(report.plan().name(), days), paragraphs,
                new Letter.Button(words.text("mail.open"), url(report)),
                List.of(words.text("mail.foot"), "Balcão · " + report.organization()));
    }

    private static String line(ExportWords words, Card card) {
        var isTime = card.unit().equals("milliseconds");
        var now = isTime ? asDouble(card.median()) : card.value();
        var before = isTime ? asDouble(card.previousMedian()) : card.previousValue();
        return "%s: %s (%s: %s)".formatted(words.metric(card.metric()), words.value(card.unit(), now),
                words.text("before"), words.value(card.unit(), before));
    }

    private static @Nullable Double asDouble(@Nullable Long ms) {
        return ms == null ? null : Double.valueOf(ms);
    }

    /** The same report in the console. */
    private String url(Report report) {
        var plan = report.plan();
        var url = new StringBuilder(consoleUrl).append("/reports");
        parameter(url, '?', "from", report.days().from());
        parameter(url, '&', "to", report.days().to());
        parameter(url, '&', "department", plan.departmentId());
        parameter(url, '&', "user", plan.userId());
        parameter(url, '&', "tag", plan.tag());
        parameter(url, '&', "counts", plan.filter().isInBusinessHours() ? plan.counts() : null);
        return url.toString();
    }

    private static void parameter(StringBuilder url, char before, String name, @Nullable Object value) {
        if (value instanceof LocalDate || value instanceof UUID || value instanceof String) {
            url.append(before).append(name).append('=')
                    .append(URLEncoder.encode(value.toString(), StandardCharsets.UTF_8));
        }
    }
}
