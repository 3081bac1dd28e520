package io.balcao.accounts;

import io.balcao.platform.mail.Letter;
import io.balcao.platform.mail.Mail;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;

/** What the mails about accounts say, in the reader's language. */
final class AccountMails {
    private final String consoleUrl;

    /** Who reads it, and where they work. */
    record Reader(String email, String fullName, String organization, String language) {}

    /** @param consoleUrl what links begin with, without a slash at the end */
    AccountMails(String consoleUrl) {
        this.consoleUrl = consoleUrl;
    }

    Mail passwordReset(Reader reader, AccountLink link, Duration lifetime) {
        // Behind the #, where it is in no server's log and in no Referer.
        var url = consoleUrl + "/reset-password#" + link.token().value();
        var minutes = lifetime.toMinutes();
        var letter = switch (reader.language()) {
            case "en" -> letter(reader, "Choose a new password", List.of("Hello, " + reader.fullName() + ".",
                    "Somebody asked to choose a new password for your account at " + reader.organization()
                            + ". The link below works once, for " + minutes + " minutes."),
                    "Choose a new password", url,
                    "If it was not you, there is nothing to do: your password stays as it is.");
            case "es" -> letter(reader, "Elige una nueva contraseña", List.of("Hola, " + reader.fullName() + ".",
                    "Alguien pidió elegir una nueva contraseña para tu cuenta en " + reader.organization()
                            + ". El enlace de abajo funciona una vez, durante " + minutes + " minutos."),
                    "Elegir nueva contraseña", url,
                    "Si no fuiste tú, no hay nada que hacer: tu contraseña sigue siendo la misma.");
            default -> letter(reader, "Escolha uma nova senha", List.of("Olá, " + reader.fullName() + ".",
                    "Alguém pediu para escolher uma nova senha para a sua conta em " + reader.organization()
                            + ". O link abaixo funciona uma vez, por " + minutes + " minutos."),
                    "Escolher nova senha", url,
                    "Se não foi você, não é preciso fazer nada: sua senha continua a mesma.");
        };
        return new Mail("password_reset", reader.email(), letter, lifetime);
    }

    /** Says that a password was changed by a link, so that whoever did not do it hears of it. */
    Mail passwordChanged(Reader reader) {
        var letter = switch (reader.language()) {
            case "en" -> letter(reader, "Your password was changed", List.of("Hello, " + reader.fullName() + ".",
                    "The password of your account at " + reader.organization()
                            + " was changed by a link that we sent you. Every device was logged out."),
                    "Open the console", consoleUrl + "/login",
                    "If it was not you, tell an administrator of your organization at once.");
            case "es" -> letter(reader, "Tu contraseña fue cambiada", List.of("Hola, " + reader.fullName() + ".",
                    "La contraseña de tu cuenta en " + reader.organization()
                            + " fue cambiada con un enlace que te enviamos. Se cerró la sesión en todos los dispositivos."),
                    "Abrir la consola", consoleUrl + "/login",
                    "Si no fuiste tú, avisa ya a un administrador de tu organización.");
            default -> letter(reader, "Sua senha foi trocada", List.of("Olá, " + reader.fullName() + ".",
                    "A senha da sua conta em " + reader.organization()
                            + " foi trocada por um link que enviamos a você. Todos os aparelhos foram desconectados."),
                    "Abrir o console", consoleUrl + "/login",
                    "Se não foi você, avise já um administrador da sua organização.");
        };
        return new Mail("password_changed", reader.email(), letter, Duration.ofDays(1));
    }

    Mail invitation(Reader reader, String inviter, AccountLink link, Duration lifetime) {
        var url = consoleUrl + "/accept-invitation#" + link.token().value();
        var hours = lifetime.toHours();
        var letter = switch (reader.language()) {
            case "en" -> letter(reader, "You are invited to " + reader.organization(),
                    List.of("Hello, " + reader.fullName() + ".",
                            inviter + " invited you to " + reader.organization()
                                    + " on Balcão, where the team answers customers on WhatsApp. Choose your name and"
                                    + " password to begin. The link below works for " + hours + " hours."),
                    "Accept the invitation", url, "If you do not expect this, you can ignore it.");
            case "es" -> letter(reader, "Te invitaron a " + reader.organization(),
                    List.of("Hola, " + reader.fullName() + ".",
                            inviter + " te invitó a " + reader.organization()
                                    + " en Balcão, donde el equipo atiende a los clientes por WhatsApp. Elige tu nombre"
                                    + " y tu contraseña para empezar. El enlace de abajo funciona durante " + hours
                                    + " horas."),
                    "Aceptar la invitación", url, "Si no esperabas esto, puedes ignorarlo.");
            default -> letter(reader, "Convite para " + reader.organization(),
                    List.of("Olá, " + reader.fullName() + ".",
                            inviter + " convidou você para " + reader.organization()
                                    + " no Balcão, onde a equipe atende os clientes pelo WhatsApp. Escolha seu nome e"
                                    + " sua senha para começar. O link abaixo funciona por " + hours + " horas."),
                    "Aceitar o convite", url, "Se você não esperava por isto, pode ignorar.");
        };
        return new Mail("invitation", reader.email(), letter, lifetime);
    }

    /** Says to every administrator that somebody wants the organization deleted, while it can still be called off. */
    Mail deletionAsked(Reader reader, Instant dueAt, String timezone) {
        var day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.forLanguageTag(reader.language())).withZone(ZoneId.of(timezone)).format(dueAt);
        var url = consoleUrl + "/settings/appearance";
        var letter = switch (reader.language()) {
            case "en" -> letter(reader, reader.organization() + " will be deleted", List.of(
                    "Hello, " + reader.fullName() + ".",
                    "An administrator asked to delete " + reader.organization() + ". On " + day
                            + " everything of it is deleted for good: conversations, customers, files and users."),
                    "Call the deletion off", url,
                    "Until then everything works as before, and any administrator can call it off.");
            case "es" -> letter(reader, reader.organization() + " será eliminada", List.of(
                    "Hola, " + reader.fullName() + ".",
                    "Un administrador pidió eliminar " + reader.organization() + ". El " + day
                            + " se elimina todo definitivamente: conversaciones, clientes, archivos y usuarios."),
                    "Cancelar la eliminación", url,
                    "Hasta entonces todo funciona como antes, y cualquier administrador puede cancelarla.");
            default -> letter(reader, reader.organization() + " será excluída", List.of(
                    "Olá, " + reader.fullName() + ".",
                    "Um administrador pediu a exclusão de " + reader.organization() + ". Em " + day
                            + " tudo é apagado de vez: conversas, clientes, arquivos e usuários."),
                    "Cancelar a exclusão", url,
                    "Até lá tudo funciona como antes, e qualquer administrador pode cancelá-la.");
        };
        return new Mail("organization_deletion", reader.email(), letter, Duration.ofDays(7));
    }

    private static Letter letter(Reader reader, String subject, List<String> paragraphs, String button, String url,
            String last) {
        return new Letter(reader.language(), subject, paragraphs, new Letter.Button(button, url),
                List.of(last, "Balcão · " + reader.organization()));
    }
}
