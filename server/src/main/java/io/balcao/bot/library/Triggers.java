package io.balcao.bot.library;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.balcao.bot.copies.ConfigCopies;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import java.util.List;
import java.util.Optional;

/** What begins which flow, in order: from the copy in Redis, for every first message asks, or from the database. */
final class Triggers {
    static final String KEY = "triggers";

    private final Database database;
    private final FlowRepository repository;
    private final ConfigCopies copies;

    Triggers(Database database, FlowRepository repository, ConfigCopies copies) {
        this.database = database;
        this.repository = repository;
        this.copies = copies;
    }

    private record Stored(List<Trigger> data) {}

    List<Trigger> list(OrganizationId organization) {
        return copies.read(organization, KEY, () -> load(organization), Triggers::parse, Stored::data);
    }

    /** The last thing before a change is committed, so that no copy of the old list outlives it. */
    void fence(OrganizationId organization) {
        copies.fence(organization, KEY);
    }

    private Stored load(OrganizationId organization) {
        return new Stored(database.inTransaction(organization, tx -> repository.triggers(tx.last())));
    }

    /** Empty when the copy is of some other version of this program. */
    private static Optional<List<Trigger>> parse(String copy) {
        try {
            return Optional.of(Json.mapper().readValue(copy, Stored.class).data());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
