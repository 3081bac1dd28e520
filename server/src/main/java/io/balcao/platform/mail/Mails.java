package io.balcao.platform.mail;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import io.balcao.platform.mail.MailRepository.Claimed;
import io.balcao.platform.mail.SmtpClient.Fault;
import io.balcao.platform.mail.SmtpClient.Outcome;
import io.balcao.platform.mail.SmtpClient.Reason;
import io.balcao.platform.work.Background;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Mails that go out. A mail is written in the transaction that causes it, so that neither exists without the other, and is
 * sent by whichever server claims it, again and again with growing pauses until the SMTP server takes or refuses it, or
 * until it is worth nothing any more. What it says is sealed, is deleted with its end, and is never logged.
 */
public final class Mails implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Mails.class);
    private static final Duration SWEEP = Duration.ofSeconds(2);
    /** Longer than one round can take. */
    private static final Duration LEASE = Duration.ofSeconds(3L * SmtpClient.LONGEST_SECONDS);
    private static final int MOST_AT_ONCE = 8;
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(5), Duration.ofSeconds(30),
            Duration.ofMinutes(2), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    private final Database database;
    private final MailRepository rows;
    private final Vault vault;
    private final Background background;
    private final Optional<SmtpClient> smtp;
    private final UUID node = Ids.next();
    /** One round at a time: the second of two would only find what the first one holds. */
    private final Semaphore round = new Semaphore(1);

    /** @param settings none, when this installation sends no mail */
    public Mails(Vertx vertx, Database database, Vault vault, Background background, Optional<MailSettings> settings) {
        this.database = database;
        this.rows = new MailRepository(database);
        this.vault = vault;
        this.background = background;
        this.smtp = settings.map(it -> new SmtpClient(vertx, it));
    }

    /** Begins to send what is due. */
    public void start() {
        if (smtp.isPresent()) {
            background.repeat(SWEEP, "mails", this::sendDue);
        } else {
            LOG.info("No SMTP server is set: invitations and forgotten passwords cannot be mailed");
        }
    }

    /** Whether mails are sent at all. */
    public boolean areSent() {
        return smtp.isPresent();
    }

    /**
     * Refuses what would need a mail, before anything is done.
     *
     * @throws Problem.Unavailable when this installation sends none
     */
    public void require() {
        if (smtp.isEmpty()) {
            throw new Problem.Unavailable("This installation sends no e-mail: its SMTP server is not set");
        }
    }

    /** Writes a mail, which leaves after the commit, and says which one it is. */
    public UUID write(Tx tx, Mail mail) {
        require();
        var sealed = vault.seal(Content.of(mail, rows.look(tx)).toSecret());
        var id = Ids.next();
        rows.insert(tx, id, mail.kind(), mail.recipient(), Buffer.buffer(sealed), mail.isWorth());
        return id;
    }

    /** Says after a commit that there is something to send. Without it a mail leaves two seconds later. */
    public void wake() {
        background.run("mails", this::sendDue);
    }

    /** Sends what is due now, and returns when it is known what became of it. */
    public void sendDue() {
        if (smtp.isEmpty() || !round.tryAcquire()) {
            return;
        }
        try {
            while (sendSome(smtp.get())) {
                // As many as there are, a few at a time.
            }
        } finally {
            round.release();
        }
    }

    @Override
    public void close() {
        smtp.ifPresent(SmtpClient::close);
    }

    /** One round. Each organization has its turn, so that one with a thousand mails does not hold up the others'. */
    private boolean sendSome(SmtpClient client) {
        var organizations = new ArrayList<>(rows.organizationsWithDueMails());
        Collections.shuffle(organizations);
        int most = Math.max(1, MOST_AT_ONCE / Math.max(1, organizations.size()));
        int begun = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var organization : organizations.subList(0, Math.min(MOST_AT_ONCE, organizations.size()))) {
                for (var mail : database.inTransaction(organization, tx -> rows.claim(tx, node, LEASE, most))) {
                    begun++;
                    threads.execute(() -> send(client, organization, mail));
                }
            }
        }
        return begun > 0;
    }

    private void send(SmtpClient client, OrganizationId organization, Claimed mail) {
        try {
            var outcome = mail.isStale()
                    ? new Outcome.Refused(new Reason(Fault.MAIL, "too late"))
                    : client.send(mail.id(), mail.recipient(), Content.read(vault.open(mail.sealed().getBytes())));
            note(organization, mail, outcome);
        } catch (RuntimeException failure) {
            LOG.warn("A mail ({}, {}) stays until its claim ends: {}", mail.kind(), mail.id(), failure.toString());
        }
    }

    private void note(OrganizationId organization, Claimed mail, Outcome outcome) {
        var why = database.inTransaction(organization, tx -> switch (outcome) {
            case Outcome.Taken() -> {
                rows.sent(tx, mail, node);
                yield Optional.<Reason>empty();
            }
            case Outcome.Refused(var reason) -> {
                rows.failed(tx, mail, node, reason);
                yield Optional.of(reason);
            }
            case Outcome.NotNow(var reason) -> {
                rows.again(tx, mail, node, reason, pause(mail.attempts()));
                yield Optional.of(reason);
            }
        });
        why.ifPresent(reason -> LOG.warn("A mail ({}, {}) was not sent at attempt {}: {}", mail.kind(), mail.id(),
                mail.attempts(), reason.inShort()));
    }

    private static Duration pause(int attempts) {
        return PAUSES.get(Math.min(attempts, PAUSES.size()) - 1);
    }
}
