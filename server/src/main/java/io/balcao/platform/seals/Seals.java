package io.balcao.platform.seals;

import io.balcao.platform.OrganizationId;
import io.balcao.platform.Vault;
import io.balcao.platform.config.InvalidConfig;
import io.balcao.platform.db.Database;
import io.balcao.platform.seals.SealRepository.Place;
import io.balcao.platform.seals.SealRepository.Sealed;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Before anything is served: what is stored sealed must open. What the old key sealed is sealed anew with the present one,
 * a few at a time, each in its transaction, so that a start that is broken off leaves nothing that neither opens. When
 * something opens with neither key, the start is refused and nothing was changed.
 */
public final class Seals {
    private static final Logger LOG = LoggerFactory.getLogger(Seals.class);

    private final Database database;
    private final Vault vault;
    private final SealRepository repository = new SealRepository();

    public Seals(Database database, Vault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** @throws InvalidConfig when the configured keys do not open what is stored */
    public void ensure() {
        var organizations = repository.organizations(database);
        var closed = new TreeMap<String, Integer>();
        int old = 0;
        for (var organization : organizations) {
            for (var place : SealRepository.PLACES) {
                old += look(organization, place, closed);
            }
        }
        if (!closed.isEmpty()) {
            throw new InvalidConfig(List.of("ENCRYPTION_KEY does not open what is stored (" + counts(closed) + "):"
                    + " set it to the key that sealed this, or that one as ENCRYPTION_KEY_OLD. Nothing was changed"));
        }
        if (old > 0) {
            for (var organization : organizations) {
                for (var place : SealRepository.PLACES) {
                    sealAnew(organization, place);
                }
            }
            LOG.warn("{} stored secrets were sealed anew with ENCRYPTION_KEY:"
                    + " ENCRYPTION_KEY_OLD can go once every server has the new one", old);
        }
    }

    /** How many need the old key; and of those that open with neither, how many there are where. */
    private int look(OrganizationId organization, Place place, Map<String, Integer> closed) {
        int old = 0;
        var after = "";
        List<Sealed> some;
        do {
            var from = after;
            some = database.inTransaction(organization, tx -> repository.some(tx, place, from));
            for (var sealed : some) {
                switch (vault.keyOf(sealed.value())) {
                    case PRESENT -> {
                    }
                    case OLD -> old++;
                    case NONE -> {
                        if (!place.isPassing()) {
                            closed.merge(place.table() + "." + place.column(), 1, Integer::sum);
                        }
                    }
                }
            }
            after = some.isEmpty() ? after : some.getLast().key();
        } while (!some.isEmpty());
        return old;
    }

    private void sealAnew(OrganizationId organization, Place place) {
        var after = "";
        while (true) {
            var from = after;
            var some = database.inTransaction(organization, tx -> {
                var held = repository.some(tx, place, from);
                for (var sealed : held) {
                    if (vault.keyOf(sealed.value()) == Vault.Key.OLD) {
                        repository.replace(tx, place,
                                new Sealed(sealed.key(), vault.seal(vault.open(sealed.value()))));
                    }
                }
                return held;
            });
            if (some.isEmpty()) {
                return;
            }
            after = some.getLast().key();
        }
    }

    private static String counts(Map<String, Integer> closed) {
        return String.join(", ",
                closed.entrySet().stream().map(one -> one.getValue() + " in " + one.getKey()).toList());
    }
}
