package io.balcao;

import io.balcao.accounts.Organizations;
import io.balcao.bot.library.Flows;
import io.balcao.conversations.ingest.WhatsappIngest;
import io.balcao.demo.Demo;
import io.balcao.platform.config.Config;
import io.balcao.platform.mail.MailSettings;
import io.balcao.simulator.Simulator;
import io.balcao.simulator.SimulatorSettings;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import io.vertx.httpproxy.HttpProxy;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The simulator beside the demo, on a port and an event loop of its own. Balcão reaches it by its Graph URL alone; the
 * public port only shows its page.
 */
final class PretendWhatsapp implements AutoCloseable {
    private static final int MOST_CONNECTIONS = 200;

    private final Vertx vertx;
    private final Simulator simulator;

    private PretendWhatsapp(Vertx vertx, Simulator simulator) {
        this.vertx = vertx;
        this.simulator = simulator;
    }

    static PretendWhatsapp start(Config config) {
        var vertx = Vertx.vertx();
        var settings = SimulatorSettings.demo(config.dataDirectory().resolve("simulator"), 0,
                URI.create("http://127.0.0.1:" + config.ports().http() + WhatsappIngest.PATH), Demo.numbers());
        return new PretendWhatsapp(vertx, new Simulator(vertx, settings).start());
    }

    /** The settings of a server whose customers and mails are the simulator's. */
    Config settings(Config config) {
        return config.with(simulator.graphUrl(), new Config.Outside(simulator.graphUrl(),
                Config.GoogleUrls.at(simulator.graphUrl())),
                new MailSettings("127.0.0.1", simulator.mails().port(),
                        MailSettings.Security.NONE, Optional.empty(), "Balcão <balcao@demo.example>"));
    }

    /** Shows the phone at {@code /simulator}. */
    void mount(Router router) {
        var client = vertx.createHttpClient(new HttpClientOptions().setKeepAlive(true),
                new PoolOptions().setHttp1MaxSize(MOST_CONNECTIONS));
        var proxy = HttpProxy.reverseProxy(client).origin(simulator.port(), "127.0.0.1");
        router.route("/simulator*").handler(context -> proxy.handle(context.request()));
    }

    /** Makes the example data on the first start, and lets the first customers in. */
    void open(Platform platform, Organizations organizations, int port) {
        var booking = Flows.template("booking", Locale.forLanguageTag("pt-BR"));
        simulator.deliversTo(URI.create("http://127.0.0.1:" + port + WhatsappIngest.PATH));
        if (new Demo(organizations, platform.database(), platform.vault(), booking).prepare()) {
            platform.background().run("first visitors", () -> Demo.visit(simulator));
        }
    }

    @Override
    public void close() {
        simulator.close();
        vertx.close().await();
    }
}
