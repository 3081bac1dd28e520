package io.balcao.operations.standing;

import io.balcao.channels.media.MediaStore;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.work.Background;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each server does about organizations that are not served, or not yet, or never again. */
public final class Standings {
    private static final Logger LOG = LoggerFactory.getLogger(Standings.class);
    /** Asked of the database, so that it needs no Redis: nobody is at work for longer than this who may not be. */
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration CLEAN = Duration.ofMinutes(1);

    private final Background background;
    private final StandingRepository repository;
    private final Deletion deletion;
    private final Set<OrganizationId> beingResumed = ConcurrentHashMap.newKeySet();
    private volatile Map<OrganizationId, Standing> notOpen = Map.of();

    /** @param directory where files are: of customers, and who was erased */
    public Standings(Database database, Background background, Path directory) {
        this.background = background;
        this.repository = new StandingRepository(database);
        this.deletion = new Deletion(repository, background, new MediaStore(directory.resolve("media")),
                directory.resolve("erasures"));
    }

    /** Whether webhooks of an organization are to be kept aside, as far as this server knows. */
    public boolean isKeptAside(OrganizationId organization) {
        return notOpen.containsKey(organization);
    }

    /**
     * Begins to look.
     *
     * @param closed told again and again of an organization that nobody may work for
     * @param takeIn takes in a webhook that was kept aside
     */
    public void start(Consumer<OrganizationId> closed, BiConsumer<OrganizationId, String> takeIn) {
        Runnable look = () -> look(closed, takeIn);
        background.run("standings", look);
        background.repeat(LOOK, "standings", look);
        background.repeat(CLEAN, "standings", this::clean);
    }

    private void look(Consumer<OrganizationId> closed, BiConsumer<OrganizationId, String> takeIn) {
        notOpen = repository.notOpen();
        notOpen.forEach((organization, standing) -> {
            switch (standing) {
                case SUSPENDED, DELETING -> closed.accept(organization);
                case RESUMING -> {
                    if (beingResumed.add(organization)) {
                        background.run("resuming", () -> resume(organization, takeIn));
                    }
                }
            }
        });
    }

    /** Forgets what was kept aside for too long, and goes on with deletions; now, without waiting for the time. */
    public void clean() {
        repository.forgetKept();
        deletion.goOn();
    }

    /** Takes in what was kept aside, one after another, while what comes now is kept aside behind it. */
    private void resume(OrganizationId organization, BiConsumer<OrganizationId, String> takeIn) {
        try {
            while (repository.takeInNext(organization, takeIn)) {
                // The next ones: each step is short, and a server that stops leaves the rest to another.
            }
        } catch (RuntimeException failure) {
            LOG.warn("What was kept aside for {} could not be taken in yet: {}", organization, failure.toString());
        } finally {
            beingResumed.remove(organization);
        }
    }
}
