package io.balcao.simulator;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** The files that WhatsApp keeps, and the short-lived addresses they are fetched from. */
final class MediaShelf {
    /**
     * A file at an address that ends.
     *
     * @param asked whether a call of the Graph API gave the address, and the fault with it; a webhook did otherwise
     */
    record Link(MediaFile file, Instant expiresAt, boolean asked, @Nullable MediaFault fault) {}

    private static final Duration FILE_LIVES = Duration.ofDays(30);
    private static final int MOST_LINKS = 10_000;

    private final Vertx vertx;
    private final HttpClient http;
    private final Path directory;
    private final Clock clock;
    private final Duration linkLives;
    private final Map<String, MediaFile> files = new HashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();

    MediaShelf(Vertx vertx, HttpClient http, Path directory, Clock clock, Duration linkLives) {
        this.vertx = vertx;
        this.http = http;
        this.directory = directory;
        this.clock = clock;
        this.linkLives = linkLives;
    }

    /** Meta fetches only from public https addresses. Loopback is let through, or no test could serve a file. */
    static boolean isPublicLink(String link) {
        try {
            var uri = URI.create(link);
            var host = uri.getHost();
            if (host == null) {
                return false;
            }
            var loopback = host.equals("localhost") || host.startsWith("127.");
            return "https".equals(uri.getScheme()) || (loopback && "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }

    Future<MediaFile> store(String phoneNumberId, String mimeType, @Nullable String fileName, Buffer bytes) {
        return vertx.executeBlocking(() -> {
            var upload = Files.createTempFile(directory, "upload", null);
            Files.write(upload, bytes.getBytes());
            return upload;
        }).compose(upload -> adopt(phoneNumberId, mimeType, fileName, upload));
    }

    /** Takes over a file that is on the disk already. */
    Future<MediaFile> adopt(String phoneNumberId, String mimeType, @Nullable String fileName, Path upload) {
        var id = Tokens.number(15);
        return vertx.executeBlocking(() -> {
            var file = new MediaFile(id, phoneNumberId, mimeType, fileName, Files.size(upload), sha256(upload),
                    clock.instant());
            Files.move(upload, file.in(directory), StandardCopyOption.REPLACE_EXISTING);
            return file;
        }).onSuccess(file -> files.put(id, file));
    }

    /** What Meta does with a {@code link} in a send. Fails when the address does not give a file. */
    Future<MediaFile> fetch(String phoneNumberId, String link) {
        var options = new RequestOptions().setMethod(HttpMethod.GET).setAbsoluteURI(link).setFollowRedirects(true)
                .setTimeout(20_000);
        return http.request(options).compose(request -> request.send()).compose(response -> {
            if (response.statusCode() != 200) {
                return Future.failedFuture(new IOException("the link answered " + response.statusCode()));
            }
            var mimeType = Optional.ofNullable(response.getHeader("Content-Type")).orElse("application/octet-stream");
            var path = URI.create(link).getPath();
            return response.body().compose(body -> store(phoneNumberId, mimeType,
                    path.substring(path.lastIndexOf('/') + 1), body));
        });
    }

    Optional<MediaFile> find(String id) {
        return Optional.ofNullable(files.get(id)).filter(file -> !file.storedAt().plus(FILE_LIVES)
                .isBefore(clock.instant()));
    }

    Path pathOf(MediaFile file) {
        return file.in(directory);
    }

    void delete(MediaFile file) {
        files.remove(file.id());
        links.values().removeIf(link -> link.file().id().equals(file.id()));
        vertx.fileSystem().delete(pathOf(file).toString());
    }

    /** An address for a webhook, as path and query; what it ends in cannot be guessed. */
    String linkTo(MediaFile file) {
        return linkTo(file, false, null);
    }

    /** An address for who asked the Graph API for it. */
    String linkTo(MediaFile file, @Nullable MediaFault fault) {
        return linkTo(file, true, fault);
    }

    private String linkTo(MediaFile file, boolean asked, @Nullable MediaFault fault) {
        var expiresAt = clock.instant().plus(linkLives);
        var hash = Tokens.random(43);
        links.put(hash, new Link(file, expiresAt, asked, fault));
        if (links.size() > MOST_LINKS) {
            links.remove(links.keySet().iterator().next());
        }
        return "/whatsapp_business/attachments/?mid=" + file.id() + "&ext=" + expiresAt.getEpochSecond() + "&hash="
                + hash;
    }

    /** The link while it lives. */
    Optional<Link> follow(@Nullable String hash) {
        return Optional.ofNullable(links.get(hash)).filter(link -> clock.instant().isBefore(link.expiresAt()));
    }

    Collection<MediaFile> files() {
        return files.values();
    }

    void remember(MediaFile file) {
        files.put(file.id(), file);
    }

    private static String sha256(Path path) {
        var digest = Tokens.sha256();
        try (var in = new DigestInputStream(Files.newInputStream(path), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return Tokens.hex(digest.digest());
    }
}
