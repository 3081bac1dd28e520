package io.balcao.bot;

import io.balcao.bot.flow.Script;
import io.balcao.bot.flow.Surroundings.Department;
import io.balcao.bot.flow.Surroundings.File;
import io.balcao.bot.flow.Surroundings.Opening;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Secret;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Where the responder reads what an organization offers. May wait. */
interface MenuSource {
    Menu menu(OrganizationId organization);

    /** The active departments, the oldest first. */
    List<Department> departments(OrganizationId organization);

    /**
     * Whether somebody is there, as the organization's calendar says.
     *
     * @param department whose hours; nobody's are those of the organization
     */
    Opening opening(OrganizationId organization, Optional<UUID> department, Instant at);

    /** What is published of a flow; empty when nothing is, or the flow is gone. */
    Optional<Script> published(OrganizationId organization, UUID flow);

    /** A secret for requests to other servers. */
    Optional<Secret> secret(OrganizationId organization, String name);

    /** A file that flows send. */
    Optional<File> file(OrganizationId organization, UUID id);

    /** A version of a flow, by its key. */
    Optional<Script> version(OrganizationId organization, String key);

    /**
     * What is said to whom.
     *
     * @param configuration has no options when the organization never wrote one
     * @param locale for the few words that are not in the configuration
     * @param zone in which the organization lives
     */
    record Menu(MenuConfiguration configuration, Locale locale, ZoneId zone) {}
}
