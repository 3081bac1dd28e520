package io.balcao.channels.zapi;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpClientRequest;
import java.util.Base64;

/**
 * A body with a file inside it, as a data URI: our files lie behind no address that Z-API could ask. Holds no more of the
 * file than the part under way.
 */
final class FileBody {
    /** Of three bytes, four letters: parts end where no letter is cut. */
    private static final int PART = 3 * 64 * 1024;

    private final Vertx vertx;
    private final OutgoingFile file;
    private final Buffer head;
    private final Buffer tail = Buffer.buffer("\"}");
    private final long size;

    /** @param key under which the file stands, last of all */
    FileBody(Vertx vertx, ObjectNode around, String key, OutgoingFile file, long size) {
        this.vertx = vertx;
        this.file = file;
        this.size = size;
        var written = around.put(key, "data:" + file.mimeType().replace(" ", "") + ";base64,").toString();
        this.head = Buffer.buffer(written.substring(0, written.length() - "\"}".length()));
    }

    long length() {
        return head.length() + (size + 2) / 3 * 4 + tail.length();
    }

    Future<Void> write(HttpClientRequest request) {
        return vertx.fileSystem().open(file.path().toString(), new OpenOptions().setWrite(false).setCreate(false))
                .compose(content -> request.write(head).compose(_ -> parts(content, request, 0))
                        .compose(_ -> request.end(tail)).eventually(content::close));
    }

    private Future<Void> parts(AsyncFile content, HttpClientRequest request, long from) {
        if (from >= size) {
            return Future.succeededFuture();
        }
        return content.read(Buffer.buffer(PART), 0, from, PART).compose(part -> part.length() == 0
                ? Future.failedFuture("The file became shorter")
                : request.write(Buffer.buffer(Base64.getEncoder().encode(part.getBytes())))
                        .compose(_ -> parts(content, request, from + part.length())));
    }
}
