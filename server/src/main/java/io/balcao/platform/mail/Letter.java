package io.balcao.platform.mail;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a mail says, as a text and as a simple page that every mail reader shows.
 *
 * @param language of its words, such as {@code pt-BR}
 * @param button what the reader is meant to do, if anything
 * @param foot small print
 */
public record Letter(String language, String subject, List<String> paragraphs, @Nullable Button button,
        List<String> foot) {
    /** A link that stands out. */
    public record Button(String label, String url) {}

    /** Without any markup, for readers that show none. */
    String text() {
        var text = new StringBuilder();
        paragraphs.forEach(paragraph -> text.append(paragraph).append("\n\n"));
        if (button != null) {
            text.append(button.label()).append(":\n").append(button.url()).append("\n\n");
        }
        if (!foot.isEmpty()) {
            text.append("-- \n");
            foot.forEach(line -> text.append(line).append('\n'));
        }
        return text.toString().stripTrailing() + "\n";
    }

    /** Styles stand at each element: mail readers drop the head. */
    String html(Look look) {
        var html = new StringBuilder("<!doctype html>\n<html lang=\"").append(escaped(language)).append("\">")
                .append("<head><meta charset=\"utf-8\"><title>").append(escaped(subject)).append("</title></head>\n")
                .append("<body style=\"margin:0;padding:24px 16px;background:#f4f4f7\">\n")
                .append("<div style=\"max-width:520px;margin:0 auto;padding:28px;background:#ffffff;")
                .append("border-top:4px solid ").append(look.colour()).append(";border-radius:12px;color:#1f1d2b;")
                .append("font:16px/1.5 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif\">\n")
                .append("<p style=\"margin:0 0 20px;font-weight:600\">");
        if (look.picture().isPresent()) {
            html.append("<img src=\"cid:").append(Look.PICTURE).append("\" alt=\"\" height=\"36\" style=\"height:36px;")
                    .append("max-width:160px;margin-right:12px;vertical-align:middle\">");
        }
        html.append(escaped(look.name())).append("</p>\n");
        paragraphs.forEach(paragraph -> html.append("<p style=\"margin:0 0 16px\">").append(escaped(paragraph))
                .append("</p>\n"));
        if (button != null) {
            html.append("<p style=\"margin:24px 0\"><a href=\"").append(escaped(button.url()))
                    .append("\" style=\"display:inline-block;padding:12px 20px;border-radius:8px;background:")
                    .append(look.colour()).append(";color:#ffffff;font-weight:600;text-decoration:none\">")
                    .append(escaped(button.label()))
                    .append("</a></p>\n<p style=\"margin:0 0 16px;font-size:13px;color:#6b6880;")
                    .append("word-break:break-all\">").append(escaped(button.url())).append("</p>\n");
        }
        foot.forEach(line -> html.append("<p style=\"margin:8px 0 0;font-size:13px;color:#6b6880\">")
                .append(escaped(line)).append("</p>\n"));
        return html.append("</div>\n</body></html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
