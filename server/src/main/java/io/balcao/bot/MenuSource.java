package io.balcao.bot;

import io.balcao.platform.OrganizationId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Where the responder reads what an organization offers. May wait. */
interface MenuSource {
    Menu menu(OrganizationId organization);

    /** The active departments, the oldest first. */
    List<Department> departments(OrganizationId organization);

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
