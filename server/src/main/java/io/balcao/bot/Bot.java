package io.balcao.bot;

import io.balcao.accounts.AuditTrail;
import io.balcao.bot.blocks.Blocks;
import io.balcao.bot.blocks.HttpCalls;
import io.balcao.bot.copies.ConfigCopies;
import io.balcao.bot.flow.BlockType;
import io.balcao.bot.library.FlowSecrets;
import io.balcao.bot.library.Flows;
import io.balcao.bot.library.Scripts;
import io.balcao.conversations.desk.Entrances;
import io.balcao.conversations.lane.Responder;
import io.balcao.platform.Caller;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.OutsidePlaces;
import io.balcao.platform.http.Routes;
import io.balcao.platform.realtime.EventStream;
import io.balcao.platform.redis.Redis;
import io.balcao.platform.work.Background;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The door of the bot: what answers customers, and where an organization says how. */
public final class Bot {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

    private final Background background;
    private final StoredMenus menus;
    private final Responder responder;
    private final BotConfigRoutes routes;
    private final Flows flows;

    /** What of the platform the bot needs. */
    public record Ground(Vertx vertx, Database database, Redis redis, AuditTrail auditTrail, Background background,
            Vault vault, EventStream events, InstantSource clock) {}

    /** @param places where flows may have something sent */
    public Bot(Ground ground, OutsidePlaces places) {
        this.background = ground.background();
        var database = ground.database();
        var repository = new BotConfigRepository();
        var copies = new ConfigCopies(ground.redis(), ground.background());
        var types = Blocks.all(new HttpCalls(ground.vertx(), places)).stream()
                .collect(Collectors.toMap(BlockType::name, Function.<BlockType<?>>identity(), (one, _) -> one,
                        LinkedHashMap::new));
        var secrets = new FlowSecrets(database, ground.vault(), ground.auditTrail());
        var scripts = new Scripts(database, types);
        this.menus = new StoredMenus(database, repository, copies, scripts, secrets);
        this.flows = new Flows(database, ground.auditTrail(), types,
                new Flows.Shelf(scripts, secrets, copies, ground.redis(), ground.events(), ground.clock()),
                (organization, at) -> Here.at(menus, organization, at));
        this.responder = new FlowResponder(menus, flows, types, ground.clock());
        this.routes = new BotConfigRoutes(new BotConfigService(database, repository, copies, ground.auditTrail()));
    }

    /** Begins what goes on by itself. */
    public void start() {
        background.repeat(LOOK_EVERY, "follow-ups", this::followUp);
    }

    /** Begins what follows closings, as far as it is due. */
    void followUp() {
        flows.followUp();
    }

    /** Answers as long as no person does. */
    public Responder responder() {
        return responder;
    }

    /** Where people may give conversations back to. */
    public Entrances entrances() {
        return flows::entering;
    }

    /** What an organization says, its closing, takeover and transfer texts among it; never fails for want of one. */
    public MenuConfiguration texts(OrganizationId organization) {
        return menus.menu(organization).configuration();
    }

    /**
     * Mounts the operations.
     *
     * @param sees whether somebody may read a conversation
     */
    public void addTo(Routes mounted, BiPredicate<Caller, UUID> sees) {
        routes.addTo(mounted);
        flows.addTo(mounted, sees);
    }
}
