package io.balcao.integrations;

import io.balcao.integrations.EndpointRepository.Admin;
import io.balcao.platform.mail.Letter;
import io.balcao.platform.mail.Mail;
import java.time.Duration;
import java.util.List;

/** What admins are told about endpoints. */
final class WebhookMails {
    private final String consoleUrl;

    /** @param consoleUrl what links begin with, without a slash at the end */
    WebhookMails(String consoleUrl) {
        this.consoleUrl = consoleUrl;
    }

    Mail abandoned(Admin admin, WebhookEndpoint endpoint) {
        var name = endpoint.description().isEmpty() ? endpoint.url() : endpoint.description();
        var letter = switch (admin.language()) {
            case "en" -> letter(admin, "A webhook was switched off", List.of("The webhook “" + name + "” of "
                    + admin.organization() + " took nothing for 24 hours, so nothing is sent to it any more.",
                    "What did not arrive is kept for 30 days. When the other side works again, switch the webhook on"
                            + " and send it again from the list of deliveries."),
                    "Open the webhooks");
            case "es" -> letter(admin, "Se desactivó un webhook", List.of("El webhook «" + name + "» de "
                    + admin.organization() + " no recibió nada durante 24 horas, así que ya no se le envía nada.",
                    "Lo que no llegó se guarda durante 30 días. Cuando el otro lado vuelva a funcionar, activa el"
                            + " webhook y envíalo de nuevo desde la lista de envíos."),
                    "Abrir los webhooks");
            default -> letter(admin, "Um webhook foi desligado", List.of("O webhook “" + name + "” de "
                    + admin.organization() + " não recebeu nada por 24 horas, então nada mais é enviado a ele.",
                    "O que não chegou fica guardado por 30 dias. Quando o outro lado voltar a funcionar, ligue o"
                            + " webhook e envie de novo pela lista de entregas."),
                    "Abrir os webhooks");
        };
        return new Mail("webhook_abandoned", admin.email(), letter, Duration.ofDays(3));
    }

    private Letter letter(Admin admin, String subject, List<String> paragraphs, String button) {
        return new Letter(admin.language(), subject, paragraphs,
                new Letter.Button(button, consoleUrl + "/settings/webhooks"),
                List.of("Balcão · " + admin.organization()));
    }
}
