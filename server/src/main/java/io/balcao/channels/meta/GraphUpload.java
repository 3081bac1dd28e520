package io.balcao.channels.meta;

import io.balcao.channels.Failure;
import io.balcao.channels.FileNames;
import io.balcao.channels.MediaKind;
import io.balcao.channels.MediaUpload;
import io.balcao.channels.SendOutcome;
import io.balcao.channels.wire.Fields;
import io.balcao.channels.wire.ProviderHttp.Answer;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.nio.file.Path;
import java.util.UUID;

/** Hands a file to WhatsApp (Meta for Developers, <i>Media</i>), holding no more of it than the part under way. */
final class GraphUpload {
    private final Vertx vertx;
    private final GraphHttp http;

    GraphUpload(Vertx vertx, GraphHttp http) {
        this.vertx = vertx;
        this.http = http;
    }

    MediaUpload upload(GraphAccount account, Path file, MediaKind kind, String mimeType, String fileName) {
        var size = vertx.fileSystem().props(file.toString()).await().size();
        if (size > kind.outboundLimit()) {
            return new MediaUpload.Refused(Failure.of("media_too_large"));
        }
        if (!kind.accepts(mimeType) || mimeType.chars().anyMatch(Character::isISOControl)) {
            return new MediaUpload.Refused(Failure.of("media_rejected"));
        }
        var path = "/" + GraphClient.encoded(account.phoneNumberId()) + "/media";
        var form = Form.of(mimeType, FileNames.clean(fileName).orElse("file"));
        var options = http.options(HttpMethod.POST, path, account.accessToken())
                .putHeader(HttpHeaders.CONTENT_TYPE, "multipart/form-data; boundary=" + form.boundary())
                .putHeader(HttpHeaders.CONTENT_LENGTH,
                        String.valueOf(form.head().length() + size + form.tail().length()));
        var content = vertx.fileSystem().open(file.toString(), new OpenOptions().setWrite(false).setCreate(false))
                .await();
        try {
            return uploaded(http.exchange(options, http.settings().fileTime(), request -> {
                request.write(form.head());
                return content.pipe().endOnSuccess(false).endOnFailure(false).to(request)
                        .compose(_ -> request.end(form.tail()));
            }));
        } finally {
            content.close().otherwiseEmpty().await();
        }
    }

    private static MediaUpload uploaded(Answer answer) {
        return switch (answer) {
            case Answer.NotReached(var why) -> new MediaUpload.Retry(new Failure("unreachable", null, why), null);
            case Answer.Lost(var why) -> new MediaUpload.Retry(new Failure("provider_unavailable", null, why), null);
            case Answer.NoJson unreadable -> upload(GraphClient.unreadable(unreadable));
            case Answer.Json(var status, var body, var after) -> {
                var error = Fields.object(body, "error");
                if (error != null) {
                    yield upload(GraphClient.refusal(status, error, after));
                }
                var id = Fields.text(body, "id");
                yield id == null || status >= 300
                        ? new MediaUpload.Retry(new Failure("provider_error", null, "HTTP " + status), after)
                        : new MediaUpload.Uploaded(id);
            }
        };
    }

    /** An upload that may have arrived is simply made again. */
    private static MediaUpload upload(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Retry(var why, var after, _) -> new MediaUpload.Retry(why, after);
            case SendOutcome.SlowDown(var why, var after) -> new MediaUpload.Retry(why, after);
            case SendOutcome.PairRateLimited(var why) -> new MediaUpload.Retry(why, null);
            case SendOutcome.Uncertain(var why) ->
                new MediaUpload.Retry(new Failure("provider_unavailable", why.code(), why.details()), null);
            case SendOutcome.ChannelStopped(var why) -> new MediaUpload.ChannelStopped(why);
            case SendOutcome.Refused(var why, _, _) -> new MediaUpload.Refused(why);
            case SendOutcome.Sent _ -> throw new IllegalStateException("an upload is not a message");
        };
    }

    /** What stands around the file in the body of an upload. */
    private record Form(String boundary, Buffer head, Buffer tail) {
        static Form of(String mimeType, String fileName) {
            var boundary = "balcao-" + UUID.randomUUID();
            var head = Buffer.buffer();
            field(head, boundary, "messaging_product", "whatsapp");
            field(head, boundary, "type", mimeType);
            head.appendString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                    + fileName.replace("\"", "%22") + "\"\r\nContent-Type: " + mimeType + "\r\n\r\n");
            return new Form(boundary, head, Buffer.buffer("\r\n--" + boundary + "--\r\n"));
        }

        private static void field(Buffer head, String boundary, String name, String value) {
            head.appendString("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n"
                    + value + "\r\n");
        }
    }
}
