package io.balcao.operations.alerts;

import io.balcao.operations.alerts.Alert.Changed;
import io.balcao.operations.alerts.AlertRepository.Reader;
import io.balcao.platform.mail.Letter;
import io.balcao.platform.mail.Mail;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the mail about new alerts says, in the reader's language. One mail for all that one look found. */
final class AlertMails {
    private static final Map<String, String> PORTUGUESE = Map.ofEntries(
            Map.entry("number_restricted", "O WhatsApp restringiu a conta do número {n}."),
            Map.entry("number_quality", "A qualidade do número {n} está baixa: muitos clientes reclamam."),
            Map.entry("webhook_silent", "Nada chega pelo número {n}, num horário em que costuma chegar."),
            Map.entry("token_ending", "O token do número {n} vence em breve."),
            Map.entry("queue_over_limit", "A fila {n} passou do limite: há clientes esperando demais."),
            Map.entry("windows_ending", "Clientes que esperam só podem ser respondidos por mais uma hora."),
            Map.entry("api_key_ending", "A chave de API {n} vence em breve."),
            Map.entry("letters_unrouted", "Chegaram mensagens de um número que nenhuma organização tem."),
            Map.entry("queue_unstaffed", "Há clientes esperando onde ninguém atende."),
            Map.entry("queue_repaired", "Conversas que estavam fora do lugar nas filas foram corrigidas."),
            Map.entry("dead_letters", "Há itens que não puderam ser aproveitados."),
            Map.entry("endpoint_down", "O webhook {n} não recebe o que é enviado."),
            Map.entry("messages_unsent", "Mensagens do número {n} não saem."),
            Map.entry("messages_unanswered", "O robô deixou clientes sem resposta."),
            Map.entry("disk_low", "O disco do servidor está quase cheio."),
            Map.entry("files_unwritable", "O servidor não consegue gravar arquivos."),
            Map.entry("backup_old", "O último backup é antigo demais."),
            Map.entry("certificate_ending", "O certificado de {n} vence em breve."),
            Map.entry("google_stopped", "O Google não aceita mais a chave da clínica {n}."),
            Map.entry("google_conflicts", "O Google diz outra coisa que a agenda da clínica {n}."));
    private static final Map<String, String> ENGLISH = Map.ofEntries(
            Map.entry("number_restricted", "WhatsApp restricted the account of the number {n}."),
            Map.entry("number_quality", "The quality of the number {n} is low: many customers complain."),
            Map.entry("webhook_silent", "Nothing comes from the number {n}, at a time when usually something does."),
            Map.entry("token_ending", "The token of the number {n} ends soon."),
            Map.entry("queue_over_limit", "The queue {n} is over its limit: customers wait too long."),
            Map.entry("windows_ending", "Customers who wait can be answered for less than an hour."),
            Map.entry("api_key_ending", "The API key {n} ends soon."),
            Map.entry("letters_unrouted", "Messages came for a number that no organization has."),
            Map.entry("queue_unstaffed", "Customers wait where nobody answers."),
            Map.entry("queue_repaired", "Conversations that were misplaced in the queues were put right."),
            Map.entry("dead_letters", "There are items that could not be used."),
            Map.entry("endpoint_down", "The webhook {n} does not take what is sent to it."),
            Map.entry("messages_unsent", "Messages of the number {n} do not leave."),
            Map.entry("messages_unanswered", "The bot left customers without an answer."),
            Map.entry("disk_low", "The server's disk is nearly full."),
            Map.entry("files_unwritable", "The server cannot write files."),
            Map.entry("backup_old", "The last backup is too old."),
            Map.entry("certificate_ending", "The certificate of {n} ends soon."),
            Map.entry("google_stopped", "Google takes the key of the clinic {n} no more."),
            Map.entry("google_conflicts", "Google says something else than the agenda of the clinic {n}."));
    private static final Map<String, String> SPANISH = Map.ofEntries(
            Map.entry("number_restricted", "WhatsApp restringió la cuenta del número {n}."),
            Map.entry("number_quality", "La calidad del número {n} es baja: muchos clientes se quejan."),
            Map.entry("webhook_silent", "Nada llega por el número {n}, en un horario en que suele llegar."),
            Map.entry("token_ending", "El token del número {n} vence pronto."),
            Map.entry("queue_over_limit", "La cola {n} superó el límite: hay clientes esperando demasiado."),
            Map.entry("windows_ending", "A clientes que esperan solo se les puede responder por menos de una hora."),
            Map.entry("api_key_ending", "La clave de API {n} vence pronto."),
            Map.entry("letters_unrouted", "Llegaron mensajes de un número que ninguna organización tiene."),
            Map.entry("queue_unstaffed", "Hay clientes esperando donde nadie atiende."),
            Map.entry("queue_repaired", "Se corrigieron conversaciones que estaban fuera de lugar en las colas."),
            Map.entry("dead_letters", "Hay elementos que no se pudieron usar."),
            Map.entry("endpoint_down", "El webhook {n} no recibe lo que se le envía."),
            Map.entry("messages_unsent", "Los mensajes del número {n} no salen."),
            Map.entry("messages_unanswered", "El bot dejó clientes sin respuesta."),
            Map.entry("disk_low", "El disco del servidor está casi lleno."),
            Map.entry("files_unwritable", "El servidor no puede escribir archivos."),
            Map.entry("backup_old", "El último respaldo es demasiado antiguo."),
            Map.entry("certificate_ending", "El certificado de {n} vence pronto."),
            Map.entry("google_stopped", "Google ya no acepta la clave de la clínica {n}."),
            Map.entry("google_conflicts", "Google dice otra cosa que la agenda de la clínica {n}."));

    private final String consoleUrl;

    /** @param consoleUrl what links begin with, without a slash at the end */
    AlertMails(String consoleUrl) {
        this.consoleUrl = consoleUrl;
    }

    Mail opened(Reader reader, List<Changed> news) {
        var letter = switch (reader.language()) {
            case "en" -> letter(reader, "Needs attention: ", ENGLISH, news, "Open the alerts",
                    "While it lasts, you are not written to about it again.");
            case "es" -> letter(reader, "Requiere atención: ", SPANISH, news, "Abrir las alertas",
                    "Mientras dure, no volveremos a escribirte sobre esto.");
            default -> letter(reader, "Precisa de atenção: ", PORTUGUESE, news, "Abrir os alertas",
                    "Enquanto durar, não escreveremos de novo sobre isto.");
        };
        return new Mail("alert", reader.email(), letter, Duration.ofHours(12));
    }

    private Letter letter(Reader reader, String subject, Map<String, String> words, List<Changed> news, String button,
            String last) {
        var sentences = new ArrayList<String>();
        news.forEach(one -> sentences.add(words.getOrDefault(one.kind(), one.kind())
                .replace("{n}", one.subjectName() == null ? "" : one.subjectName()).replace("  ", " ")));
        return new Letter(reader.language(), subject + reader.organization(), sentences,
                new Letter.Button(button, consoleUrl + "/settings/alerts"),
                List.of(last, "Balcão · " + reader.organization()));
    }
}
