package io.balcao.channels.settings;

import io.balcao.accounts.AuditTrail;
import io.balcao.channels.ChannelDirectory;
import io.balcao.channels.ChannelKind;
import io.balcao.channels.meta.GraphClient;
import io.balcao.channels.zapi.ZapiClient;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import io.balcao.platform.config.Config.FirstChannel;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.realtime.Signal;
import io.balcao.platform.work.Background;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Consumer;

/** The door of the numbers' settings. A change is known on every server at once. */
public final class Channels {
    private static final String CHANGED = "channels_changed";
    private static final String TEMPLATES_CHANGED = "templates_changed";

    private final ChannelService service;
    private final ChannelRoutes routes;
    private final CheckRoutes checkRoutes;
    private final TokenProbe probe;
    private final Background background;

    /** What the settings stand on. */
    public record Ground(Database database, Vault vault, AuditTrail auditTrail, EventStream events,
            Background background, InstantSource clock) {}

    /**
     * What a test of a number asks besides Meta.
     *
     * @param callbackUrl where Meta is to send webhooks
     * @param zapiUrl what the addresses for Z-API begin with
     */
    public record Tests(ChannelTraffic traffic, Outages outages, String callbackUrl, String zapiUrl) {}

    /**
     * @param directory of this server: forgets what it knows when any server changed a number
     * @param repaired told, on each server, when numbers of an organization changed: what waited for them may leave now
     */
    public Channels(Ground ground, ChannelDirectory directory, GraphClient graph, ZapiClient zapi, Tests tests,
            Consumer<OrganizationId> repaired) {
        var news = new ChannelNews(ground.events());
        var templates = new TemplateShelf(ground.database(), graph, ground.vault(), ground.clock());
        Consumer<OrganizationId> forget = organization -> {
            directory.forgetAll();
            templates.forgetAll();
            repaired.accept(organization);
        };
        ground.events().onSignal(CHANGED, body -> forget.accept(OrganizationId.of(body.getString("organization_id"))));
        ground.events().onSignal(TEMPLATES_CHANGED, body -> templates.askAgain());
        this.service = new ChannelService(ground.database(), ground.vault(), ground.auditTrail(), organization -> {
            // Here at once, for the signal takes its way over Redis, which may be away.
            forget.accept(organization);
            ground.events().signal(new Signal(CHANGED,
                    new JsonObject().put("organization_id", organization.toString())));
            news.outagesChanged(organization);
        });
        this.background = ground.background();
        var addresses = new ZapiAddresses(tests.zapiUrl());
        this.routes = new ChannelRoutes(service, templates, addresses);
        Map<ChannelKind, Inspector> inspectors = Map.of(
                ChannelKind.WHATSAPP, new MetaInspector(graph.inspection(), tests.callbackUrl(), ground.clock()),
                ChannelKind.ZAPI, new ZapiInspector(zapi, addresses));
        var checks = new ChannelChecks(ground, inspectors, tests.traffic(), news);
        this.checkRoutes = new CheckRoutes(checks, tests.outages());
        this.probe = new TokenProbe(ground.database(), checks, tests.outages());
    }

    /** Mounts the operations of the numbers. */
    public void addTo(Routes mounted) {
        routes.addTo(mounted);
        checkRoutes.addTo(mounted);
    }

    /** Begins to try the tokens now and then. */
    public void start() {
        probe.start(background);
    }

    /** Tries the tokens that were not tried for a while. */
    void probeTokens() {
        probe.sweep();
    }

    /** Connects the number of the settings to the oldest organization, if there is one; does nothing the second time. */
    public void ensureFirstChannel(FirstChannel settings) {
        service.ensureFirst(settings);
    }
}
