package io.balcao.platform.mail;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Hands mails to the SMTP server of the settings. */
final class SmtpClient {
    /** Longer than a server may take to look at a mail, and shorter than a claim lasts. */
    static final int LONGEST_SECONDS = 60;
    private static final int LONGEST_SILENCE_SECONDS = 30;
    private static final int LONGEST_CONNECT_MS = 10_000;
    private static final int MOST_CONNECTIONS = 4;
    /** Not the mail's fault: the login is wrong, or a login or encryption is missing. */
    private static final Set<Integer> ABOUT_US = Set.of(500, 501, 502, 503, 504, 530, 534, 535, 538);
    private static final Set<Integer> LOGIN_CODES = Set.of(530, 534, 535, 538);
    private static final int LONGEST_REASON = 300;

    private final MailSettings settings;
    private final MailClient client;

    /** What became of an attempt. */
    sealed interface Outcome {
        /** The server has it, and answers for it from now on. */
        record Taken() implements Outcome {}

        /** It will never take this one. */
        record Refused(Reason reason) implements Outcome {}

        /** Not now. */
        record NotNow(Reason reason) implements Outcome {}
    }

    /** What somebody who can mend it has to look at. */
    enum Fault {
        /** The login, or that one is needed. */
        LOGIN,
        /** The certificate: nobody whom we know vouches for it, or it is of another server. */
        CERTIFICATE,
        /** The encryption, or that there is none. */
        ENCRYPTION, UNREACHABLE,
        /** What the server says of this mail. */
        MAIL;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Why.
     *
     * @param inShort for the log: what a server says may name the recipient
     */
    record Reason(Fault fault, String inShort, String whole) {
        Reason(Fault fault, String said) {
            this(fault, said, said);
        }
    }

    SmtpClient(Vertx vertx, MailSettings settings) {
        this.settings = settings;
        this.client = MailClient.create(vertx, config(settings));
    }

    Outcome send(UUID id, String recipient, Content content) {
        var message = new MailMessage(settings.from(), recipient, content.subject(), content.text())
                .setHtml(content.html());
        var picture = content.picture();
        if (picture != null) {
            message.setInlineAttachment(List.of(MailAttachment.create().setContentType("image/png")
                    .setContentId("<" + Look.PICTURE + ">").setName(Look.PICTURE + ".png").setDisposition("inline")
                    .setData(Buffer.buffer(Base64.getDecoder().decode(picture)))));
        }
        var attachment = content.attachment();
        if (attachment != null) {
            message.setAttachment(MailAttachment.create().setName(attachment.name()).setContentType(attachment.type())
                    .setDisposition("attachment").setData(Buffer.buffer(attachment.bytes())));
        }
        // The same at every attempt, so that whoever gets it twice can tell; and no holiday reply, please.
        message.addHeader("Message-ID", "<" + id + "@" + domain() + ">");
        message.addHeader("Auto-Submitted", "auto-generated");
        try {
            client.sendMail(message).await(LONGEST_SECONDS, TimeUnit.SECONDS);
            return new Outcome.Taken();
        } catch (TimeoutException silent) {
            return new Outcome.NotNow(new Reason(Fault.UNREACHABLE, "no answer in " + LONGEST_SECONDS + " s"));
        } catch (SMTPException refused) {
            var reason = new Reason(LOGIN_CODES.contains(refused.getReplyCode()) ? Fault.LOGIN : Fault.MAIL,
                    "answered " + refused.getReplyCode(),
                    shortened(refused.getReplyCode() + " " + String.join(" ", refused.getReplyMessages())));
            return refused.isPermanent() && !ABOUT_US.contains(refused.getReplyCode())
                    ? new Outcome.Refused(reason)
                    : new Outcome.NotNow(reason);
        } catch (Exception failure) {
            // Awaiting throws what the connection failed with, checked or not.
            return new Outcome.NotNow(
                    new Reason(fault(failure), failure.getClass().getSimpleName(), shortened(failure.toString())));
        }
    }

    /** What the library says in its own words; the tests hold a real server against it. */
    private static Fault fault(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathBuilderException) {
                return Fault.CERTIFICATE;
            }
        }
        var said = failure.toString();
        if (failure instanceof SSLException || said.contains("STARTTLS")) {
            return Fault.ENCRYPTION;
        }
        return said.contains("login") || said.contains("AUTH") || said.contains("auth")
                ? Fault.LOGIN
                : Fault.UNREACHABLE;
    }

    void close() {
        var _ = client.close();
    }

    private String domain() {
        var at = settings.from().lastIndexOf('@');
        return settings.from().substring(at + 1).replace(">", "").strip();
    }

    private static MailConfig config(MailSettings settings) {
        var config = new MailConfig(settings.host(), settings.port());
        config.setMaxPoolSize(MOST_CONNECTIONS);
        config.setKeepAliveTimeout(LONGEST_SILENCE_SECONDS).setKeepAliveTimeoutUnit(TimeUnit.SECONDS);
        config.setIdleTimeout(LONGEST_SILENCE_SECONDS).setIdleTimeoutUnit(TimeUnit.SECONDS);
        config.setConnectTimeout(LONGEST_CONNECT_MS);
        config.setUserAgent("balcao");
        config.setSsl(settings.security() == MailSettings.Security.TLS);
        config.setStarttls(settings.security() == MailSettings.Security.STARTTLS
                ? StartTLSOptions.REQUIRED
                : StartTLSOptions.DISABLED);
        // The library holds the certificate against the name by itself, and no longer does when it is told to
        // (vertx-mail-client 5.0.8, SMTPConnectionPool): a test shows it a certificate of another server.
        settings.authority().ifPresent(
                pem -> config.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(pem))));
        config.setLogin(settings.login().isPresent() ? LoginOption.REQUIRED : LoginOption.DISABLED);
        settings.login().ifPresent(login -> config.setUsername(login.user()).setPassword(login.password().value()));
        return config;
    }

    private static String shortened(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON);
    }
}
