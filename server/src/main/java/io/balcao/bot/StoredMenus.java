package io.balcao.bot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.balcao.bot.BotConfigRepository.StoredMenu;
import io.balcao.bot.copies.ConfigCopies;
import io.balcao.bot.flow.Phrases;
import io.balcao.bot.flow.Script;
import io.balcao.bot.flow.Surroundings.Department;
import io.balcao.bot.flow.Surroundings.File;
import io.balcao.bot.flow.Surroundings.Opening;
import io.balcao.bot.library.FlowSecrets;
import io.balcao.bot.library.Scripts;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The menus that organizations wrote: from the copy in Redis, or from the database. */
final class StoredMenus implements MenuSource {
    static final String KEY = "menu";
    private static final Logger LOG = LoggerFactory.getLogger(StoredMenus.class);

    private final Database database;
    private final BotConfigRepository repository;
    private final ConfigCopies copies;
    private final Scripts scripts;
    private final FlowSecrets secrets;

    StoredMenus(Database database, BotConfigRepository repository, ConfigCopies copies, Scripts scripts,
            FlowSecrets secrets) {
        this.database = database;
        this.repository = repository;
        this.copies = copies;
        this.scripts = scripts;
        this.secrets = secrets;
    }

    @Override
    public Menu menu(OrganizationId organization) {
        return copies.read(organization, KEY, () -> load(organization), StoredMenus::parse, StoredMenus::menu);
    }

    @Override
    public List<Department> departments(OrganizationId organization) {
        return database.inTransaction(organization, repository::departments);
    }

    @Override
    public Opening opening(OrganizationId organization, Optional<UUID> department, Instant at) {
        return database.inTransaction(organization, tx -> repository.opening(tx, department.orElse(null), at));
    }

    @Override
    public Optional<Script> published(OrganizationId organization, UUID flow) {
        return scripts.published(organization, flow);
    }

    @Override
    public Optional<Secret> secret(OrganizationId organization, String name) {
        return secrets.find(organization, name);
    }

    @Override
    public Optional<File> file(OrganizationId organization, UUID id) {
        return database.inTransaction(organization, tx -> repository.file(tx.last(), id));
    }

    @Override
    public Optional<Script> version(OrganizationId organization, String key) {
        return scripts.version(organization, key);
    }

    private StoredMenu load(OrganizationId organization) {
        return database.inTransaction(organization, tx -> repository.menu(tx, KEY));
    }

    /** Empty when the copy is of some other version of this program. */
    private static Optional<Menu> parse(String copy) {
        try {
            var tree = Json.mapper().readTree(copy);
            if (!tree.path("locale").isTextual() || !tree.path("timezone").isTextual() || !tree.has("value")) {
                return Optional.empty();
            }
            return Optional.of(menu(tree.get("locale").asText(), tree.get("timezone").asText(), tree.get("value")));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Menu menu(StoredMenu stored) {
        try {
            var value = stored.value();
            return menu(stored.locale(), stored.timezone(),
                    Json.mapper().readTree(value == null ? "null" : value.encode()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Menu menu(String language, String timezone, JsonNode value) {
        var locale = Locale.forLanguageTag(language);
        var zone = ZoneId.of(timezone);
        if (value.isNull()) {
            return new Menu(MenuDefaults.in(new Phrases(locale)), locale, zone);
        }
        try {
            return new Menu(Json.mapper().treeToValue(value, MenuConfiguration.class), locale, zone);
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            // Written by hand or by another version: customers get people rather than silence.
            LOG.error("A stored menu cannot be read: {}", e.getMessage());
            return new Menu(MenuDefaults.in(new Phrases(locale)), locale, zone);
        }
    }
}
