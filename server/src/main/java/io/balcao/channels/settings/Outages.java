package io.balcao.channels.settings;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.db.Database;
import io.balcao.platform.mail.Mails;
import io.balcao.platform.realtime.EventStream;
import java.util.List;

/**
 * Numbers that cannot send: who is told, and that each outage is told once, whichever server noticed it and whatever dies
 * meanwhile. What customers write is still stored, and what was to leave waits.
 */
public final class Outages {
    private final Database database;
    private final Mails mails;
    private final OutageMails letters;
    private final ChannelNews news;
    private final OutageRepository outages = new OutageRepository();

    /** @param consoleUrl what links in mails begin with, without a slash at the end */
    public Outages(Database database, Mails mails, EventStream events, String consoleUrl) {
        this.database = database;
        this.mails = mails;
        this.letters = new OutageMails(consoleUrl);
        this.news = new ChannelNews(events);
    }

    /** Tells of what stopped and was not told of yet. */
    public void tell(OrganizationId organization) {
        var told = database.inTransaction(organization, tx -> {
            var begun = outages.takeUntold(tx);
            if (!begun.isEmpty() && mails.areSent()) {
                for (var admin : outages.admins(tx)) {
                    begun.forEach(outage -> mails.write(tx, letters.stopped(admin, outage)));
                }
            }
            return begun;
        });
        if (!told.isEmpty()) {
            news.outagesChanged(organization);
            mails.wake();
        }
    }

    /** A number can send again. */
    public void ended(OrganizationId organization) {
        news.outagesChanged(organization);
    }

    List<OutageRepository.Outage> list(OrganizationId organization) {
        return database.inTransaction(organization, outages::list);
    }
}
