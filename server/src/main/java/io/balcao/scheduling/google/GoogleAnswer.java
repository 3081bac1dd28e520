package io.balcao.scheduling.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.platform.http.Json;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What Google answered, by what follows from it. */
sealed interface GoogleAnswer {
    /** @param body empty when there is none */
    record Done(ObjectNode body) implements GoogleAnswer {}

    /** It said no, and would again: a calendar that is not shared, an id that is used, a sync token that is too old. */
    record Refused(int status, String reason, String words) implements GoogleAnswer {}

    /** Not now: away, slow, or asked too often. What was asked may have been done all the same. */
    record Later(String reason, @Nullable Duration after) implements GoogleAnswer {}

    /** Nothing will be answered any more until somebody connects anew. */
    record Dead(String reason) implements GoogleAnswer {}

    /** There was nothing to ask. */
    static GoogleAnswer nothing() {
        return new Done(Json.mapper().createObjectNode());
    }
}
