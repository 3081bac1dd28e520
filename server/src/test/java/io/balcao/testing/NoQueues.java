package io.balcao.testing;

import io.balcao.accounts.QueueKeeper;
import io.balcao.platform.db.Tx;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Nothing waits here. */
public final class NoQueues implements QueueKeeper {
    @Override
    public void begin(Tx tx, @Nullable UUID leaving) {}

    @Override
    public Runnable end(Tx tx, @Nullable UUID left) {
        return () -> {};
    }
}
