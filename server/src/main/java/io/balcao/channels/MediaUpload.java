package io.balcao.channels;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What came of one attempt to hand a file to the provider. An upload that is repeated does no harm. */
public sealed interface MediaUpload {
    /** The provider's id of the file. WhatsApp keeps it for 30 days, for the number that uploaded it. */
    record Uploaded(String mediaId) implements MediaUpload {}

    record Retry(Failure why, @Nullable Duration after) implements MediaUpload {}

    record Refused(Failure why) implements MediaUpload {}

    record ChannelStopped(Failure why) implements MediaUpload {}
}
