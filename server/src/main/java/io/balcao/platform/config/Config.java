package io.balcao.platform.config;

import io.balcao.platform.Secret;
import io.balcao.platform.db.DatabaseSettings;
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
 * @param frontendUrl where browsers find the console; their sockets may come from nowhere else
 */
public record Config(Ports ports, Path dataDirectory, Optional<Stores> stores, Tokens tokens, int bcryptRounds,
        Secret encryptionKey, Graph graph, Optional<FirstChannel> firstChannel, Optional<URI> frontendUrl,
        Limits limits,
        Set<String> trustedProxies, Optional<FirstAdmin> firstAdmin, boolean jsonLogs) {
    /** Whether this is the demo: its own stores, a simulator, example data, only reachable from this machine. */
    public boolean isDemo() {
        return stores.isEmpty();
    }

    /** The same, with Graph somewhere else: the demo's pretend WhatsApp chooses its port itself. */
    public Config withGraphUrl(String url) {
        return new Config(ports, dataDirectory, stores, tokens, bcryptRounds, encryptionKey,
                new Graph(url, graph.version()), firstChannel, frontendUrl, limits, trustedProxies, firstAdmin,
                jsonLogs);
    }

    /** @param internal metrics in production; 0 for none */
    public record Ports(String host, int http, int socket, int internal) {}

    public record Stores(DatabaseSettings database, Secret redisUrl) {}

    public record Tokens(Secret accessKey, Secret refreshKey, Duration accessLife, Duration refreshLife) {}

    /** @param url without a slash at the end */
    public record Graph(String url, String version) {}

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
