package io.balcao.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.accounts.AuditTrail;
import io.balcao.bot.BotConfigRepository.Stored;
import io.balcao.bot.copies.ConfigCopies;
import io.balcao.bot.flow.Surroundings.Department;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import java.util.List;
import java.util.stream.Collectors;

/** Reads and changes what the bot says. A change holds from the next message on, on every server. */
final class BotConfigService {
    private final Database database;
    private final BotConfigRepository repository;
    private final ConfigCopies copies;
    private final AuditTrail auditTrail;

    BotConfigService(Database database, BotConfigRepository repository, ConfigCopies copies, AuditTrail auditTrail) {
        this.database = database;
        this.repository = repository;
        this.copies = copies;
        this.auditTrail = auditTrail;
    }

    List<Stored> list(Caller caller) {
        return database.inTransaction(caller.organization(), repository::list).stream()
                .filter(stored -> stored.key().equals(StoredMenus.KEY)).toList();
    }

    Stored put(Caller caller, String key, JsonNode value) {
        if (!key.equals(StoredMenus.KEY)) {
            throw new Problem.Unprocessable("key", "is not known");
        }
        var menu = read(value);
        return database.inTransaction(caller.organization(), tx -> {
            var before = repository.lock(tx, key);
            var departments = repository.departments(tx).stream().map(Department::id).collect(Collectors.toSet());
            var errors = MenuCheck.errors(menu, departments);
            if (!errors.isEmpty()) {
                throw new Problem.Unprocessable(errors);
            }
            var after = repository.put(tx, key, menu);
            auditTrail.record(tx, caller, "bot_configuration.updated", "bot_configuration", after.id(),
                    before.map(Stored::value).orElse(null), after.value());
            // The last thing before the commit, so that no copy of the old value outlives it.
            copies.fence(caller.organization(), key);
            return after;
        });
    }

    private static MenuConfiguration read(JsonNode value) {
        try {
            return Json.mapper().treeToValue(value, MenuConfiguration.class);
        } catch (JsonProcessingException e) {
            throw new Problem.Unprocessable("value", "does not have the documented shape: " + e.getOriginalMessage());
        }
    }
}
