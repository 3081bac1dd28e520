package io.balcao.conversations.media;

import io.balcao.channels.MediaKind;
import io.balcao.channels.media.FileType;
import io.balcao.channels.media.MediaStore;
import io.balcao.conversations.media.MediaRepository.Whole;
import io.balcao.platform.Caller;
import io.balcao.platform.Ids;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Json;
import io.balcao.platform.http.Problems;
import io.balcao.platform.http.TraceId;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /api/v1/media}: a file to be sent later. Streamed to the disk; what it is, its bytes tell. */
final class UploadRoute {
    private static final Logger LOG = LoggerFactory.getLogger(UploadRoute.class);
    /** The largest file that any kind allows, and what a multipart form puts around it. */
    private static final long MOST = MediaKind.DOCUMENT.outboundLimit();
    private static final long AROUND = 64 * 1024;

    private final Vertx vertx;
    private final Database database;
    private final MediaStore store;
    private final MediaRepository repository;
    private final MediaGate gate;

    UploadRoute(Vertx vertx, Database database, MediaStore store, MediaRepository repository, MediaGate gate) {
        this.vertx = vertx;
        this.database = database;
        this.store = store;
        this.repository = repository;
        this.gate = gate;
    }

    /** On an event loop; goes on on a virtual thread. */
    void handle(HttpServerRequest request) {
        request.pause();
        var context = vertx.getOrCreateContext();
        Thread.startVirtualThread(() -> {
            try {
                var view = receive(context, request, gate.uploader(request));
                request.response().setStatusCode(201).putHeader("Content-Type", "application/json")
                        .putHeader("Cache-Control", "no-store").end(Buffer.buffer(Json.bytes(view)));
            } catch (Throwable failure) {
                refuse(request, failure);
            }
        });
    }

    /** What is left of the body is not read: the connection ends with the answer. */
    private static void refuse(HttpServerRequest request, Throwable failure) {
        var response = request.response();
        if (!request.isEnded() && !response.ended()) {
            response.putHeader("Connection", "close");
        }
        Problems.answer(request, failure, TraceId.of(request));
    }

    private UploadedMedia receive(Context context, HttpServerRequest request, Caller caller) {
        checkHead(request);
        var aside = store.aside();
        try {
            var body = new MultipartFile(context, request);
            var head = body.begin();
            var isSound = head.contentType() != null
                    && head.contentType().toLowerCase(Locale.ROOT).startsWith("audio/");
            var received = write(body, aside, isSound);
            if (!head.name().equals("file")) {
                throw new Problem.Invalid(head.name().isBlank() ? "file" : "request", "the file's part is named file");
            }
            return keep(caller, aside, received, isSound, head.filename());
        } catch (UncheckedIOException unwritable) {
            // The disk is full, or is there for reading only: nothing of the file has a row.
            LOG.error("A file could not be kept: {}", unwritable.getMessage());
            throw new Problem.Unavailable("Files cannot be kept at the moment: the server's disk cannot be written."
                    + " Nothing was sent.");
        } finally {
            discard(aside);
        }
    }

    /** What is left of it goes with the next sweep, if the disk does not let it go now. */
    private void discard(Path aside) {
        try {
            store.discard(aside);
        } catch (UncheckedIOException unwritable) {
            LOG.debug("What was written aside could not be taken away", unwritable);
        }
    }

    private static void checkHead(HttpServerRequest request) {
        var type = request.getHeader("Content-Type");
        if (type == null || !MediaKind.bare(type).equals("multipart/form-data")) {
            throw new Problem.Invalid("request", "is no multipart form");
        }
        var length = request.getHeader("Content-Length");
        if (length != null && (length.length() > 12 || Long.parseLong(length) > MOST + AROUND)) {
            throw tooLarge(MOST);
        }
    }

    private record Received(long size, String sha256) {}

    /** Writes the file as it comes. One that is too large is read to its end and thrown away: who sends first listens then. */
    private static Received write(MultipartFile body, Path aside, boolean isSound) {
        var digest = sha256();
        var head = Buffer.buffer();
        long size = 0;
        long limit = -1;
        try (var file = FileChannel.open(aside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (var piece = body.piece(); piece.isPresent(); piece = body.piece()) {
                var bytes = piece.get().getBytes();
                size += bytes.length;
                if (head.length() < FileType.HEAD) {
                    head.appendBytes(bytes, 0, Math.min(bytes.length, FileType.HEAD - head.length()));
                }
                if (limit < 0 && head.length() >= FileType.HEAD) {
                    limit = limit(head.getBytes(), isSound);
                }
                if (size > MOST + AROUND) {
                    throw tooLarge(limit < 0 ? MOST : limit); // a body without a length that has no end
                }
                if (size <= (limit < 0 ? MOST : limit)) {
                    digest.update(bytes);
                    var rest = java.nio.ByteBuffer.wrap(bytes);
                    while (rest.hasRemaining()) {
                        file.write(rest);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var most = limit < 0 ? limit(Arrays.copyOf(head.getBytes(), head.length()), isSound) : limit;
        if (size > most) {
            throw tooLarge(most);
        }
        if (size == 0) {
            throw new Problem.Invalid("file", "is empty");
        }
        return new Received(size, HexFormat.of().formatHex(digest.digest()));
    }

    private static long limit(byte[] head, boolean isSound) {
        return FileType.kindOfHead(head, isSound).outboundLimit();
    }

    private UploadedMedia keep(Caller caller, Path aside, Received received, boolean isSound, String givenName) {
        var type = type(aside, isSound);
        if (received.size() > type.kind().outboundLimit()) {
            throw tooLarge(type.kind().outboundLimit());
        }
        var id = Ids.next();
        var name = type.nameFor(givenName);
        var key = store.keep(aside, caller.organization(), id);
        database.inTransaction(caller.organization(), tx -> {
            repository.insertUploaded(tx,
                    new Whole(id, type.mimeType(), name, received.size(), received.sha256(), key), caller.userId());
            return true;
        });
        return UploadedMedia.of(id, type.mimeType(), received.size(), name);
    }

    private static FileType type(Path aside, boolean isSound) {
        try {
            return FileType.of(aside, isSound).filter(FileType::canBeSent)
                    .orElseThrow(() -> new Problem.UnsupportedType("WhatsApp does not take such a file"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Problem tooLarge(long limit) {
        return new Problem.TooLarge("Such a file may have " + limit / (1024 * 1024) + " MB");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
