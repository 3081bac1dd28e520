package io.balcao.conversations.thread;

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
import org.jspecify.annotations.Nullable;

/** Tells supervisors and admins at once that a number or its templates need somebody to look after them. */
public final class ChannelNotices {
    private static final Locale LANGUAGE = Locale.forLanguageTag("pt-BR");

    private final EventStream events;

    public ChannelNotices(EventStream events) {
        this.events = events;
    }

    private record Notice(String kind, UUID channelId, @Nullable String reason, String title, String body) {}

    /** A number stopped, or is about to. */
    public void raise(OrganizationId organization, UUID channel, Failure why) {
        publish(organization, new Notice("channel_alert", channel, why.reason(), "WhatsApp", why.text(LANGUAGE)));
    }

    /** WhatsApp does not let a template be sent any more. */
    public void templateStopped(OrganizationId organization, UUID channel, String template, @Nullable String reason) {
        var sentence = Failure.text("template_stopped", LANGUAGE);
        publish(organization, new Notice("template_alert", channel, reason, template,
                reason == null ? sentence : sentence + " " + reason));
    }

    private void publish(OrganizationId organization, Notice notice) {
        events.publish(organization, List.of(Event.of("notification", List.of(Room.organization(organization)),
                Buffer.buffer(Json.bytes(notice)))));
    }
}
