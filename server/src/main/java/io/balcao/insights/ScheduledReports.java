package io.balcao.insights;

import io.balcao.accounts.AuditTrail;
import io.balcao.insights.ExportService.Exported;
import io.balcao.insights.MetricService.Days;
import io.balcao.insights.ScheduleRepository.Claimed;
import io.balcao.insights.ScheduleRepository.Reader;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.http.Routes;
import io.balcao.platform.mail.Mail;
import io.balcao.platform.mail.Mails;
import io.balcao.platform.work.Background;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails reports at their times, each time once, whichever server is there. A time is noted first, with the next one; then
 * the file, its mails, the audit trail and what became of it are one transaction, so that whoever dies in between leaves
 * all or nothing. Of times that passed while no server ran only the last is made up for.
 */
public final class ScheduledReports {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduledReports.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(20);
    /** Longer than the largest report takes. */
    private static final Duration LEASE = Duration.ofMinutes(15);
    private static final Duration IS_WORTH = Duration.ofDays(2);
    private static final List<Duration> PAUSES = List.of(Duration.ofMinutes(1), Duration.ofMinutes(5),
            Duration.ofMinutes(30), Duration.ofHours(2));
    private static final int LONGEST_ERROR = 300;

    private final Ground ground;
    private final MetricService metrics;
    private final MetricRepository numbers;
    private final ExportService exports;
    private final ReportMails letters;
    private final ScheduleRepository schedules = new ScheduleRepository();
    private final ScheduleRoutes routes;

    /**
     * What it stands on.
     *
     * @param consoleUrl what links in mails begin with, without a slash at the end
     * @param mostAttached what is larger is not mailed: the mail says where it is, behind a login
     */
    public record Ground(Database database, AuditTrail audit, Mails mails, Background background, String consoleUrl,
            long mostAttached, InstantSource clock) {}

    ScheduledReports(Ground ground, MetricService metrics, MetricRepository numbers, ExportService exports) {
        this.ground = ground;
        this.metrics = metrics;
        this.numbers = numbers;
        this.exports = exports;
        this.letters = new ReportMails(ground.consoleUrl());
        this.routes = new ScheduleRoutes(new ScheduleService(ground.database(), schedules, numbers, ground.audit(),
                ground.mails(), ground.clock()), () -> ground.background().run("scheduled reports", this::sendDue));
    }

    /** Mounts the operations. */
    public void addTo(Routes all) {
        routes.addTo(all);
    }

    /** Begins to mail what is due. */
    public void start() {
        if (ground.mails().areSent()) {
            ground.background().repeat(LOOK_EVERY, "scheduled reports", this::sendDue);
        }
    }

    /** Makes what is due now, and returns when it is handed to the mails. */
    public void sendDue() {
        for (var organization : ScheduleRepository.organizations(ground.database(), ground.clock().instant())) {
            ground.database().inTransaction(organization, this::note);
            var claimed = claim(organization);
            while (claimed.isPresent()) {
                send(organization, claimed.get());
                claimed = claim(organization);
            }
        }
        ground.mails().wake();
    }

    /** Notes the times that have come, and when the next ones are. */
    private boolean note(Tx tx) {
        var now = ground.clock().instant();
        var zone = numbers.organization(tx).zone();
        for (var one : schedules.due(tx, now)) {
            var at = one.nextAt();
            // What was missed is not made up for but once.
            for (var next = at; next != null && !next.isAfter(now); next = one.plan().after(next, zone)) {
                at = next;
            }
            schedules.occur(tx, one.id(), java.util.Objects.requireNonNull(at));
            schedules.next(tx, one.id(), one.plan().after(now, zone));
        }
        return true;
    }

    private Optional<Claimed> claim(OrganizationId organization) {
        return ground.database().inTransaction(organization,
                tx -> schedules.claim(tx, ground.clock().instant(), LEASE));
    }

    private void send(OrganizationId organization, Claimed claimed) {
        @Nullable
        Path file = null;
        try {
            file = Files.createTempFile(ExportService.PREFIX, ".report");
            var path = file;
            ground.database().inTransaction(organization, tx -> schedules.hold(tx, claimed) && make(tx, claimed, path));
        } catch (IOException | RuntimeException failure) {
            LOG.warn("A scheduled report ({}) was not made at attempt {}: {}", claimed.id(), claimed.attempts(),
                    failure.toString());
            ground.database().inTransaction(organization, tx -> again(tx, claimed, failure));
        } finally {
            delete(file);
        }
    }

    private static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private boolean again(Tx tx, Claimed claimed, Exception failure) {
        var now = ground.clock().instant();
        var said = failure.getClass().getSimpleName();
        var error = said.substring(0, Math.min(said.length(), LONGEST_ERROR));
        if (claimed.attempts() > PAUSES.size()) {
            schedules.failed(tx, claimed, error, now);
        } else {
            schedules.again(tx, claimed, now.plus(PAUSES.get(claimed.attempts() - 1)), error);
        }
        return true;
    }

    private boolean make(Tx tx, Claimed claimed, Path file) {
        var now = ground.clock().instant();
        var schedule = schedules.lock(tx, claimed.schedule()).orElseThrow();
        var owner = schedules.readers(tx, List.of(schedule.owner().id()));
        if (owner.isEmpty()) {
            schedules.stop(tx, schedule.id());
            schedules.failed(tx, claimed, "owner", now);
            return false;
        }
        var readers = schedules.readers(tx, schedule.plan().recipientIds());
        if (readers.isEmpty()) {
            schedules.failed(tx, claimed, "recipients", now);
            return false;
        }
        var plan = schedule.plan();
        var days = plan.days(claimed.occursAt(), numbers.organization(tx).zone());
        var period = metrics.period(tx, new Days(Optional.of(days.from().toString()),
                Optional.of(days.to().toString())));
        var written = exports.write(tx, period, plan.filter(), plan.format(), file);
        var rows = written.rows();
        var bytes = size(file);
        var isLinked = bytes > ground.mostAttached();
        var attachment = isLinked ? null : attachment(schedule, days, file);
        var report = new ReportMails.Report(numbers.organization(tx).name(), plan, days, rows,
                metrics.overview(tx, period, plan.filter()).metrics(), isLinked ? bytes : null);
        var mails = readers.stream().map((Reader reader) -> ground.mails().write(tx,
                new Mail("report", reader.email(), letters.letter(reader, report), IS_WORTH, attachment))).toList();
        ground.audit().exported(tx, schedule.owner().id(), null, "metrics.exported", "report", schedule.id(),
                new Mailed(Exported.of(plan.format(), period, plan.filter(), rows),
                        readers.stream().map(Reader::fullName).toList()),
                written.conversations());
        schedules.made(tx, claimed, days, rows, isLinked, mails, now);
        return true;
    }

    /** For the audit trail. */
    private record Mailed(@com.fasterxml.jackson.annotation.JsonUnwrapped Exported exported,
            List<String> mailedTo) {}

    private static Mail.Attachment attachment(ReportSchedule schedule, ReportSchedule.Days days, Path file) {
        var format = schedule.plan().format();
        try {
            return new Mail.Attachment("balcao-%s-%s.%s".formatted(days.from(), days.to(), format),
                    ExportService.sheetType(format), Files.readAllBytes(file));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
