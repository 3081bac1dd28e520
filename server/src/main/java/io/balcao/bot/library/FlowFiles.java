package io.balcao.bot.library;

import io.balcao.bot.library.References.Missing;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import java.util.List;
import java.util.UUID;

/** Takes flows out as files, and in. */
final class FlowFiles {
    private final Database database;
    private final FlowRepository repository;
    private final FlowService service;

    FlowFiles(Database database, FlowRepository repository, FlowService service) {
        this.database = database;
        this.repository = repository;
        this.service = service;
    }

    /** Schema {@code FlowImport} of the OpenAPI document. */
    record Imported(FlowView flow, List<Missing> missing) {
        Imported {
            missing = List.copyOf(missing);
        }
    }

    /** The draft. */
    FlowFile out(Caller caller, UUID id) {
        return database.inTransaction(caller.organization(), tx -> {
            var flow = repository.find(tx, id).orElseThrow(() -> new Problem.NotFound("flow", id));
            return new FlowFile(FlowFile.FORMAT, flow.summary().name(),
                    new References(repository.names(tx)).named(flow.draft()));
        });
    }

    /** What is not here is left open, and told: the rest of a flow is worth having. */
    Imported in(Caller caller, FlowFile file) {
        var references = new References(database.inTransaction(caller.organization(), repository::names));
        return new Imported(service.create(caller, file.name(), references.resolved(file.definition())),
                references.missing());
    }
}
