package io.balcao.scheduling;

import io.balcao.platform.Secret;
import io.balcao.platform.Vault;
import io.balcao.platform.config.Config.GoogleUrls;
import io.balcao.platform.db.Database;
import io.balcao.platform.db.DatabaseSettings;
import io.balcao.scheduling.google.GoogleSettings;
import io.balcao.simulator.google.PretendGoogle;
import io.balcao.testing.FeatureServer;
import io.balcao.testing.Stores;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Scheduling as a server of its own, with a pretend Google beside it. */
public final class ClinicServer implements AutoCloseable {
    private static final Vault VAULT = new Vault(new Secret("s".repeat(40)));

    private final AtomicReference<PretendGoogle> google = new AtomicReference<>();
    private final AtomicReference<GoogleSettings> settings = new AtomicReference<>();
    private final AtomicReference<Scheduling> scheduling = new AtomicReference<>();
    public final FeatureServer server;

    public ClinicServer(DatabaseSettings stores) {
        server = new FeatureServer(stores, Stores.redis().url(), Set.of("clinics", "availability", "appointments"),
                (ground, mount) -> {
                    settings.set(pretend(ground));
                    var made = another(ground, ground.database());
                    made.addTo(mount.routes());
                    made.addTo(mount.router());
                    scheduling.set(made);
                });
    }

    private GoogleSettings pretend(FeatureServer.Ground ground) {
        var router = Router.router(ground.vertx());
        google.set(new PretendGoogle(ground.vertx(), ground.clock()));
        google().addTo(router, ground.vertx());
        int port = ground.vertx().createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await().actualPort();
        var urls = GoogleUrls.at("http://127.0.0.1:" + port);
        return new GoogleSettings(URI.create(urls.calendar()), URI.create(urls.sheets()), URI.create(urls.token()),
                URI.create(urls.consent()), "https://console.example", Duration.ofSeconds(1));
    }

    /** A second one on the same stores, by connections of its own. */
    public Scheduling another(Database database) {
        return another(server.ground, database);
    }

    private Scheduling another(FeatureServer.Ground ground, Database database) {
        return new Scheduling(new Scheduling.Ground(database, ground.accounts().auditTrail(), ground.events(), VAULT,
                ground.background(), ground.clock(), ground.vertx(), Objects.requireNonNull(settings.get())),
                (organization, messages, conversations) -> {});
    }

    public PretendGoogle google() {
        return Objects.requireNonNull(google.get());
    }

    public Scheduling scheduling() {
        return Objects.requireNonNull(scheduling.get());
    }

    @Override
    public void close() {
        server.close();
    }
}
