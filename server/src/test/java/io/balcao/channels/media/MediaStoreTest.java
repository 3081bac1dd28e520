package io.balcao.channels.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.balcao.platform.Ids;
import io.balcao.platform.OrganizationId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files lie under names of ours, in the folder of their organization, whole or not at all (FI-05, FI-13). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class MediaStoreTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private final OrganizationId shop = new OrganizationId(Ids.next());
    private final Path directory;
    private final MediaStore store;

    MediaStoreTest(@TempDir Path directory) {
        this.directory = directory;
        this.store = new MediaStore(directory.resolve("media"));
    }

    @Test
    void a_kept_file_is_found_by_its_organization_and_no_other() throws Exception {
        var key = keep(Ids.next());
        assertThat(store.find(shop, key)).hasValueSatisfying(file -> assertThat(file).hasContent("bytes"));
        assertThat(store.find(new OrganizationId(Ids.next()), key)).isEmpty();
        assertThat(files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "", ".", "%s/..", "%s/../x", "%s/aa/../../incoming/x",
        "%s/aa/passwd", "%s\0/aa/x"})
    void a_key_that_leads_elsewhere_leads_nowhere(String key) {
        assertThat(store.find(shop, key.formatted(shop))).isEmpty();
    }

    @Test
    void the_sweep_takes_what_was_left_aside_and_what_has_no_row_and_leaves_the_rest() throws Exception {
        var known = Ids.next();
        var orphan = Ids.next();
        var young = Ids.next();
        var keptKey = keep(known);
        var orphanKey = keep(orphan);
        var aside = Files.writeString(store.aside(), "half");
        age(directory);
        var youngKey = keep(young);
        var youngAside = Files.writeString(store.aside(), "half");
        var stranger = Files.writeString(directory.resolve("media").resolve("README"), "not ours");
        Files.setLastModifiedTime(stranger, FileTime.from(Instant.EPOCH));
        var asked = new HashSet<OrganizationId>();

        int taken = store.sweep(Instant.now(), HOUR, (organization, ids) -> {
            asked.add(organization);
            return ids.contains(known) ? Set.of(known) : Set.of();
        });

        assertThat(taken).isEqualTo(2);
        assertThat(store.find(shop, keptKey)).isPresent();
        assertThat(store.find(shop, orphanKey)).isEmpty();
        assertThat(store.find(shop, youngKey)).isPresent();
        assertThat(aside).doesNotExist();
        assertThat(youngAside).exists();
        assertThat(stranger).exists();
        assertThat(asked).containsExactly(shop);
    }

    private String keep(UUID id) throws IOException {
        return store.keep(Files.write(store.aside(), "bytes".getBytes(StandardCharsets.UTF_8)), shop, id);
    }

    private Stream<Path> files() throws IOException {
        try (var all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile).toList().stream();
        }
    }

    private static void age(Path directory) throws IOException {
        try (var all = Files.walk(directory)) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
            }
        }
    }
}
