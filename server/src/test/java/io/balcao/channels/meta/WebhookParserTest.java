package io.balcao.channels.meta;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.balcao.channels.ChannelError;
import io.balcao.channels.Content;
import io.balcao.channels.InboundMessage;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaReference;
import io.balcao.channels.MessageContext;
import io.balcao.channels.MessageContext.Forwarding;
import io.balcao.channels.MessageType;
import io.balcao.channels.Sender;
import io.balcao.channels.StatusUpdate;
import io.balcao.channels.StatusUpdate.Status;
import io.balcao.channels.meta.AccountEvent.AccountUpdate;
import io.balcao.channels.meta.AccountEvent.MarketingPreference;
import io.balcao.channels.meta.AccountEvent.NumberQuality;
import io.balcao.channels.meta.AccountEvent.OtherField;
import io.balcao.channels.meta.AccountEvent.TemplateCategory;
import io.balcao.channels.meta.AccountEvent.TemplateStatus;
import io.balcao.channels.meta.Webhook.NumberGroup;
import io.balcao.channels.meta.Webhook.Undecodable;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** IN-11 to IN-13, IN-15, IN-16: whatever stands in a body, the good parts of it are read and nothing is thrown. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class WebhookParserTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant NOW = Instant.ofEpochSecond(1_790_000_500);

    /** The documented examples: one of each type. */
    private record Example(String messageType, String text, List<String> needs, ObjectNode message) {
        @Override
        public String toString() {
            return message.path("type").asText() + " " + message.path("id").asText();
        }
    }

    private static Stream<Example> examples() throws Exception {
        try (var file = WebhookParserTest.class.getResourceAsStream("messages.jsonl")) {
            var lines = new String(file.readAllBytes(), UTF_8).lines().toList();
            assertThat(lines).hasSize(21);
            return lines.stream().map(line -> {
                var example = json(line);
                var needs = new ArrayList<String>();
                example.get("needs").forEach(need -> needs.add(need.asText()));
                return new Example(example.get("message_type").asText(), example.get("text").asText(), needs,
                        (ObjectNode) example.get("message"));
            });
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_documented_type_is_read(Example example) {
        var message = onlyMessage(body(example.message().toString()));
        assertThat(message.externalId()).isEqualTo(example.message().get("id").asText());
        assertThat(message.sender())
                .isEqualTo(new Sender("551199990000", "BR.4f7Kq2m9Zt", null, "Ana Prado", null));
        assertThat(message.sentAt().getEpochSecond()).isEqualTo(example.message().get("timestamp").asLong());
        assertThat(message.content().messageType().wire()).isEqualTo(example.messageType());
        assertThat(message.content().text()).isEqualTo(example.text());
        assertThat(message.content().preview()).doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void every_optional_key_may_be_missing(Example example) {
        for (var path : paths(example.message())) {
            var message = example.message().deepCopy();
            remove(message, path);
            var webhook = parse(body(message.toString()));
            if (path.equals("/id")) {
                assertThat(webhook.undecodable()).hasSize(1);
            } else {
                var read = onlyMessage(webhook);
                assertThat(read.content().messageType().wire()).as(path).isEqualTo(
                        example.needs().contains(path) ? "unsupported" : example.messageType());
                assertThat(read.raw() != null).as(path)
                        .isEqualTo(read.content() instanceof Content.Unsupported);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_key_of_the_wrong_kind_is_a_key_that_is_missing(Example example) {
        for (var path : paths(example.message())) {
            for (var odd : List.of("null", "[]", "{}", "true", "[[{\"a\":1}]]", "-1e999")) {
                var message = example.message().deepCopy();
                replace(message, path, json(odd));
                var webhook = parse(body(message.toString()));
                assertThat(webhook.groups().size() + webhook.undecodable().size()).as(path + odd).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void extra_keys_mean_nothing(Example example) {
        var before = onlyMessage(body(example.message().toString()));
        var message = example.message().deepCopy();
        widen(message);
        var after = onlyMessage(body(message.toString()));
        assertThat(after.sender()).isEqualTo(before.sender());
        assertThat(after.content().messageType()).isEqualTo(before.content().messageType());
        assertThat(after.content().text()).isEqualTo(before.content().text());
        assertThat(after.context().replyTo()).isEqualTo(before.context().replyTo());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void no_cut_and_no_flipped_byte_throws(Example example) {
        var random = new Random(7);
        var whole = body(example.message().toString()).getBytes(UTF_8);
        for (int i = 0; i < 400; i++) {
            var broken = whole.clone();
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            WebhookParser.parse(broken, NOW);
            WebhookParser.parse(java.util.Arrays.copyOf(whole, random.nextInt(whole.length)), NOW);
        }
    }

    @Test
    void media_carry_their_reference() {
        assertThat(content("A5")).isEqualTo(new Content.Media(MediaKind.AUDIO,
                new MediaReference("900100200303", "audio/ogg; codecs=opus",
                        "c2Q0T2e5Yk0Jm3n4o5p6q7r8s9t0u1v2w3x4y5z6a7A=",
                        "https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=900100200303", null, true,
                        false),
                "", List.of()));
        assertThat(content("A6").metadata().toString()).isEqualTo("""
                {}""");
        assertThat(content("A6").preview()).isEqualTo("📄 segue");
        assertThat(content("A5").preview()).isEqualTo("🎤");
    }

    @Test
    void a_file_that_whatsapp_could_not_take_keeps_its_kind() {
        var errors = "\"errors\":[{\"code\":131052,\"title\":\"Media download error\"}]";
        for (var body : List.of("\"type\":\"video\"," + errors,
                "\"type\":\"unsupported\",\"unsupported\":{\"type\":\"video\"}," + errors)) {
            var content = onlyMessage(body("{\"from\":\"551199990000\",\"id\":\"w\"," + body + "}")).content();
            assertThat(content).isEqualTo(new Content.Media(MediaKind.VIDEO, null, "",
                    List.of(new ChannelError(131052, "Media download error", null))));
            assertThat(content.metadata().toString()).isEqualTo("""
                    {"file_unavailable":true,"errors":[{"code":131052,"title":"Media download error"}]}""");
        }
    }

    @Test
    void presses_and_choices_say_which_one() {
        assertThat(content("A10")).isEqualTo(new Content.ButtonReply("menu:2", "Remarcar"));
        assertThat(content("A11")).isEqualTo(new Content.ListReply("slot:0900", "09:00", "Dra. Lia"));
        assertThat(content("A14")).isEqualTo(new Content.TemplateButton("confirm:apt-42", "Confirmar"));
        assertThat(content("A13")).isEqualTo(new Content.CallPermissionReply("accept", false, 1_790_604_800L));
        assertThat(content("A12").metadata().toString()).isEqualTo("""
                {"interactive_kind":"flow_reply","interactive_reply":{"id":"flow","title":"Sent"},\
                "flow_reply":{"flow_token":"ft-77","nome":"Ana","data":"2026-12-01"}}""");
        assertThat(example("A10").context().replyTo()).isEqualTo("wamid.OUT1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[1,2]", "", "{\"a\":", "null", "\"text\""})
    void a_form_that_answers_with_something_else_is_shown_as_text(String response) {
        var content = (Content.FlowReply) onlyMessage(body("""
                {"from":"551199990000","id":"w","type":"interactive","interactive":{"type":"nfm_reply",
                "nfm_reply":{"response_json":%s}}}"""
                .formatted(MAPPER.valueToTree(response.isEmpty() ? " " : response))))
                .content();
        assertThat(content.response()).isNull();
        assertThat(content.metadata().at("/flow_reply_text").asText()).isNotEmpty();
    }

    @Test
    void a_form_may_answer_very_deep_or_with_strange_keys() {
        var response = "{\"__proto__\":{\"x\":1},\"deep\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        var content = (Content.FlowReply) onlyMessage(body("""
                {"from":"551199990000","id":"w","type":"interactive","interactive":{"type":"nfm_reply",
                "nfm_reply":{"response_json":%s}}}""".formatted(MAPPER.valueToTree(response)))).content();
        assertThat(content.metadata().at("/flow_reply/__proto__/x").asInt()).isEqualTo(1);
        assertThat(depth(content.response())).isLessThan(70);
    }

    @Test
    void a_reaction_is_put_on_and_taken_back() {
        assertThat(content("A15")).isEqualTo(new Content.Reaction("wamid.OUT1", "👍"));
        for (var none : List.of("", ",\"emoji\":\"\"", ",\"emoji\":null")) {
            var content = onlyMessage(body("{\"from\":\"551199990000\",\"id\":\"w\",\"type\":\"reaction\","
                    + "\"reaction\":{\"message_id\":\"wamid.OUT1\"" + none + "}}")).content();
            assertThat(content).isEqualTo(new Content.Reaction("wamid.OUT1", null));
            assertThat(content.metadata().toString()).isEqualTo("""
                    {"reaction":{"emoji":"","message_id":null},"reaction_to":"wamid.OUT1"}""");
        }
    }

    @Test
    void a_changed_number_names_the_old_and_the_new_address() {
        var message = onlyMessage(body(exampleJson("A17"), ""));
        assertThat(message.sender().waId()).isEqualTo("551199990000");
        assertThat(message.content()).isEqualTo(new Content.NumberChanged("551177770000", "BR.9sNewId01", null,
                "User Ana changed from 551199990000 to 551177770000"));
        var old = onlyMessage(body("""
                {"from":"551199990000","id":"w","type":"system","system":{"type":"customer_changed_number",
                "new_wa_id":"551177770000"}}""")).content();
        assertThat(old).isEqualTo(new Content.NumberChanged("551177770000", null, null, ""));
        var identity = onlyMessage(body("""
                {"from":"551199990000","id":"w","type":"system","system":{"type":"customer_identity_changed",
                "body":"x"}}""")).content();
        assertThat(identity).isEqualTo(new Content.SystemNotice("customer_identity_changed", "x"));
    }

    @Test
    void cards_are_told_in_short_and_kept_whole() {
        var metadata = content("A9").metadata();
        assertThat(metadata.get("contacts").toString()).isEqualTo("""
                [{"name":"Beto Lima","phones":["+55 11 98888-7777"],"emails":["beto@example.org"],\
                "organization":"Lima ME"}]""");
        assertThat(metadata.at("/contact_cards/0/birthday").asText()).isEqualTo("1990-05-04");
    }

    @Test
    void edits_and_revokes_point_back() {
        assertThat(content("A20"))
                .isEqualTo(new Content.Edit("wamid.A2", new Content.Text("Quero remarcar", false)));
        assertThat(content("A20").metadata().toString()).isEqualTo("""
                {"edit":{"original_message_id":"wamid.A2"}}""");
        assertThat(content("A21")).isEqualTo(new Content.Revoke("wamid.A2"));
    }

    @Test
    void an_unknown_type_keeps_all_that_came() {
        var raw = """
                {"from":"551199990000","id":"w","type":"hologram","hologram":{"x":1.50,"y":"\\u0000é"}}""";
        var message = onlyMessage(body(raw));
        assertThat(message.raw()).isEqualTo(raw);
        var content = (Content.Unsupported) message.content();
        assertThat(content.type()).isEqualTo("hologram");
        assertThat(content.metadata().at("/unsupported/raw/hologram").toString())
                .isEqualTo("{\"x\":1.50,\"y\":\"é\"}");
        assertThat(content("A19").metadata().at("/unsupported/errors/0").toString()).isEqualTo("""
                {"code":131051,"title":"Message type unknown","details":"Message type is currently not supported."}""");
        var large = onlyMessage(body("{\"from\":\"551199990000\",\"id\":\"w\",\"type\":\"x\",\"x\":\""
                + "y".repeat(100_000) + "\"}"));
        assertThat(large.raw()).hasSizeGreaterThan(100_000);
        assertThat(large.metadata().at("/unsupported/raw").isTextual()).isTrue();
        assertThat(large.metadata().toString()).hasSizeLessThan(33_000 * 2);
    }

    @Test
    void quotes_forwards_advertisements_and_groups_are_told() {
        assertThat(context("\"context\":{\"from\":\"551140000000\",\"id\":\"wamid.OUT9\"}").replyTo())
                .isEqualTo("wamid.OUT9");
        assertThat(context("\"context\":{\"forwarded\":true}"))
                .isEqualTo(new MessageContext(null, Forwarding.FORWARDED, null, null, null));
        assertThat(context("\"context\":{\"frequently_forwarded\":true}").forwarding())
                .isEqualTo(Forwarding.FREQUENTLY);
        assertThat(context("\"group_id\":\"G1\"").groupId()).isEqualTo("G1");
        assertThat(context("\"context\":{\"id\":\"w\",\"referred_product\":{\"catalog_id\":\"6\"}}")
                .referredProduct()).hasToString("{\"catalog_id\":\"6\"}");
        var referral = context("\"referral\":{\"source_url\":\"javascript:alert(1)\",\"headline\":\"h\"}").referral();
        assertThat(referral).hasToString("{\"headline\":\"h\"}");
        assertThat(example("A22").metadata().at("/referral/source_url").asText()).isEqualTo("https://fb.me/x1");
        assertThat(example("A2").metadata()).isEmpty();
    }

    @Test
    void contacts_are_found_by_address_not_by_place() {
        var webhook = parse(change("800100200300",
                """
                        "messages":[{"from":"551","id":"a","type":"text","text":{"body":"a"}},
                        {"from_user_id":"BR.two","id":"b","type":"text","text":{"body":"b"}},
                        {"from":"553","id":"c","type":"text","text":{"body":"c"}},
                        {"from":"554","from_user_id":"BR.four","id":"d","type":"text","text":{"body":"d"}}],
                        "contacts":[{"wa_id":"554","user_id":"BR.other","profile":{"name":"Four"}},
                        {"user_id":"BR.two","wa_id":"552","parent_user_id":"BR.ENT.1","profile":{"name":"Two","username":"two"}},
                        {"wa_id":"551","profile":{"name":" "}}]"""));
        assertThat(webhook.groups().getFirst().messages()).extracting(InboundMessage::sender).containsExactly(
                new Sender("551", null, null, null, null), new Sender("552", "BR.two", "BR.ENT.1", "Two", "two"),
                new Sender("553", null, null, null, null), new Sender("554", "BR.four", null, "Four", null));
    }

    @Test
    void who_hides_the_number_is_known_by_the_user_id_and_who_has_no_address_is_put_aside() {
        var hidden = onlyMessage(change("8", """
                "messages":[{"from_user_id":"BR.x","id":"a","type":"text","text":{"body":"a"}}]"""));
        assertThat(hidden.sender()).isEqualTo(new Sender(null, "BR.x", null, null, null));
        var cards = onlyMessage(change("8", """
                "contacts":[{"wa_id":"551","user_id":"BR.x"}],
                "messages":[{"id":"a","type":"contacts","contacts":[{"phones":[{"phone":"+551"}]}]}]"""));
        assertThat(cards.sender()).isEqualTo(new Sender("551", "BR.x", null, null, null));
        var nobody = parse(change("8", "\"messages\":[{\"id\":\"a\",\"type\":\"text\",\"text\":{\"body\":\"a\"}}]"));
        assertThat(nobody.undecodable()).singleElement().satisfies(aside -> {
            assertThat(aside.rawText()).isEqualTo("{\"id\":\"a\",\"type\":\"text\",\"text\":{\"body\":\"a\"}}");
            assertThat(aside.reason()).isEqualTo("A message without an address of its sender");
            assertThat(aside.phoneNumberId()).isEqualTo("8");
            // What can be tried again is a whole webhook, with this message alone.
            assertThat(parse(aside.webhook()).undecodable()).hasSize(1);
        });
    }

    @Test
    void a_bad_message_among_good_ones_is_put_aside_alone() {
        var bad = "{ \"type\" : \"text\", \"from\":\"551199990000\" }";
        var webhook = parse(change("8", "\"messages\":[" + text("a") + "," + bad + ",17,null," + text("b") + "],"
                + "\"statuses\":[{\"id\":\"s\",\"status\":\"read\"},{\"status\":\"read\"},\"x\"]"));
        var group = webhook.groups().getFirst();
        assertThat(group.messages()).extracting(InboundMessage::externalId).containsExactly("a", "b");
        assertThat(group.statuses()).extracting(StatusUpdate::externalId).containsExactly("s");
        assertThat(webhook.undecodable()).extracting(Undecodable::rawText).containsExactly(bad, "17", "null",
                "{\"status\":\"read\"}", "\"x\"");
        assertThat(webhook.undecodable()).extracting(Undecodable::phoneNumberId).containsOnly("8");
    }

    @Test
    void several_entries_changes_and_numbers_keep_the_order_of_the_body() {
        var webhook = parse("{\"entry\":[{\"changes\":[" + changeOf("1", "\"messages\":[" + text("a") + "]") + ","
                + changeOf("2", "\"messages\":[" + text("a") + "," + text("a") + "]") + "]},{},{\"changes\":[]},"
                + "{\"id\":\"7\",\"changes\":[" + changeOf("1", "\"messages\":[" + text("c") + "]")
                + "]}],\"object\":\"whatsapp_business_account\"}");
        assertThat(webhook.groups()).extracting(NumberGroup::phoneNumberId).containsExactly("1", "2", "1");
        assertThat(webhook.groups()).extracting(group -> group.messages().size()).containsExactly(1, 2, 1);
        assertThat(webhook.undecodable()).isEmpty();
    }

    @Test
    void parts_of_no_number_are_put_aside() {
        var webhook = parse("{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"messages\":[" + text("a")
                + "],\"statuses\":[{\"id\":\"s\",\"status\":\"sent\"}]}}]}]}");
        assertThat(webhook.groups()).isEmpty();
        assertThat(webhook.undecodable()).extracting(Undecodable::rawText).containsExactly(text("a"),
                "{\"id\":\"s\",\"status\":\"sent\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "x", "{", "[]", "17", "\"x\"", "null", "{}x", "{} {}", "{'a':1}", "<html>",
        "{\"entry\":[}", "\u0000"})
    void what_is_no_json_object_is_put_aside_whole(String body) {
        var webhook = parse(body);
        assertThat(webhook.groups()).isEmpty();
        assertThat(webhook.undecodable()).hasSize(1);
        assertThat(webhook.undecodable().getFirst().rawText()).isEqualTo(body.replace("\u0000", ""));
        assertThat(webhook.undecodable().getFirst().reason()).startsWith("The body is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"object\":\"whatsapp_business_account\",\"entry\":[]}", "{\"entry\":[{}]}",
        "{\"entry\":null}", "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{}}]}]}",
        "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"messages\":null,\"errors\":[]}}]}]}"})
    void what_says_nothing_is_nothing(String body) {
        assertThat(parse(body)).isEqualTo(new Webhook(List.of(), List.of(), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"entry\":{}}", "{\"entry\":[{\"changes\":7}]}", "{\"entry\":[{\"changes\":[7]}]}",
        "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":[1]}]}]}",
        "{\"entry\":[{\"changes\":[{\"field\":\"messages\",\"value\":{\"messages\":{}}}]}]}",
        "{\"entry\":[{\"changes\":[{\"value\":7,\"other\":{\"messages\":[{\"a\":1}]}}]}]}"})
    void an_envelope_of_another_shape_is_put_aside(String body) {
        assertThat(parse(body).undecodable()).hasSize(1);
    }

    @Test
    void texts_are_cleaned_so_that_postgresql_keeps_them() {
        var message = onlyMessage(change("8",
                """
                "contacts":[{"wa_id":"551199990000","profile":{"name":"A\\u0000na\\n\\ud83d"}}],
                "messages":[{"from":"551199990000","id":"w\\u0000","type":"text","text":{"body":"a\\u0000\\ud83d\\nb\tc"}}]"""));
        assertThat(message.externalId()).isEqualTo("w");
        assertThat(message.sender().profileName()).isEqualTo("Ana \ufffd");
        assertThat(message.content().text()).isEqualTo("a\ufffd\nb\tc");
    }

    @Test
    void bytes_that_are_no_utf8_are_replaced_and_the_message_is_kept() {
        var out = new ByteArrayOutputStream();
        var parts = body("{\"from\":\"551199990000\",\"id\":\"w\",\"type\":\"text\",\"text\":{\"body\":\"Ol|\"}}")
                .split("\\|", -1);
        out.writeBytes(parts[0].getBytes(UTF_8));
        out.writeBytes("á".getBytes(ISO_8859_1));
        out.writeBytes(parts[1].getBytes(UTF_8));
        var message = onlyMessage(WebhookParser.parse(out.toByteArray(), NOW));
        assertThat(message.content().text()).isEqualTo("Ol\ufffd");
        assertThat(WebhookParser.parse("not \u00e1 json".getBytes(ISO_8859_1), NOW).undecodable().getFirst().rawText())
                .isEqualTo("not \ufffd json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-Infinity", "1e400", "-1e400", "1e-400", "1e999999999", "0e999999999",
        "123456789012345678901234567890", "\"a\",\"odd\":\"b\""})
    void an_odd_value_spoils_neither_its_message_nor_its_neighbours(String odd) {
        var webhook = parse(change("8", "\"messages\":[{\"odd\":" + odd + "," + text("a").substring(1) + "," + text("b")
                + ",{\"odd\":" + odd + ",\"from\":\"551\",\"id\":\"c\",\"type\":\"new\"}]"));
        assertThat(webhook.undecodable()).isEmpty();
        assertThat(webhook.groups().getFirst().messages()).extracting(InboundMessage::externalId)
                .containsExactly("a", "b", "c");
        var written = webhook.groups().getFirst().messages().get(2).metadata().toString();
        assertThat(written).doesNotContain("999999999,").hasSizeLessThan(300);
        json(written);
    }

    @Test
    void numbers_of_any_length_are_kept_as_text() {
        var digits = "9".repeat(100_000);
        var message = onlyMessage(change("8",
                "\"messages\":[{\"odd\":" + digits + ",\"more\":0." + digits + "," + text("a").substring(1) + "]"));
        assertThat(message.externalId()).isEqualTo("a");
    }

    @Test
    void what_is_too_deep_is_left_out() {
        for (int depth : List.of(60, 100, 10_000)) {
            var deep = "[".repeat(depth) + "]".repeat(depth);
            var webhook = parse(change("8", "\"messages\":[{\"odd\":" + deep
                    + ",\"from\":\"551\",\"id\":\"c\",\"type\":\"new\"}," + text("b") + "]"));
            var messages = webhook.groups().getFirst().messages();
            assertThat(messages).hasSize(2);
            assertThat(depth(messages.getFirst().metadata())).isLessThan(70);
        }
        assertThat(parse(change("8", "\"x\":" + "[".repeat(1_000_000))).undecodable()).hasSize(1);
        assertThat(parse("[".repeat(3_000_000)).undecodable()).hasSize(1);
        assertThat(parse("{\"a\":".repeat(500_000)).undecodable()).hasSize(1);
    }

    @Test
    void of_two_lists_of_messages_none_is_lost() {
        var webhook = parse(change("8", "\"messages\":[" + text("a") + "],\"messages\":[" + text("b") + "]"));
        assertThat(webhook.groups().getFirst().messages()).extracting(InboundMessage::externalId)
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"yesterday\"", "\"\"", "-5", "\"99999999999999999999\"", "1e400", "\"1790000000000\"",
        "{}", "\"1.5\""})
    void a_moment_that_is_none_is_the_moment_of_arrival(String timestamp) {
        var message = onlyMessage(body("{\"timestamp\":" + timestamp + "," + text("a").substring(1)));
        assertThat(message.sentAt()).isEqualTo(NOW);
        assertThat(message.metadata().get("sent_at_unknown").asBoolean()).isTrue();
    }

    @Test
    void a_moment_may_be_a_number_and_days_ago() {
        var message = onlyMessage(body("{\"timestamp\":1789400000," + text("a").substring(1)));
        assertThat(message.sentAt()).isEqualTo(Instant.ofEpochSecond(1_789_400_000));
        assertThat(message.sentAtKnown()).isTrue();
    }

    @Test
    void a_very_long_text_is_cut_and_says_so() {
        var message = onlyMessage(body(text("a").replace("oi", "á".repeat(70_000))));
        assertThat(message.content().text()).hasSize(65_536);
        assertThat(message.metadata().get("cut").asBoolean()).isTrue();
    }

    @Test
    void an_id_too_long_for_an_index_is_put_aside() {
        assertThat(parse(body(text("w".repeat(256)))).undecodable()).hasSize(1);
        assertThat(parse(body(text("w".repeat(255)))).undecodable()).isEmpty();
    }

    @Test
    void a_place_outside_the_earth_or_a_dangerous_link_is_not_shown() {
        var where = "{\"from\":\"551\",\"id\":\"a\",\"type\":\"location\",\"location\":{\"latitude\":%s,\"longitude\":2,"
                + "\"url\":\"javascript:x\"}}";
        for (var odd : List.of("91", "NaN", "\"x\"", "1e400")) {
            assertThat(onlyMessage(body(where.formatted(odd))).content().messageType())
                    .isEqualTo(MessageType.UNSUPPORTED);
        }
        assertThat(onlyMessage(body(where.formatted("\"-1.5\""))).content())
                .isEqualTo(new Content.Location(-1.5, 2, null, null, null));
    }

    @Test
    void statuses_are_read_and_unknown_ones_ignored() {
        var webhook = parse(change("8", """
                "statuses":[{"id":"wamid.OUT1","status":"sent","timestamp":"1790000030","recipient_id":"551199990000",
                "recipient_user_id":"BR.4f7Kq2m9Zt","biz_opaque_callback_data":"job-01J9",
                "conversation":{"id":"c0ffee01"},"pricing":{"billable":false}},
                {"id":"wamid.OUT2","status":"failed","timestamp":1790000040,"recipient_id":"551199990000",
                "errors":[{"code":131047,"title":"Re-engagement message","message":"Re-engagement message",
                "error_data":{"details":"The last message is older than 24 hours."},"href":"https://x"}]},
                {"id":"wamid.OUT3","status":"warning"},{"id":"wamid.OUT3","status":"deleted"},
                {"id":"wamid.OUT4","status":"played","recipient_id":"G1","recipient_type":"group",
                "recipient_participant_id":"551199990000"}]"""));
        assertThat(webhook.undecodable()).isEmpty();
        assertThat(webhook.groups().getFirst().statuses()).containsExactly(
                new StatusUpdate("wamid.OUT1", Status.SENT, Instant.ofEpochSecond(1_790_000_030), "job-01J9",
                        "551199990000", "BR.4f7Kq2m9Zt", null, List.of()),
                new StatusUpdate("wamid.OUT2", Status.FAILED, Instant.ofEpochSecond(1_790_000_040), null,
                        "551199990000", null, null,
                        List.of(new ChannelError(131047, "Re-engagement message",
                                "The last message is older than 24 hours."))),
                new StatusUpdate("wamid.OUT4", Status.PLAYED, NOW, null, "G1", null, "551199990000", List.of()));
    }

    @Test
    void trouble_of_the_number_is_told() {
        var webhook = parse(
                change("8", "\"errors\":[{\"code\":130429,\"title\":\"Rate limit hit\"},{\"code\":\"x\"}]"));
        assertThat(webhook.groups()).containsExactly(new NumberGroup("8", List.of(), List.of(),
                List.of(new ChannelError(130429, "Rate limit hit", null), new ChannelError(0, null, null))));
    }

    @Test
    void other_fields_become_events_and_never_errors() {
        assertThat(event("message_template_status_update", """
                {"event":"REJECTED","message_template_id":500600700500600700,"message_template_name":"lembrete",
                "message_template_language":"pt_BR","message_template_category":"UTILITY","reason":"INVALID_FORMAT",
                "rejection_info":{"reason":"A variável está no fim do texto."}}"""))
                .isEqualTo(new TemplateStatus("7", 500600700500600700L, "lembrete", "pt_BR", "UTILITY", "REJECTED",
                        "INVALID_FORMAT", "A variável está no fim do texto."));
        assertThat(event("template_category_update", """
                {"message_template_id":1,"message_template_name":"n","message_template_language":"es",
                "previous_category":"UTILITY","new_category":"MARKETING"}"""))
                .isEqualTo(new TemplateCategory("7", 1, "n", "es", "MARKETING"));
        assertThat(event("template_category_update",
                "{\"message_template_id\":1,\"new_category\":\"UTILITY\",\"correct_category\":\"MARKETING\"}"))
                .isInstanceOf(OtherField.class);
        assertThat(event("account_update", "{\"event\":\"DISABLED_UPDATE\",\"ban_info\":{}}"))
                .isEqualTo(new AccountUpdate("7", "DISABLED_UPDATE",
                        (ObjectNode) json("{\"event\":\"DISABLED_UPDATE\",\"ban_info\":{}}")));
        assertThat(event("user_preferences", """
                {"metadata":{"phone_number_id":"8"},"user_preferences":[{"wa_id":"551199990000","user_id":"BR.x",
                "category":"marketing_messages","value":"stop","timestamp":1790000200}]}"""))
                .isEqualTo(new MarketingPreference("7", "8", "551199990000", "BR.x", true,
                        Instant.ofEpochSecond(1_790_000_200)));
        assertThat(event("phone_number_quality_update",
                "{\"display_phone_number\":\"55\",\"event\":\"ONBOARDING\",\"max_daily_conversations_per_business\":\"TIER_2K\"}"))
                .isEqualTo(new NumberQuality("7", "55", "ONBOARDING", "TIER_2K"));
        assertThat(event("history", """
                {"metadata":{"phone_number_id":"8"},"history":[{"id":"wamid.E1"}],"messages":[{"id":"m"}]}"""))
                .isEqualTo(new OtherField("7", "history", "8", (ObjectNode) json("""
                        {"metadata":{"phone_number_id":"8"},"history":[{"id":"wamid.E1"}],
                        "messages":[{"id":"m"}]}""")));
        for (var field : List.of("message_template_status_update", "account_update", "user_preferences", "brand_new",
                "", "template_category_update", "message_template_quality_update", "phone_number_quality_update")) {
            assertThat(event(field, "{}")).isInstanceOf(OtherField.class);
        }
    }

    @Test
    void what_the_business_wrote_on_its_phone_is_read_as_said_to_the_customer() {
        var webhook = WebhookParser.parse("""
                {"entry":[{"id":"7","changes":[{"field":"smb_message_echoes","value":{"metadata":{"phone_number_id":"8"},
                "message_echoes":[{"from":"551140000000","to":"551199990000","id":"wamid.E1","timestamp":"1790000300",
                "type":"text","text":{"body":"Respondi pelo celular"}},{"id":"wamid.E2"},7]}}]}]}
                """.getBytes(StandardCharsets.UTF_8), Instant.ofEpochSecond(1_790_000_400));

        var echo = webhook.groups().getFirst().echoes().getFirst();
        assertThat(echo.externalId()).isEqualTo("wamid.E1");
        assertThat(echo.sender().waId()).isEqualTo("551199990000");
        assertThat(echo.content().text()).isEqualTo("Respondi pelo celular");
        assertThat(webhook.undecodable()).hasSize(2);
    }

    @Test
    void a_body_of_three_megabytes_with_a_thousand_messages_is_read() {
        var messages = new ArrayList<String>();
        for (int i = 0; i < 1000; i++) {
            messages.add(text("wamid." + i).replace("oi", "x".repeat(2_900)));
        }
        var webhook = parse(body(String.join(",", messages)));
        assertThat(webhook.groups().getFirst().messages()).hasSize(1000);
    }

    private static String text(String id) {
        return "{\"from\":\"551199990000\",\"id\":\"" + id + "\",\"type\":\"text\",\"text\":{\"body\":\"oi\"}}";
    }

    private static String body(String messages) {
        return body(messages, """
                "contacts":[{"profile":{"name":"Ana Prado"},"wa_id":"551199990000","user_id":"BR.4f7Kq2m9Zt"}],""");
    }

    private static String body(String messages, String contacts) {
        return change("800100200300", contacts + "\"messages\":[" + messages + "]");
    }

    private static String change(String phoneNumberId, String value) {
        return "{\"entry\":[{\"id\":\"7\",\"changes\":[" + changeOf(phoneNumberId, value) + "]}]}";
    }

    private static String changeOf(String phoneNumberId, String value) {
        return "{\"value\":{" + value + ",\"metadata\":{\"phone_number_id\":\"" + phoneNumberId
                + "\"}},\"field\":\"messages\"}";
    }

    private static AccountEvent event(String field, String value) {
        var webhook = parse(
                "{\"entry\":[{\"id\":\"7\",\"changes\":[{\"field\":\"" + field + "\",\"value\":" + value + "}]}]}");
        assertThat(webhook.undecodable()).isEmpty();
        assertThat(webhook.groups()).isEmpty();
        assertThat(webhook.events()).hasSize(1);
        return webhook.events().getFirst();
    }

    private static MessageContext context(String keys) {
        return onlyMessage(body("{" + keys + "," + text("a").substring(1))).context();
    }

    private static String exampleJson(String id) {
        try {
            return examples().filter(one -> one.message().get("id").asText().equals("wamid." + id)).findFirst()
                    .orElseThrow().message().toString();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static InboundMessage example(String id) {
        return onlyMessage(body(exampleJson(id)));
    }

    private static Content content(String id) {
        return example(id).content();
    }

    private static InboundMessage onlyMessage(String body) {
        return onlyMessage(parse(body));
    }

    private static InboundMessage onlyMessage(Webhook webhook) {
        assertThat(webhook.undecodable()).isEmpty();
        assertThat(webhook.groups()).hasSize(1);
        assertThat(webhook.groups().getFirst().messages()).hasSize(1);
        return webhook.groups().getFirst().messages().getFirst();
    }

    private static Webhook parse(String body) {
        return WebhookParser.parse(body.getBytes(UTF_8), NOW);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static int depth(@Nullable JsonNode node) {
        int deepest = 0;
        if (node != null) {
            for (var child : node) {
                deepest = Math.max(deepest, depth(child));
            }
        }
        return deepest + 1;
    }

    /** A pointer to every key in the tree but the sender's, which the contact beside it replaces. */
    private static List<String> paths(JsonNode tree) {
        var paths = new ArrayList<String>();
        collect(tree, "", paths);
        return paths;
    }

    private static void collect(JsonNode node, String path, List<String> paths) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(field -> {
                paths.add(path + "/" + field.getKey());
                collect(field.getValue(), path + "/" + field.getKey(), paths);
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                collect(array.get(i), path + "/" + i, paths);
            }
        }
    }

    private static void remove(ObjectNode tree, String path) {
        var slash = path.lastIndexOf('/');
        ((ObjectNode) tree.at(path.substring(0, slash))).remove(path.substring(slash + 1));
    }

    private static void replace(ObjectNode tree, String path, JsonNode value) {
        var slash = path.lastIndexOf('/');
        ((ObjectNode) tree.at(path.substring(0, slash))).set(path.substring(slash + 1), value);
    }

    private static void widen(JsonNode node) {
        node.forEach(WebhookParserTest::widen);
        if (node instanceof ObjectNode object) {
            object.put("new_key", "x").put("another", 1.5).putObject("deep").putArray("list").add(true).addNull();
        }
    }
}
