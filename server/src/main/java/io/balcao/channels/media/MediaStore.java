package io.balcao.channels.media;

import io.balcao.platform.OrganizationId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * Files of customers and attendants, on a disk that all servers share. A file is written aside and then moved into its
 * place in one step, so that a place holds a whole file or none. Its row in the database is written after it: what a crash
 * leaves is a file without a row, which the sweep takes away, and never a row without a file.
 *
 * <p>Call from virtual threads: it waits for the disk.
 */
public final class MediaStore {
    private static final String INCOMING = "incoming";
    private static final Pattern KEY = Pattern
            .compile(
                    "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/[0-9a-f]{2}/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int SWEEP_BATCH = 500;

    private final Path directory;
    private final Path incoming;

    /** @param directory made when absent */
    public MediaStore(Path directory) {
        this.directory = directory.toAbsolutePath().normalize();
        this.incoming = this.directory.resolve(INCOMING);
        try {
            Files.createDirectories(incoming);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a file is written before it is whole. Nobody else has this place; nothing is there yet. */
    public Path aside() {
        return incoming.resolve(UUID.randomUUID().toString());
    }

    /**
     * Gives a whole file its place.
     *
     * @return the key under which it is found again
     */
    public String keep(Path whole, OrganizationId organization, UUID id) {
        var name = id.toString();
        var key = organization + "/" + name.substring(name.length() - 2) + "/" + name;
        var place = directory.resolve(key);
        try {
            try (var file = FileChannel.open(whole, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            Files.createDirectories(place.getParent());
            Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE);
            return key;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a key, when it is there. A key of another organization leads nowhere, whatever the database says. */
    public Optional<Path> find(OrganizationId organization, String key) {
        var parts = KEY.matcher(key);
        if (!parts.matches() || !parts.group(1).equals(organization.toString())) {
            return Optional.empty();
        }
        var file = directory.resolve(key);
        return Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /**
     * A second file with the same bytes, each of which goes without the other.
     *
     * @return its key, when there is something to copy
     */
    public Optional<String> copy(OrganizationId organization, String key, UUID id) {
        return find(organization, key).map(file -> {
            var aside = aside();
            try {
                Files.copy(file, aside);
                return keep(aside, organization, id);
            } catch (IOException e) {
                discard(aside);
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Takes away what was written aside and is not wanted. */
    public void discard(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes away the file of a key, if it is there. */
    public void delete(OrganizationId organization, String key) {
        find(organization, key).ifPresent(MediaStore::delete);
    }

    /**
     * Takes away the files that belong to nothing: what was left aside, and what has no row.
     *
     * @param age younger ones are left alone, for their row may be on its way
     * @param known of some ids, those that an organization has a row with a file for
     * @return how many were taken away
     */
    public int sweep(Instant now, Duration age, BiFunction<OrganizationId, Collection<UUID>, Set<UUID>> known) {
        var before = now.minus(age);
        int taken = 0;
        for (var file : list(incoming)) {
            taken += isOlder(file, before) && delete(file) ? 1 : 0;
        }
        for (var folder : list(directory)) {
            var organization = id(folder);
            if (organization.isPresent()) {
                taken += sweep(new OrganizationId(organization.get()), folder, before, known);
            }
        }
        return taken;
    }

    private static int sweep(OrganizationId organization, Path folder, Instant before,
            BiFunction<OrganizationId, Collection<UUID>, Set<UUID>> known) {
        int taken = 0;
        for (var shelf : list(folder)) {
            Map<UUID, Path> old = new HashMap<>();
            for (var file : list(shelf)) {
                id(file).filter(id -> isOlder(file, before)).ifPresent(id -> old.put(id, file));
                if (old.size() == SWEEP_BATCH) {
                    taken += sweep(organization, old, known);
                    old.clear();
                }
            }
            taken += sweep(organization, old, known);
        }
        return taken;
    }

    private static int sweep(OrganizationId organization, Map<UUID, Path> old,
            BiFunction<OrganizationId, Collection<UUID>, Set<UUID>> known) {
        if (old.isEmpty()) {
            return 0;
        }
        var kept = known.apply(organization, List.copyOf(old.keySet()));
        int taken = 0;
        for (var file : old.entrySet()) {
            taken += !kept.contains(file.getKey()) && delete(file.getValue()) ? 1 : 0;
        }
        return taken;
    }

    /** Takes away every file of an organization, and gives how many there were. */
    public long deleteAll(OrganizationId organization) {
        var folder = directory.resolve(organization.toString());
        long taken = 0;
        for (var shelf : list(folder)) {
            for (var file : list(shelf)) {
                taken += delete(file) ? 1 : 0;
            }
            delete(shelf);
        }
        delete(folder);
        return taken;
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.newDirectoryStream(folder)) {
            var found = new ArrayList<Path>();
            files.forEach(found::add);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<UUID> id(Path file) {
        try {
            return Optional.of(UUID.fromString(file.getFileName().toString()));
        } catch (IllegalArgumentException stranger) {
            return Optional.empty();
        }
    }

    private static boolean isOlder(Path file, Instant before) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (NoSuchFileException moved) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean delete(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
