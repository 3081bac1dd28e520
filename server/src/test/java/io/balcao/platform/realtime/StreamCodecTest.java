package io.balcao.platform.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.balcao.platform.OrganizationId;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes into the stream comes out of it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class StreamCodecTest {
    final OrganizationId organization = new OrganizationId(UUID.randomUUID());
    final UUID key = UUID.randomUUID();

    @Test
    void an_entry_carries_events_and_signals_in_order() {
        var update = Event.latest("conversation_update", key, 105,
                List.of(Room.organization(organization), Room.user(key)),
                Buffer.buffer("{\"name\":\"João 🙂\"}"));
        var typing = Event.passing("user_typing", key, List.of(Room.conversation(key)), Buffer.buffer("{}"));
        var signal = new Signal("rights_changed", new JsonObject().put("a", 1));
        var bytes = Buffer.buffer(StreamCodec.event(organization, update)).appendBytes(StreamCodec.signal(signal))
                .appendBytes(StreamCodec.resync()).appendBytes(StreamCodec.event(organization, typing)).getBytes();

        List<StreamItem> items = new ArrayList<>();
        StreamCodec.read("epoch", "17-3", bytes, items::add);

        assertThat(items).extracting(StreamItem::at).containsExactly(new Position(17, 3, 0), new Position(17, 3, 1),
                new Position(17, 3, 2), new Position(17, 3, 3));
        var first = ((StreamItem.Told) items.get(0)).frame();
        assertThat(first.name).isEqualTo("conversation_update");
        assertThat(first.rooms).isEqualTo(update.rooms());
        assertThat(first.key).isEqualTo(new Frame.Key("conversation_update", key));
        assertThat(first.replaces(frame(104))).isTrue();
        assertThat(first.replaces(frame(106))).isFalse();
        assertThat(text(first))
                .isEqualTo("42[\"conversation_update\",{\"event_id\":\"epoch-17-3-0\",\"name\":\"João 🙂\"}]");
        assertThat(((StreamItem.Said) items.get(1)).signal()).isEqualTo(signal);
        assertThat(items.get(2)).isInstanceOf(StreamItem.Resync.class);
        var last = (StreamItem.Told) items.get(3);
        assertThat(last.organization()).isEqualTo(organization);
        assertThat(last.frame().isPassing).isTrue();
        assertThat(last.frame().except).isEqualTo(key);
        assertThat(text(last.frame())).isEqualTo("42[\"user_typing\",{\"event_id\":\"epoch-17-3-3000000\"}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", " {}", "null", "{}\n"})
    void a_payload_that_is_no_object_is_the_publisher_s_mistake(String payload) {
        assertThatThrownBy(() -> StreamCodec.event(organization,
                Event.of("new_message", List.of(Room.user(key)), Buffer.buffer(payload))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Frame frame(int version) {
        return new Frame("epoch", Position.START, "conversation_update", List.of(), key, version, null, false,
                new byte[0], 0, 0);
    }

    private static String text(Frame frame) {
        var out = Unpooled.buffer();
        out.writeBytes(frame.head).writeBytes(frame.id);
        frame.writeTail(out);
        assertThat(out.readableBytes()).isEqualTo(frame.length() + frame.id.length);
        return out.toString(StandardCharsets.UTF_8);
    }
}
