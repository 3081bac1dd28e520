package io.balcao.bot.flow;

import io.balcao.platform.Secret;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a run may ask about the organization that it runs for. May wait. */
public interface Surroundings {
    Instant now();

    /** In which days begin and clocks are read. */
    ZoneId zone();

    /** For the few words that nobody wrote. */
    Phrases phrases();

    /** The active departments, the oldest first. */
    List<Department> departments();

    /**
     * Whether somebody is there now, as the organization's calendar says.
     *
     * @param department whose hours; nobody's are those of the organization
     */
    Opening opening(Optional<UUID> department);

    /** What is published of a flow; empty when nothing is, or the flow is gone. */
    Optional<Script> published(UUID flow);

    /** A version of a flow, by its key; empty when the flow is gone. */
    Optional<Script> version(String key);

    /** A secret of the organization, for requests to other servers only; empty when there is none of that name. */
    Optional<Secret> secret(String name);

    /** A file that flows send; empty when it is gone. */
    Optional<File> file(UUID id);

    /**
     * A file that flows send: schema {@code FlowUpload} of the OpenAPI document.
     *
     * @param size in bytes
     */
    record File(UUID id, @Nullable String fileName, String mimeType, long size) {}

    /** Where people wait for customers. */
    record Department(UUID id, String name) {}

    /**
     * Whether people are there at some time.
     *
     * @param holiday what is special about the day; empty when nothing is
     * @param opensNext when somebody is there again; empty when somebody is there, or nobody will be for long
     */
    record Opening(boolean isOpen, Optional<String> holiday, Optional<ZonedDateTime> opensNext) {}
}
