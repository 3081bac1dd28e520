package io.balcao.platform.config;

import io.balcao.platform.Secret;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.platform.mail.MailSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How this server was told to run. See {@code .env.example} for each setting.
 *
 * @param dataDirectory files of customers; in demo mode also the databases
 * @param stores where PostgreSQL and Redis are; absent in demo mode, which brings its own
 * @param encryptionKey for secrets at rest
 * @param oldEncryptionKey what sealed them before; until all are sealed anew
 * @param frontendUrl where browsers find the console; their sockets may come from nowhere else
 * @param mail the server that takes our mails; none, when none shall be sent
 */
public record Config(Ports ports, Path dataDirectory, Optional<Stores> stores, Tokens tokens, int bcryptRounds,
        Secret encryptionKey, Optional<Secret> oldEncryptionKey, Graph graph, Outside outside,
        Optional<FirstChannel> firstChannel,
        Optional<URI> frontendUrl,
        Limits limits, Optional<MailSettings> mail, Set<String> trustedProxies, Optional<FirstAdmin> firstAdmin,
        boolean jsonLogs) {
    /** Whether this is the demo: its own stores, a simulator, example data, only reachable from this machine. */
    public boolean isDemo() {
        return stores.isEmpty();
    }

    /** What links to the console begin with, without a slash at the end. */
    public String consoleUrl() {
        return frontendUrl.map(url -> url.toString().replaceFirst("/+$", ""))
                .orElse("http://127.0.0.1:" + ports.http());
    }

    /** The same, with Graph, the others' servers and mails somewhere else: the demo's simulator chooses its ports itself. */
    public Config with(String graphUrl, Outside pretended, MailSettings mails) {
        return new Config(ports, dataDirectory, stores, tokens, bcryptRounds, encryptionKey, oldEncryptionKey,
                new Graph(graphUrl, graph.version()), pretended, firstChannel, frontendUrl, limits, Optional.of(mails),
                trustedProxies, firstAdmin, jsonLogs);
    }

    /** @param internal metrics in production; 0 for none */
    public record Ports(String host, int http, int socket, int internal) {}

    public record Stores(DatabaseSettings database, Secret redisUrl) {}

    public record Tokens(Secret accessKey, Secret refreshKey, Duration accessLife, Duration refreshLife) {}

    /** @param url without a slash at the end */
    public record Graph(String url, String version) {}

    /**
     * Where the servers of others are, without a slash at the end.
     *
     * @param zapi Z-API, which drives the sessions of phones
     */
    public record Outside(String zapi, GoogleUrls google) {}

    /**
     * Where Google is, without slashes at the end.
     *
     * @param calendar calendars
     * @param sheets sheets
     * @param token where a proof becomes an access token; with its path
     * @param consent where people let us in; with its path
     */
    public record GoogleUrls(String calendar, String sheets, String token, String consent) {
        /** All of it on one server, which is not Google's own. */
        public static GoogleUrls at(String url) {
            return new GoogleUrls(url, url, url + "/token", url + "/o/oauth2/v2/auth");
        }
    }

    public record FirstChannel(String phoneNumberId, Secret accessToken, Secret appSecret, Secret verifyToken) {}

    /**
     * @param requests of an address before login
     * @param reads of a user
     * @param writes of a user
     * @param window in which each of them may be asked so often
     */
    public record Limits(int requests, int reads, int writes, Duration window) {}

    public record FirstAdmin(String email, Secret password) {}
}
