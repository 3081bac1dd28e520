package io.balcao.channels.zapi;

import io.balcao.channels.InboundMessage;
import io.balcao.channels.StatusUpdate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one POST of Z-API said.
 *
 * @param instanceId which number it is about, as it says itself; nothing proves it
 */
public record ZapiCallback(@Nullable String instanceId, What what) {
    /** One of the things that it can be. */
    public sealed interface What {}

    /** A customer wrote, or changed what they had written. */
    public record Message(InboundMessage message) implements What {}

    /** What became of messages of ours. */
    public record Statuses(List<StatusUpdate> updates) implements What {}

    /** The session of the phone fell, or is back. */
    public record Session(boolean isConnected) implements What {}

    /** Nothing that concerns us: groups, channels, what we wrote ourselves, somebody typing. */
    public record Ignored() implements What {}

    /** It cannot be understood. */
    public record Unusable(String reason) implements What {}
}
