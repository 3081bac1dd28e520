package io.balcao.simulator;

import io.vertx.core.json.JsonObject;

/** What the Graph API demands of a send before it looks at recipient, window and media. */
final class SendRules {
    private static final int ANY = Integer.MAX_VALUE;

    private SendRules() {}

    /** The type of the message, after everything in it was checked. */
    static String check(JsonObject body) {
        var send = Fields.of(body);
        send.only("messaging_product", "recipient_type", "to", "recipient", "type", "context",
                "biz_opaque_callback_data", "text", "image", "audio", "video", "document", "sticker", "location",
                "contacts", "reaction", "interactive", "template", "message_activity_sharing");
        if (!send.text("messaging_product", 1, ANY).equals("whatsapp")) {
            throw new GraphRefusal(100, "\"messaging_product\" must be \"whatsapp\".");
        }
        if (!send.optionalText("recipient_type", ANY).orElse("individual").equals("individual")) {
            throw send.invalid("recipient_type", "must be \"individual\": groups are not simulated");
        }
        send.optionalText("biz_opaque_callback_data", 512);
        if (send.has("context")) {
            send.object("context").text("message_id", 1, ANY);
        }
        var type = send.optionalText("type", ANY).orElse("text");
        switch (type) {
            case "text" -> text(send.object(type));
            case "image", "video" -> media(send.object(type), "caption");
            case "audio" -> media(send.object(type), "voice");
            case "document" -> media(send.object(type), "caption", "filename");
            case "sticker" -> media(send.object(type));
            case "location" -> location(send.object(type));
            case "contacts" -> contacts(send);
            case "reaction" -> reaction(send.object(type));
            case "interactive" -> InteractiveRules.check(send.object(type));
            case "template" -> template(send.object(type));
            default -> throw send.invalid("type", "has the unknown value \"" + type + '"');
        }
        return type;
    }

    private static void text(Fields text) {
        text.only("body", "preview_url");
        text.text("body", 1, 4096);
        text.flag("preview_url");
    }

    /** Also for the headers of interactive messages and templates. */
    static void media(Fields media, String... more) {
        var known = new String[more.length + 2];
        known[0] = "id";
        known[1] = "link";
        System.arraycopy(more, 0, known, 2, more.length);
        media.only(known);
        if (media.has("id") == media.has("link")) {
            throw new GraphRefusal(100, "Exactly one of \"id\" and \"link\" must be given.");
        }
        media.optionalText("id", ANY);
        media.optionalText("link", 2000).ifPresent(link -> {
            if (!MediaShelf.isPublicLink(link)) {
                throw media.invalid("link", "must be a public https address");
            }
        });
        media.optionalText("caption", 1024);
        media.optionalText("filename", 240);
        media.flag("voice");
    }

    private static void location(Fields location) {
        location.only("latitude", "longitude", "name", "address");
        location.number("latitude", -90, 90);
        location.number("longitude", -180, 180);
        location.optionalText("name", 1000);
        location.optionalText("address", 1000);
    }

    private static void contacts(Fields send) {
        for (var card : send.list("contacts", 1, 257)) {
            card.only("name", "phones", "emails", "org", "addresses", "birthday", "urls");
            var name = card.object("name");
            name.only("formatted_name", "first_name", "last_name", "middle_name", "prefix", "suffix");
            name.text("formatted_name", 1, ANY);
            if (name.json().size() < 2) {
                throw name.missing("first_name");
            }
        }
    }

    private static void reaction(Fields reaction) {
        reaction.only("message_id", "emoji");
        reaction.text("message_id", 1, ANY);
        reaction.text("emoji", 0, 16);
    }

    private static void template(Fields template) {
        template.only("name", "language", "components");
        template.text("name", 1, 512);
        template.object("language").text("code", 1, 16);
    }
}
