package io.balcao.channels.settings;

import io.balcao.channels.Failure;
import io.balcao.channels.settings.OutageRepository.Admin;
import io.balcao.channels.settings.OutageRepository.Outage;
import io.balcao.platform.mail.Letter;
import io.balcao.platform.mail.Mail;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What admins are told when a number cannot send. */
final class OutageMails {
    private final String consoleUrl;

    OutageMails(String consoleUrl) {
        this.consoleUrl = consoleUrl;
    }

    Mail stopped(Admin admin, Outage outage) {
        var number = outage.displayPhoneNumber() == null
                ? outage.name()
                : outage.name() + " (" + outage.displayPhoneNumber() + ")";
        var why = Failure.text(outage.reason() == null ? "unknown" : outage.reason(),
                Locale.forLanguageTag(admin.language()));
        var letter = switch (admin.language()) {
            case "en" -> letter(admin, "The number " + outage.name() + " cannot send", List.of(
                    "The number " + number + " of " + admin.organization()
                            + " cannot send messages since a moment ago.",
                    why, "What customers write still arrives. What your team writes waits, and leaves in order once the"
                            + " number works again."),
                    "See what to do");
            case "es" -> letter(admin, "El número " + outage.name() + " no puede enviar", List.of(
                    "El número " + number + " de " + admin.organization()
                            + " dejó de poder enviar mensajes hace un momento.",
                    why, "Lo que escriben los clientes sigue llegando. Lo que escribe tu equipo espera, y sale en orden"
                            + " cuando el número vuelva a funcionar."),
                    "Ver qué hacer");
            default -> letter(admin, "O número " + outage.name() + " não consegue enviar", List.of(
                    "O número " + number + " de " + admin.organization()
                            + " parou de conseguir enviar mensagens há um momento.",
                    why,
                    "O que os clientes escrevem continua chegando. O que a sua equipe escreve espera, e sai em ordem"
                            + " assim que o número voltar a funcionar."),
                    "Ver o que fazer");
        };
        return new Mail("channel_stopped", admin.email(), letter, Duration.ofDays(1));
    }

    private Letter letter(Admin admin, String subject, List<String> paragraphs, String button) {
        return new Letter(admin.language(), subject, paragraphs,
                new Letter.Button(button, consoleUrl + "/settings/channels"),
                List.of("Balcão · " + admin.organization()));
    }
}
