package io.balcao.simulator;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A mail that arrived, as a mail reader shows it.
 *
 * @param messageId the header, in its angle brackets
 * @param html empty when it is text alone; its pictures are in it
 * @param files what is attached
 */
public record PretendMail(long id, Instant at, String sender, List<String> recipients, String from, String messageId,
        String subject, String text, String html, List<File> files) {
    /** A file that came with it. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record File(String name, String type, byte[] bytes) {}

    static PretendMail read(long id, Instant at, String sender, List<String> recipients, String raw) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()),
                    new ByteArrayInputStream(raw.getBytes(StandardCharsets.ISO_8859_1)));
            var from = message.getFrom();
            return new PretendMail(id, at, sender, List.copyOf(recipients),
                    from == null || from.length == 0 ? "" : readable(from[0]), orEmpty(message.getMessageID()),
                    orEmpty(message.getSubject()), find(message, "text/plain"),
                    withPictures(message, find(message, "text/html")), attached(message));
        } catch (MessagingException | IOException unreadable) {
            return new PretendMail(id, at, sender, List.copyOf(recipients), sender, "", "?", raw, "",
                    List.of());
        }
    }

    private static List<File> attached(Part part) throws MessagingException, IOException {
        var files = new ArrayList<File>();
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            files.add(
                    new File(orEmpty(part.getFileName()), part.getContentType(), part.getInputStream().readAllBytes()));
        } else if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                files.addAll(attached(several.getBodyPart(i)));
            }
        }
        return List.copyOf(files);
    }

    private static String find(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString().replace("\r\n", "\n");
        }
        if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                var found = find(several.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }

    /** A page shows what comes with its mail: here, where there is no mail reader, it is put into the page. */
    private static String withPictures(Part part, String html) throws MessagingException, IOException {
        var shown = html;
        if (part instanceof MimeBodyPart body && body.getContentID() != null && part.isMimeType("image/*")) {
            var type = body.getContentType().replaceAll("[;\\s].*", "");
            var picture = Base64.getEncoder().encodeToString(body.getInputStream().readAllBytes());
            shown = shown.replace("cid:" + body.getContentID().replaceAll("[<>]", ""),
                    "data:" + type + ";base64," + picture);
        } else if (part.getContent() instanceof Multipart several) {
            for (int i = 0; i < several.getCount(); i++) {
                shown = withPictures(several.getBodyPart(i), shown);
            }
        }
        return shown;
    }

    private static String readable(Address address) {
        return address instanceof InternetAddress internet && internet.getPersonal() != null
                ? internet.getPersonal() + " <" + internet.getAddress() + ">"
                : address.toString();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** One line of the list. */
    JsonObject summary() {
        return JsonObject.of("id", id, "at", at.toString(), "from", from, "to", String.join(", ", recipients),
                "subject",
                subject);
    }

    JsonObject toJson() {
        return summary().put("text", text).put("html", html).put("files",
                new JsonArray(files.stream().map(file -> JsonObject
                        .of("name", file.name(), "type", file.type(), "size", file.bytes().length)).toList()));
    }
}
