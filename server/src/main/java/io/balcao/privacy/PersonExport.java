package io.balcao.privacy;

import io.balcao.accounts.AuditTrail;
import io.balcao.channels.media.MediaStore;
import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Reply;
import io.balcao.platform.work.FairShares;
import io.balcao.privacy.PersonRepository.Person;
import io.balcao.privacy.PersonRepository.Talk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Writes all that is known of a person to a ZIP, some rows at a time, so that the length of their past does not matter:
 * once for programs (JSON) and once to be read (HTML). The reader gets the file when it is whole. Each step is a
 * transaction of its own, so that none is held open while files are copied; what comes after the export began is left out
 * of all of them. Who took it is in the audit trail.
 */
final class PersonExport {
    /** Of all organizations together; one alone gets no more than one of them. */
    private static final int AT_ONCE = 3;
    private static final int ROWS_AT_ONCE = 500;

    private final Database database;
    private final AuditTrail audit;
    private final MediaStore files;
    private final PersonRepository repository = new PersonRepository();
    private final FairShares<OrganizationId> places = new FairShares<>(AT_ONCE);

    PersonExport(Database database, AuditTrail audit, MediaStore files) {
        this.database = database;
        this.audit = audit;
        this.files = files;
    }

    /** What is in an export; for its own list of contents, and for the audit trail. */
    record Counts(int conversations, long messages, int files, int missingFiles) {}

    /** The list of contents, {@code manifest.json}. */
    record Manifest(String format, int version, Instant exportedAt, String organization, UUID customerId,
            Counts counts, List<Entry> entries) {}

    /** One kind of file in the ZIP. */
    record Entry(String path, String holds) {}

    Reply.Download export(Caller caller, UUID customer) {
        if (!places.take(caller.organization())) {
            throw new Problem.TooMany("Another export is being made, try again in a moment", Duration.ofSeconds(5));
        }
        try {
            var file = Files.createTempFile("balcao-person-", ".zip");
            try {
                return written(caller, customer, file);
            } catch (Throwable failure) {
                Files.deleteIfExists(file);
                throw failure;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            places.leave(caller.organization());
        }
    }

    private Reply.Download written(Caller caller, UUID customer, Path file) throws IOException {
        var organization = caller.organization();
        var person = database.inTransaction(organization, tx -> repository.find(tx.last(), customer))
                .orElseThrow(() -> new Problem.NotFound("customer", customer));
        if (person.erasedAt() != null) {
            throw new Problem.Conflict("All that was known of this customer was erased");
        }
        var now = person.now();
        var words = new PersonWords(person.locale(), person.zone());
        Counts counts;
        try (var archive = new PersonArchive(file)) {
            archive.json("profile.json", database.inTransaction(organization, tx -> repository.profile(tx, person)));
            counts = new Conversations(organization, person, now, archive, words).write();
            archive.json("consents.json",
                    database.inTransaction(organization, tx -> repository.consents(tx.last(), person)));
            archive.json("surveys.json",
                    database.inTransaction(organization, tx -> repository.surveys(tx.last(), person)));
            archive.json("appointments.json",
                    database.inTransaction(organization, tx -> repository.bookings(tx, person)));
            archive.json("sharing.json", database.inTransaction(organization, tx -> repository.sharing(tx, person)));
            archive.json("history.json",
                    database.inTransaction(organization, tx -> repository.history(tx.last(), person)));
            archive.json("kept.json", words.kept());
            archive.json("manifest.json", new Manifest("balcao-person", 1, now, person.organization(), customer, counts,
                    words.entries()));
        }
        database.inTransaction(organization, tx -> {
            audit.record(tx, caller, "customer.exported", "customer", customer, null, counts);
            return counts;
        });
        return new Reply.Download(file, "application/zip", "balcao-%s-%s.zip".formatted(
                now.atOffset(ZoneOffset.UTC).toLocalDate(), customer.toString().substring(24)));
    }

    /** The conversations of a person, their messages and files. */
    private final class Conversations {
        private final OrganizationId organization;
        private final Person person;
        private final Instant until;
        private final PersonArchive archive;
        private final PersonWords words;
        private final Set<UUID> written = new HashSet<>();
        private int conversations;
        private long messages;
        private int missing;

        Conversations(OrganizationId organization, Person person, Instant until, PersonArchive archive,
                PersonWords words) {
            this.organization = organization;
            this.person = person;
            this.until = until;
            this.archive = archive;
            this.words = words;
        }

        Counts write() throws IOException {
            eachTalk(talk -> {
                conversations++;
                archive.conversation(talk, lines -> eachMessage(talk, message -> {
                    messages++;
                    lines.accept(message);
                }));
                for (var stored : database.inTransaction(organization,
                        tx -> repository.files(tx.last(), talk.id()))) {
                    copy(stored);
                }
            });
            // A second time for people, in one page: a ZIP takes one entry after the other.
            archive.page("index.html", page -> {
                page.append(words.head(person, until));
                eachTalk(talk -> {
                    page.append(words.talk(talk));
                    eachMessage(talk, message -> page.append(words.message(message)));
                });
                page.append(words.foot());
            });
            return new Counts(conversations, messages, written.size(), missing);
        }

        private void copy(PersonRepository.Stored stored) {
            if (written.contains(stored.id())) {
                return;
            }
            var place = files.find(organization, stored.key());
            if (place.isEmpty()) {
                missing++;
            } else {
                archive.file(stored.path(), place.get());
                written.add(stored.id());
            }
        }

        private void eachTalk(Consumer<Talk> reader) {
            var after = new UUID(0, 0);
            List<Talk> some;
            do {
                var from = after;
                some = database.inTransaction(organization,
                        tx -> repository.talks(tx.last(), person, until, from, ROWS_AT_ONCE));
                some.forEach(reader);
                after = some.isEmpty() ? after : some.getLast().id();
            } while (some.size() == ROWS_AT_ONCE);
        }

        private void eachMessage(Talk talk, Consumer<PersonRepository.Said> reader) {
            PersonRepository.Said last = null;
            List<PersonRepository.Said> some;
            do {
                var from = last;
                some = new ArrayList<>(database.inTransaction(organization,
                        tx -> repository.messages(tx.last(), talk.id(), until, from, ROWS_AT_ONCE)));
                some.forEach(reader);
                last = some.isEmpty() ? last : some.getLast();
            } while (some.size() == ROWS_AT_ONCE);
        }
    }
}
