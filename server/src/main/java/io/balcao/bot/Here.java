package io.balcao.bot;

import io.balcao.bot.MenuSource.Menu;
import io.balcao.bot.flow.Phrases;
import io.balcao.bot.flow.Script;
import io.balcao.bot.flow.Surroundings;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What a run may ask about one organization, at one time. */
record Here(MenuSource source, OrganizationId organization, Menu menu, Instant now) implements Surroundings {
    static Here at(MenuSource source, OrganizationId organization, Instant now) {
        return new Here(source, organization, source.menu(organization), now);
    }

    @Override
    public ZoneId zone() {
        return menu.zone();
    }

    @Override
    public Phrases phrases() {
        return new Phrases(menu.locale());
    }

    @Override
    public Optional<Script> published(UUID flow) {
        return source.published(organization, flow);
    }

    @Override
    public Optional<Secret> secret(String name) {
        return source.secret(organization, name);
    }

    @Override
    public Optional<File> file(UUID id) {
        return source.file(organization, id);
    }

    @Override
    public Optional<Script> version(String key) {
        return source.version(organization, key);
    }

    @Override
    public List<Department> departments() {
        return source.departments(organization);
    }

    @Override
    public Opening opening(Optional<UUID> department) {
        return source.opening(organization, department, now);
    }
}
