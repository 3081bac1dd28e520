package io.balcao.operations.standing;

import io.balcao.channels.media.MediaStore;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.work.Background;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Deletes organizations whose time has come: rows, then files, then what was noted of erasures, at last the organization
 * itself. A few hundred rows a step, a transaction and a pause for each; what a server leaves undone another goes on with.
 */
final class Deletion {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final StandingRepository repository;
    private final Background background;
    private final MediaStore files;
    private final Path erasures;

    Deletion(StandingRepository repository, Background background, MediaStore files, Path erasures) {
        this.repository = repository;
        this.background = background;
        this.files = files;
        this.erasures = erasures;
    }

    /** Each organization's turn comes again until it is gone, so that a large one holds up no other. */
    void goOn() {
        goOn(new ArrayDeque<>(repository.toDelete()));
    }

    private void goOn(Queue<OrganizationId> due) {
        if (due.isEmpty()) {
            return;
        }
        var _ = background.after(PAUSE, "deletion", () -> {
            var organization = due.remove();
            try {
                if (step(organization)) {
                    due.add(organization);
                }
            } finally {
                goOn(due);
            }
        });
    }

    /** One step; whether there are more, and for this server. */
    private boolean step(OrganizationId organization) {
        var rows = repository.deleteStep(organization);
        if (rows.isEmpty() || rows.getAsLong() > 0) {
            return rows.isPresent();
        }
        long gone = files.deleteAll(organization);
        try {
            Files.deleteIfExists(erasures.resolve(organization + ".txt"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        repository.endDeletion(organization, gone);
        return false;
    }
}
