package io.balcao.bot;

import io.balcao.accounts.AuditTrail;
import io.balcao.bot.blocks.Blocks;
import io.balcao.conversations.lane.Responder;
import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.http.Routes;
import io.balcao.platform.redis.Redis;
import io.balcao.platform.work.Background;
import java.time.InstantSource;

/** The door of the bot: what answers customers, and where an organization says how. */
public final class Bot {
    private final StoredMenus menus;
    private final Responder responder;
    private final BotConfigRoutes routes;

    public Bot(Database database, Redis redis, AuditTrail auditTrail, Background background, InstantSource clock) {
        var repository = new BotConfigRepository();
        var copies = new ConfigCopies(redis, background);
        this.menus = new StoredMenus(database, repository, copies);
        this.responder = new FlowResponder(menus, Blocks.all(), clock);
        this.routes = new BotConfigRoutes(new BotConfigService(database, repository, copies, auditTrail));
    }

    /** Answers as long as no person does. */
    public Responder responder() {
        return responder;
    }

    /** What an organization says, its closing, takeover and transfer texts among it; never fails for want of one. */
    public MenuConfiguration texts(OrganizationId organization) {
        return menus.menu(organization).configuration();
    }

    /** Mounts the operations of the settings. */
    public void addTo(Routes mounted) {
        routes.addTo(mounted);
    }
}
