package io.balcao.platform.config;

import io.balcao.platform.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Properties;

/** Secrets that the demo makes for itself, and keeps so that logins and sealed tokens survive a restart. */
final class DemoSecrets {
    private final Path file;
    private final Properties secrets = new Properties();

    DemoSecrets(Path dataDirectory) {
        this.file = dataDirectory.resolve("demo-secrets.properties");
        try {
            Files.createDirectories(dataDirectory);
            if (Files.exists(file)) {
                try (var in = Files.newBufferedReader(file)) {
                    secrets.load(in);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("DATA_DIR " + dataDirectory + " cannot be used: " + e.getMessage(), e);
        }
    }

    Secret get(String name) {
        if (secrets.getProperty(name) == null) {
            var bytes = new byte[32];
            new SecureRandom().nextBytes(bytes);
            secrets.setProperty(name, HexFormat.of().formatHex(bytes));
            try (var out = Files.newBufferedWriter(file)) {
                secrets.store(out, "Made for the demo. Not for production.");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Secret(secrets.getProperty(name));
    }
}
