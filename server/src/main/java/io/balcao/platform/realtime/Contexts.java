package io.balcao.platform.realtime;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Contexts of virtual threads, where code may wait for the database, handed out in turn. */
final class Contexts {
    private final List<Context> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    Contexts(Vertx vertx, int count) {
        vertx.deployVerticle(() -> new VerticleBase() {
            @Override
            public Future<?> start() {
                all.add(context);
                return Future.succeededFuture();
            }
        }, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD).setInstances(count)).await();
    }

    Context next() {
        return all.get(Math.floorMod(turn.getAndIncrement(), all.size()));
    }
}
