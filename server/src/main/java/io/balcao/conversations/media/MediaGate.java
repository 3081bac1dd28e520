package io.balcao.conversations.media;

import io.balcao.conversations.media.MediaRepository.Stored;
import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Permission;
import io.balcao.platform.Problem;
import io.balcao.platform.Scope;
import io.balcao.platform.http.BearerToken;
import io.balcao.platform.realtime.Principal;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who may upload, and who may read which file. */
final class MediaGate {
    private final MediaFiles.Guards guards;
    private final MediaTokens tokens;

    /**
     * Who reads.
     *
     * @param program a machine with a key: what it takes along is written down
     */
    record Reader(OrganizationId organization, UUID userId, Principal principal, Optional<Caller> program) {}

    MediaGate(MediaFiles.Guards guards, MediaTokens tokens) {
        this.guards = guards;
        this.tokens = tokens;
    }

    Caller uploader(HttpServerRequest request) {
        var caller = caller(request, Scope.MESSAGES_SEND).orElseThrow(MediaGate::unauthorized);
        caller.require(Permission.SEND);
        guards.uploads().take(caller.userId().toString()).retryAfter().ifPresent(wait -> {
            throw new Problem.TooMany("Too many requests, slow down", wait);
        });
        return caller;
    }

    /** By the header, or by a media token whose session lives. */
    Reader reader(HttpServerRequest request, @Nullable String token) {
        if (request.getHeader("Authorization") == null && token != null) {
            return tokens.read(token).flatMap(this::living).orElseThrow(MediaGate::unauthorized);
        }
        return caller(request, Scope.CONVERSATIONS_READ)
                .map(caller -> new Reader(caller.organization(), caller.userId(),
                        new Principal(caller.organization(), caller.userId(), caller.userName(), caller.sessionId(),
                                Instant.MAX, Set.of(), null, false),
                        Optional.of(caller).filter(it -> it.scopes().isPresent())))
                .orElseThrow(MediaGate::unauthorized);
    }

    private Optional<Reader> living(MediaTokens.Holder holder) {
        var principal = new Principal(holder.organization(), holder.userId(), "", holder.sessionId(),
                holder.expiresAt(), Set.of(), null, false);
        return guards.sessions().refresh(principal)
                .map(now -> new Reader(holder.organization(), holder.userId(), now, Optional.empty()));
    }

    /**
     * A file that was sent is seen by who sees its conversation; one that was not, by who uploaded it. What bots say to
     * whoever comes, everybody of the organization sees.
     */
    boolean maySee(Reader reader, Stored file) {
        var conversation = file.conversation();
        return conversation == null
                ? file.isOfBots() || reader.userId().equals(file.uploadedBy())
                : guards.access().maySee(reader.principal(), conversation);
    }

    private Optional<Caller> caller(HttpServerRequest request, Scope needed) {
        var found = BearerToken.of(request).flatMap(
                token -> guards.authenticator().authenticate(token, guards.clientAddress().of(request)))
                .filter(caller -> !caller.lacksSecondFactor());
        if (found.isPresent() && found.get().isProgramWithout(Optional.of(needed))) {
            throw new Problem.Forbidden("This API key lacks the scope " + needed.wire());
        }
        return found;
    }

    private static Problem unauthorized() {
        return new Problem.Unauthorized("Log in first");
    }
}
