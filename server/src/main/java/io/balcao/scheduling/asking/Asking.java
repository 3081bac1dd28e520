package io.balcao.scheduling.asking;

import io.balcao.platform.OrganizationId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody who asks patients something, and does what they answer. */
public interface Asking {
    /** What its questions are about: the first part of a button's id. */
    String kind();

    /** What words mean that answer it, as {@link io.balcao.channels.Typed#plain} has them. */
    Optional<String> deed(String plain);

    /**
     * Does it. However often it is asked for, it is done once.
     *
     * @return what the patient is told; empty when it is nothing of theirs
     */
    Optional<String> done(OrganizationId organization, Patient patient, String deed, UUID about);

    /** Who answers, and where. */
    record Patient(UUID id, @Nullable String name, UUID conversation) {}

    /** The id of the button that says one thing. */
    static String button(String kind, String deed, UUID about) {
        return kind + "/" + deed + "/" + about;
    }
}
