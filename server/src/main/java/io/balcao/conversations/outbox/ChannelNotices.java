package io.balcao.conversations.outbox;

import io.balcao.channels.Failure;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.http.Json;
import io.balcao.platform.realtime.Event;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Room;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Tells supervisors and admins at once that a number needs somebody to look after it. */
public final class ChannelNotices implements Outbox.ChannelAlarm {
    private static final Locale LANGUAGE = Locale.forLanguageTag("pt-BR");

    private final EventStream events;

    public ChannelNotices(EventStream events) {
        this.events = events;
    }

    private record Notice(String kind, UUID channelId, String reason, String message) {}

    @Override
    public void raise(OrganizationId organization, UUID channel, Failure why) {
        var notice = new Notice("channel_alert", channel, why.reason(), why.text(LANGUAGE));
        events.publish(organization, List.of(Event.of("notification", List.of(Room.organization(organization)),
                Buffer.buffer(Json.bytes(notice)))));
    }
}
