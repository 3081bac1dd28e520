package io.balcao.channels;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to fetch a customer's file. When it is not {@link Fetched}, no file is left behind. */
public sealed interface MediaFetch {
    /**
     * The whole file is there, of the length and the hash that were announced.
     *
     * @param mimeType
     *            as announced; what the bytes really are is for the caller to find out
     * @param sha256
     *            in lower-case hex
     */
    record Fetched(Path path, long size, @Nullable String mimeType, String sha256) implements MediaFetch {}

    /** Trying again later can succeed. */
    record Retry(Failure why, @Nullable Duration after) implements MediaFetch {}

    /** It will never come: gone, too large, or from a place that is not asked. */
    record Unavailable(Failure why) implements MediaFetch {}

    /** The channel's access is broken; trying again makes sense once a person repaired it. */
    record ChannelStopped(Failure why) implements MediaFetch {}
}
