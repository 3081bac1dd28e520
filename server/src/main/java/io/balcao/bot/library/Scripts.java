package io.balcao.bot.library;

import io.balcao.bot.flow.BlockType;
import io.balcao.bot.flow.Script;
import io.balcao.bot.library.FlowRepository.StoredVersion;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.Tx;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Versions of flows, made ready to run. */
public final class Scripts {
    /** Made ready and kept: versions never change. */
    private static final int MOST_KEPT = 1000;

    private final Database database;
    private final Map<String, BlockType<?>> types;
    private final FlowRepository repository = new FlowRepository();
    private final Map<Kept, Script> kept = new ConcurrentHashMap<>();

    private record Kept(OrganizationId organization, UUID version) {}

    public Scripts(Database database, Map<String, BlockType<?>> types) {
        this.database = database;
        this.types = types;
    }

    /** What is published of a flow; empty when nothing is, or the flow is gone. */
    public Optional<Script> published(OrganizationId organization, UUID flow) {
        return database.inTransaction(organization, tx -> repository.published(tx.last(), flow))
                .flatMap(version -> version(organization, version));
    }

    /** A version, by the key of its script; empty when it is none, or gone. */
    public Optional<Script> version(OrganizationId organization, String key) {
        return id(key).flatMap(version -> version(organization, version));
    }

    Optional<Script> version(OrganizationId organization, UUID version) {
        var key = new Kept(organization, version);
        var known = kept.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        return keep(key, database.inTransaction(organization, tx -> repository.stored(tx.last(), version)));
    }

    /** The same within a transaction. */
    Optional<Script> version(Tx tx, UUID version) {
        var key = new Kept(tx.organization(), version);
        var known = kept.get(key);
        return known == null ? keep(key, repository.stored(tx, version)) : Optional.of(known);
    }

    private Optional<Script> keep(Kept key, Optional<StoredVersion> stored) {
        var made = stored.map(found -> Script.of(key.version().toString(), found.flow(),
                FlowService.read(found.definition()), types));
        made.ifPresent(script -> {
            if (kept.size() >= MOST_KEPT) {
                kept.clear();
            }
            kept.put(key, script);
        });
        return made;
    }

    /** The version that a script was made of; empty for what is none, such as the menu. */
    static Optional<UUID> id(String key) {
        try {
            return Optional.of(UUID.fromString(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
