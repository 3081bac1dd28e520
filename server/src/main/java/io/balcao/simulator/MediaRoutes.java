package io.balcao.simulator;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.FileUpload;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** The media part of the Graph API, and the host that the files are fetched from. */
final class MediaRoutes {
    private static final long LARGEST_UPLOAD = 101L << 20;

    private final Network network;
    private final MediaShelf shelf;
    private final BusinessSide business;
    private final RequestLog log;
    private final Loop loop;
    private final Path directory;

    MediaRoutes(Network network, MediaShelf shelf, BusinessSide business, RequestLog log, Loop loop, Path directory) {
        this.network = network;
        this.shelf = shelf;
        this.business = business;
        this.log = log;
        this.loop = loop;
        this.directory = directory;
    }

    /** Before the routes of the Graph API, whose number and these ids share a path. */
    void addTo(Router router) {
        router.postWithRegex(GraphRoutes.VERSION + "/(?<id>[^/]+)/media")
                .handler(BodyHandler.create(directory.resolve("uploads").toString()).setBodyLimit(LARGEST_UPLOAD)
                        .setDeleteUploadedFilesOnEnd(true))
                .handler(call -> guarded(call, this::upload));
        router.deleteWithRegex(GraphRoutes.VERSION + "/(?<id>[^/]+)").handler(call -> guarded(call, this::delete));
        router.getWithRegex(GraphRoutes.VERSION + "/(?<id>[^/]+)").handler(this::describeOrPass);
        router.get("/whatsapp_business/attachments/").handler(call -> guarded(call, this::download));
    }

    private interface Step {
        void take(RoutingContext call, long seq);
    }

    private void guarded(RoutingContext call, Step step) {
        var id = call.pathParam("id");
        var seq = log.record(call.request().method().name(), call.request().path(), id, null);
        loop.after(latency(call, id), () -> {
            try {
                step.take(call, seq);
            } catch (GraphRefusal refusal) {
                refuse(call, seq, refusal.error());
            }
        });
    }

    /** That of the number in the path, or of the number whose file is asked for. */
    private Duration latency(RoutingContext call, @Nullable String id) {
        var fileId = id == null ? call.queryParams().get("mid") : id;
        var owner = shelf.find(fileId == null ? "" : fileId).map(MediaFile::phoneNumberId).orElse(id);
        return network.line(owner).map(line -> line.faults().latency).orElse(Duration.ZERO);
    }

    private void upload(RoutingContext call, long seq) {
        var line = network.line(call.pathParam("id"))
                .orElseThrow(() -> new GraphRefusal(33, "No number " + call.pathParam("id") + '.'));
        GraphRoutes.authorize(call, line);
        if (!"whatsapp".equals(call.request().getFormAttribute("messaging_product"))) {
            throw new GraphRefusal(100, "\"messaging_product\" must be \"whatsapp\".");
        }
        var file = call.fileUploads().stream().filter(part -> part.name().equals("file")).findAny()
                .orElseThrow(() -> new GraphRefusal(131008, "\"file\" is required."));
        var mimeType = mimeType(call, file);
        var refusal = MediaFile.refusal("document", mimeType, file.size());
        if (refusal != null) {
            throw new GraphRefusal(131053, refusal);
        }
        shelf.adopt(line.number().phoneNumberId(), mimeType, file.fileName(), Path.of(file.uploadedFileName()))
                .onSuccess(stored -> success(call, seq, JsonObject.of("id", stored.id())))
                .onFailure(_ -> refuse(call, seq, GraphError.of(131000, "The file could not be kept.")));
    }

    private static String mimeType(RoutingContext call, FileUpload file) {
        var type = call.request().getFormAttribute("type");
        return type == null || type.isBlank() ? file.contentType() : type;
    }

    private void delete(RoutingContext call, long seq) {
        shelf.delete(ownFile(call));
        success(call, seq, JsonObject.of("success", true));
    }

    /** The first step of a fetch. An id that is no file may be a number: the next route knows. */
    private void describeOrPass(RoutingContext call) {
        if (shelf.find(call.pathParam("id")).isEmpty()) {
            call.next();
        } else {
            guarded(call, this::describe);
        }
    }

    private void describe(RoutingContext call, long seq) {
        var file = ownFile(call);
        var fault = network.line(file.phoneNumberId()).flatMap(line -> line.faults().nextMedia()).orElse(null);
        if (fault instanceof MediaFault.Missing) {
            throw new GraphRefusal(33, "No object " + file.id() + '.');
        }
        var url = fault instanceof MediaFault.Elsewhere(var elsewhere)
                ? elsewhere.toString()
                : business.absolute(shelf.linkTo(file, fault));
        var hash = fault instanceof MediaFault.WrongHash ? "0".repeat(64) : file.sha256Hex();
        success(call, seq, JsonObject.of("messaging_product", "whatsapp", "url", url, "mime_type", file.mimeType(),
                "sha256", hash, "file_size", file.size(), "id", file.id()));
    }

    private MediaFile ownFile(RoutingContext call) {
        var file = shelf.find(call.pathParam("id"))
                .orElseThrow(() -> new GraphRefusal(33, "No object " + call.pathParam("id") + '.'));
        var line = network.line(file.phoneNumberId()).orElseThrow();
        GraphRoutes.authorize(call, line);
        var asked = call.queryParams().get("phone_number_id");
        if (asked != null && !asked.equals(line.number().phoneNumberId())) {
            throw new GraphRefusal(100, "The file belongs to another number.");
        }
        return file;
    }

    /** The second step. */
    private void download(RoutingContext call, long seq) {
        var link = shelf.follow(call.queryParams().get("hash")).orElse(null);
        if (link == null) {
            status(call, seq, 404);
            return;
        }
        var line = network.line(link.file().phoneNumberId()).orElseThrow();
        GraphRoutes.authorize(call, line);
        var fault = link.asked() ? link.fault() : line.faults().nextMedia().orElse(null);
        var response = call.response().putHeader("Content-Type", link.file().mimeType());
        switch (fault) {
            case MediaFault.Expired() -> status(call, seq, 404);
            case MediaFault.Html() -> {
                log.change(seq, request -> request.answered(200));
                response.putHeader("Content-Type", "text/html; charset=utf-8")
                        .end("<!DOCTYPE html><html><body>Sorry, something went wrong.</body></html>");
            }
            case MediaFault.LyingLength() -> {
                log.change(seq, request -> request.answered(200));
                lie(call, link.file());
            }
            case MediaFault.Endless() -> {
                log.change(seq, request -> request.answered(200));
                SlowAnswer.endless(response, loop);
            }
            case MediaFault.Stalled() -> {
                log.change(seq, request -> request.answered(200));
                response.putHeader("Content-Length", String.valueOf(link.file().size())).writeHead();
                line.faults().stalled.add(call.request().connection());
            }
            case MediaFault.Redirect(var elsewhere) -> {
                log.change(seq, request -> request.answered(302));
                response.setStatusCode(302).putHeader("Location", elsewhere.toString()).end();
            }
            case null, default -> {
                log.change(seq, request -> request.answered(200));
                response.sendFile(shelf.pathOf(link.file()).toString());
            }
        }
    }

    /** Announces more than there is, and hangs up when that becomes plain. */
    private void lie(RoutingContext call, MediaFile file) {
        var response = call.response().putHeader("Content-Length", String.valueOf(file.size() + 1_000));
        call.vertx().fileSystem().readFile(shelf.pathOf(file).toString()).compose(response::write)
                .onComplete(_ -> call.request().connection().close());
    }

    private void status(RoutingContext call, long seq, int status) {
        log.change(seq, request -> request.answered(status));
        call.response().setStatusCode(status).end();
    }

    private void success(RoutingContext call, long seq, JsonObject body) {
        log.change(seq, request -> request.answered(200));
        GraphRoutes.answer(call, 200, body);
    }

    private void refuse(RoutingContext call, long seq, GraphError error) {
        log.change(seq, request -> request.refused(error.code()).answered(error.httpStatus()));
        GraphRoutes.answer(call, error);
    }
}
