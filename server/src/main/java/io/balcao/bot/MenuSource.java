package io.balcao.bot;

import io.balcao.platform.OrganizationId;
import java.time.Instant;
import java.time.ZonedDateTime;
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

    /**
     * Whether people are there at some time.
     *
     * @param holiday what is special about the day; empty when nothing is
     * @param opensNext when somebody is there again; empty when somebody is there, or nobody will be for long
     */
    record Opening(boolean isOpen, Optional<String> holiday, Optional<ZonedDateTime> opensNext) {}

    /**
     * What is said to whom.
     *
     * @param configuration has no options when the organization never wrote one
     * @param locale for the few words that are not in the configuration
     */
    record Menu(MenuConfiguration configuration, Locale locale) {}

    /** Where people wait for customers. */
    record Department(UUID id, String name) {}
}
