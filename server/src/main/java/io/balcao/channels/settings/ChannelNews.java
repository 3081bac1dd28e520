package io.balcao.channels.settings;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Room;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.UUID;

/** Says on the consoles that something about a number is worth asking for again. */
final class ChannelNews {
    private final EventStream events;

    ChannelNews(EventStream events) {
        this.events = events;
    }

    private record Tested(String kind, UUID channelId) {}

    private record OutagesChanged(String kind) {}

    /** A test of a link ended. */
    void tested(OrganizationId organization, UUID channel) {
        publish(organization, Room.organization(organization), new Tested("channel_tested", channel));
    }

    /** A number cannot send any more, or can again: for everybody, because everybody writes through it. */
    void outagesChanged(OrganizationId organization) {
        publish(organization, Room.everyone(organization), new OutagesChanged("channel_outage"));
    }

    private void publish(OrganizationId organization, Room room, Object news) {
        events.publish(organization, List.of(Event.of("notification", List.of(room), Buffer.buffer(Json.bytes(news)))));
    }
}
