package io.balcao.channels.meta;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.balcao.channels.MediaKind;
import io.balcao.channels.OutboundContent;
import io.balcao.channels.OutboundContent.Button;
import io.balcao.channels.OutboundContent.Buttons;
import io.balcao.channels.OutboundContent.Media;
import io.balcao.channels.OutboundContent.Menu;
import io.balcao.channels.OutboundContent.MenuRow;
import io.balcao.channels.OutboundContent.Reaction;
import io.balcao.channels.OutboundContent.Section;
import io.balcao.channels.OutboundContent.Template;
import io.balcao.channels.OutboundContent.TemplateButton;
import io.balcao.channels.OutboundContent.TemplateButton.Kind;
import io.balcao.channels.OutboundContent.TemplateHeader;
import io.balcao.channels.OutboundContent.TemplateText;
import io.balcao.channels.OutboundContent.Text;
import io.balcao.channels.OutboundMessage;
import io.balcao.channels.OutboundMessage.Recipient;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;

/** What leaves is what Meta documents, compared with its own examples. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class GraphMessagesTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Recipient ANA = new Recipient("551199990000", null);

    @Test
    void a_text_with_a_quote_and_our_own_id() throws Exception {
        var message = new OutboundMessage(ANA, new Text("Seu horário é amanhã às 9h.", false), "wamid.A2", "job-01J9");
        same(GraphMessages.body(message).toString(), """
                {"messaging_product": "whatsapp", "recipient_type": "individual", "to": "551199990000", "type": "text",
                "text": {"body": "Seu horário é amanhã às 9h.", "preview_url": false},
                "context": {"message_id": "wamid.A2"}, "biz_opaque_callback_data": "job-01J9"}""");
    }

    @Test
    void a_person_without_a_number_is_reached_by_user_id() throws Exception {
        var message = new OutboundMessage(new Recipient(null, "BR.x"), new Text("oi", true), null, null);
        same(GraphMessages.body(message).toString(), """
                {"messaging_product": "whatsapp", "recipient_type": "individual", "recipient": "BR.x", "type": "text",
                "text": {"body": "oi", "preview_url": true}}""");
    }

    @Test
    void files() throws Exception {
        same(payload(new Media(MediaKind.DOCUMENT, "9", "segue", "a.pdf", false)),
                "{\"id\":\"9\",\"caption\":\"segue\",\"filename\":\"a.pdf\"}");
        same(payload(new Media(MediaKind.IMAGE, "9", null, "a.png", false)), "{\"id\":\"9\"}");
        same(payload(new Media(MediaKind.AUDIO, "9", null, null, true)), "{\"id\":\"9\",\"voice\":true}");
    }

    @Test
    void buttons_and_lists() throws Exception {
        same(payload(new Buttons("Consulta", "Confirma amanhã às 9h?", "Clínica Exemplo",
                List.of(new Button("yes:42", "Sim"), new Button("no:42", "Não")))), """
                        {"type": "button", "header": {"type": "text", "text": "Consulta"},
                        "body": {"text": "Confirma amanhã às 9h?"}, "footer": {"text": "Clínica Exemplo"},
                        "action": {"buttons": [{"type": "reply", "reply": {"id": "yes:42", "title": "Sim"}},
                        {"type": "reply", "reply": {"id": "no:42", "title": "Não"}}]}}""");
        same(payload(new Menu("Horários", "Escolha um horário", "Fuso de São Paulo", "Ver horários",
                List.of(new Section("Manhã",
                        List.of(new MenuRow("s:0900", "09:00", "Dra. Lia"), new MenuRow("s:1000", "10:00", null)))))),
                """
                        {"type": "list", "header": {"type": "text", "text": "Horários"},
                        "body": {"text": "Escolha um horário"}, "footer": {"text": "Fuso de São Paulo"},
                        "action": {"button": "Ver horários", "sections": [{"title": "Manhã",
                        "rows": [{"id": "s:0900", "title": "09:00", "description": "Dra. Lia"},
                        {"id": "s:1000", "title": "10:00"}]}]}}""");
    }

    @Test
    void a_template_with_everything_and_one_with_nothing() throws Exception {
        var template = new Template("lembrete_consulta", "pt_BR",
                new TemplateHeader.File(MediaKind.IMAGE, "900100200399", null),
                List.of(new TemplateText("nome", "Ana"), new TemplateText("hora", "09:00")),
                List.of(new TemplateButton(0, Kind.QUICK_REPLY, "confirm:apt-42"),
                        new TemplateButton(1, Kind.URL, "apt-42")));
        same(payload(template), """
                {"name": "lembrete_consulta", "language": {"code": "pt_BR"}, "components": [
                {"type": "header", "parameters": [{"type": "image", "image": {"id": "900100200399"}}]},
                {"type": "body", "parameters": [{"type": "text", "parameter_name": "nome", "text": "Ana"},
                {"type": "text", "parameter_name": "hora", "text": "09:00"}]},
                {"type": "button", "sub_type": "quick_reply", "index": "0",
                "parameters": [{"type": "payload", "payload": "confirm:apt-42"}]},
                {"type": "button", "sub_type": "url", "index": "1",
                "parameters": [{"type": "text", "text": "apt-42"}]}]}""");
        same(payload(new Template("oi", "es", null, List.of(), List.of())),
                "{\"name\":\"oi\",\"language\":{\"code\":\"es\"}}");
    }

    @Test
    void reactions_and_read_receipts() throws Exception {
        same(payload(new Reaction("wamid.A2", "👍")), "{\"message_id\":\"wamid.A2\",\"emoji\":\"👍\"}");
        same(payload(new Reaction("wamid.A2", null)), "{\"message_id\":\"wamid.A2\",\"emoji\":\"\"}");
        same(GraphMessages.read("wamid.A2", true).toString(), """
                {"messaging_product": "whatsapp", "status": "read", "message_id": "wamid.A2",
                "typing_indicator": {"type": "text"}}""");
        assertThat(GraphMessages.read("wamid.A2", false).has("typing_indicator")).isFalse();
    }

    private static String payload(OutboundContent content) {
        var body = GraphMessages.body(new OutboundMessage(ANA, content, null, null));
        return body.get(content.messageType().wire()).toString();
    }

    private static void same(String written, String expected) throws Exception {
        assertThat(MAPPER.readTree(written)).isEqualTo(MAPPER.readTree(expected));
    }
}
