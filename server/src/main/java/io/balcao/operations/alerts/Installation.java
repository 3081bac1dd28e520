package io.balcao.operations.alerts;

import io.balcao.operations.alerts.Alert.Condition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What is seen of the machine: room on the disk, whether files can be written, when the last backup was made. */
final class Installation {
    /** The backup's last command touches it (docs/operations.md). */
    private static final String BACKUP = "last-backup";

    private final Path directory;
    private final Path files;
    private final boolean isBackedUp;
    private final InstantSource clock;

    /**
     * @param directory of all data, the embedded database's too
     * @param files where customers' files are; on the same disk or on another
     * @param isBackedUp false for the demo, whose data nobody would miss
     */
    Installation(Path directory, Path files, boolean isBackedUp, InstantSource clock) {
        this.directory = directory;
        this.files = files;
        this.isBackedUp = isBackedUp;
        this.clock = clock;
    }

    /** @param begun when the installation was made: a backup is not missed before it can have been made */
    List<Condition> conditions(AlertSettings settings, Instant begun) {
        var found = new ArrayList<Condition>();
        var whyNot = unwritable();
        whyNot.ifPresent(why -> found.add(
                new Condition("files_unwritable", "", null, "critical", Map.of("reason", why))));
        double free = freeShare() * 100;
        if (free < settings.diskFreePercent()) {
            found.add(
                    new Condition("disk_low", "", null, free * 2 < settings.diskFreePercent() ? "critical" : "warning",
                            Map.of("percent", Math.floor(free * 10) / 10, "megabytes", freeBytes() / 1_000_000)));
        }
        var age = backupAge(begun);
        if (isBackedUp && age.compareTo(Duration.ofHours(settings.backupHours())) > 0) {
            found.add(new Condition("backup_old", "", null, "warning",
                    Map.of("hours", age.toHours(), "is_never", lastBackup().isEmpty())));
        }
        return found;
    }

    /** Of the fuller of the disks. */
    long freeBytes() {
        try {
            return Math.min(Files.getFileStore(directory).getUsableSpace(),
                    Files.getFileStore(files).getUsableSpace());
        } catch (IOException gone) {
            return 0;
        }
    }

    double freeShare() {
        try {
            var data = Files.getFileStore(directory);
            var media = Files.getFileStore(files);
            return Math.min((double) data.getUsableSpace() / data.getTotalSpace(),
                    (double) media.getUsableSpace() / media.getTotalSpace());
        } catch (IOException gone) {
            return 0;
        }
    }

    Instant now() {
        return clock.instant();
    }

    Duration backupAge(Instant begun) {
        return Duration.between(lastBackup().orElse(begun), clock.instant());
    }

    private Optional<Instant> lastBackup() {
        try {
            return Optional.of(Files.getLastModifiedTime(directory.resolve(BACKUP)).toInstant());
        } catch (IOException never) {
            return Optional.empty();
        }
    }

    /** Tried, for a full disk and one that is mounted for reading look healthy until somebody writes. */
    private Optional<String> unwritable() {
        var probe = files.resolve("incoming").resolve(UUID.randomUUID().toString());
        try {
            Files.write(probe, "written?".getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (IOException failure) {
            return Optional.of(failure.getClass().getSimpleName());
        } finally {
            try {
                Files.deleteIfExists(probe);
            } catch (IOException left) {
                // The sweep of what was left aside takes it away.
            }
        }
    }
}
