package io.balcao.conversations.media;

import io.balcao.channels.media.Disposition;
import io.balcao.channels.media.FileType;
import io.balcao.channels.media.MediaStore;
import io.balcao.conversations.media.MediaGate.Reader;
import io.balcao.conversations.media.MediaRepository.Stored;
import io.balcao.platform.Caller;
import io.balcao.platform.Problem;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Problems;
import io.balcao.platform.http.TraceId;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /api/v1/media/:id}. Whatever a file holds, a browser neither runs it nor takes it for something else: pictures,
 * sounds and films may be shown, all the rest is only saved.
 */
final class DownloadRoute {
    private static final Logger LOG = LoggerFactory.getLogger(DownloadRoute.class);
    private static final String DOWNLOAD_ONLY = "application/octet-stream";
    private static final String PDF = "application/pdf";

    private final Database database;
    private final MediaStore store;
    private final MediaRepository repository;
    private final MediaGate gate;
    private final MediaFiles.Guards guards;

    /** For the audit trail; the name of a file may be somebody's. */
    private record Taken(@Nullable UUID conversationId, String mimeType, long size) {}

    DownloadRoute(Database database, MediaStore store, MediaRepository repository, MediaGate gate,
            MediaFiles.Guards guards) {
        this.guards = guards;
        this.database = database;
        this.store = store;
        this.repository = repository;
        this.gate = gate;
    }

    /** On an event loop; goes on on a virtual thread. */
    void handle(HttpServerRequest request, String id) {
        Thread.startVirtualThread(() -> {
            try {
                send(request, UUID.fromString(id));
            } catch (IllegalArgumentException noId) {
                Problems.answer(request, new Problem.Unprocessable("id", "is no UUID"),
                        TraceId.of(request));
            } catch (Throwable failure) {
                Problems.answer(request, failure, TraceId.of(request));
            }
        });
    }

    private void send(HttpServerRequest request, UUID id) {
        var reader = gate.reader(request, request.getParam("token"));
        var file = database.inTransaction(reader.organization(), tx -> repository.find(tx, id))
                .filter(found -> gate.maySee(reader, found)).orElseThrow(() -> new Problem.NotFound("file", id));
        var path = store.find(reader.organization(), file.storageKey()).orElse(null);
        if (path == null) {
            LOG.error("The file of media {} is gone from the disk", id);
            throw new Problem.NotFound("file", id);
        }
        var response = head(request.response(), file);
        if (isKnown(request, file)) {
            response.setStatusCode(304).end();
        } else {
            note(reader, file, guards.clientAddress().of(request));
            send(request, response, file, path);
        }
    }

    private void note(Reader reader, Stored file, String address) {
        if (reader.program().isPresent()) {
            take(reader.program().get(), file);
        } else if (file.conversation() != null) {
            guards.auditTrail().readings().file(reader.organization(), reader.userId(), reader.principal().sessionId(),
                    address, file.id(), file.conversation());
        }
    }

    /** Of a program before the first byte: what cannot be written down is not given. */
    private void take(Caller program, Stored file) {
        database.inTransaction(program.organization(), tx -> {
            guards.auditTrail().record(tx, program, "media.downloaded", "media", file.id(), null,
                    new Taken(file.conversation(), file.mimeType(), file.size()));
            return file;
        });
    }

    private static HttpServerResponse head(HttpServerResponse response, Stored file) {
        var isInline = FileType.isShownInline(file.mimeType());
        var name = Objects.requireNonNullElse(file.fileName(), file.id().toString());
        return response
                .putHeader("Content-Type", isInline || file.mimeType().equals(PDF) ? file.mimeType() : DOWNLOAD_ONLY)
                .putHeader("Content-Disposition", Disposition.of(isInline, name))
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Content-Security-Policy", "sandbox; default-src 'none'")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Accept-Ranges", "bytes")
                // Asked for again each time, for a right may have gone; the bytes under an id never change.
                .putHeader("Cache-Control", "private, no-cache")
                .putHeader("ETag", tag(file));
    }

    private static void send(HttpServerRequest request, HttpServerResponse response, Stored file, Path path) {
        switch (range(request, file)) {
            case ByteRange.Whole() -> response.putHeader("Content-Length", Long.toString(file.size()))
                    .sendFile(path.toString());
            case ByteRange.Part part -> response.setStatusCode(206)
                    .putHeader("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + file.size())
                    .putHeader("Content-Length", Long.toString(part.length()))
                    .sendFile(path.toString(), part.first(), part.length());
            case ByteRange.Beyond() -> {
                response.putHeader("Content-Range", "bytes */" + file.size());
                response.headers().remove("Content-Disposition");
                throw new Problem.RangeNotSatisfiable("The file has " + file.size() + " bytes");
            }
        }
    }

    /** A range of another version of the file is none of this one. */
    private static ByteRange range(HttpServerRequest request, Stored file) {
        var condition = request.getHeader("If-Range");
        return condition != null && !condition.equals(tag(file))
                ? new ByteRange.Whole()
                : ByteRange.of(Optional.ofNullable(request.getHeader("Range")), file.size());
    }

    private static boolean isKnown(HttpServerRequest request, Stored file) {
        var known = request.getHeader("If-None-Match");
        return known != null && Arrays.stream(known.split(",")).map(String::strip)
                .anyMatch(tag -> tag.equals(tag(file)) || tag.equals("W/" + tag(file)) || tag.equals("*"));
    }

    private static String tag(Stored file) {
        return "\"" + file.id() + "\"";
    }
}
