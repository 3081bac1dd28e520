package io.balcao.channels.meta;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;

/** Prints how long a body of one text message takes, verified and parsed. Run by hand; not a test. */
final class ParserSpeed {
    private static final byte[] BODY = """
            {"object":"whatsapp_business_account","entry":[{"id":"700100200300","changes":[{"field":"messages","value":\
            {"messaging_product":"whatsapp","metadata":{"display_phone_number":"551140000000","phone_number_id":\
            "800100200300"},"contacts":[{"profile":{"name":"Ana Prado"},"wa_id":"551199990000","user_id":\
            "BR.4f7Kq2m9Zt"}],"messages":[{"from":"551199990000","from_user_id":"BR.4f7Kq2m9Zt","id":\
            "wamid.HBgNNTUxMTk5OTk5MDAwMBUCABIYFDNBQjQ1QkY2NzhEQUJDREVGMTIzAA==","timestamp":"1790000000",\
            "type":"text","text":{"body":"Ol\\u00e1, bom dia, quero marcar um hor\\u00e1rio"}}]}}]}]}"""
            .getBytes(UTF_8);

    private ParserSpeed() {}

    static void main() {
        var signature = new WebhookSignature("demo-app-secret-01");
        var header = List.of(signature.sign(BODY));
        var now = Instant.now();
        for (int round = 0; round < 8; round++) {
            int times = 100_000;
            var kept = 0L;
            var start = System.nanoTime();
            for (int i = 0; i < times; i++) {
                kept += signature.check(header, BODY).name().length();
            }
            var verified = System.nanoTime();
            for (int i = 0; i < times; i++) {
                kept += WebhookParser.parse(BODY, now).groups().getFirst().messages().getFirst().metadata().size();
            }
            var parsed = System.nanoTime();
            System.out.printf("verify %.2f µs, parse %.2f µs (%d)%n", (verified - start) / 1e3 / times,
                    (parsed - verified) / 1e3 / times, kept);
        }
    }
}
