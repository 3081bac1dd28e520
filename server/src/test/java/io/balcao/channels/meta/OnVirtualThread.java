package io.balcao.channels.meta;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Runs work where the server runs it: on a virtual thread of Vert.x. */
final class OnVirtualThread {
    private OnVirtualThread() {}

    static <T> T call(Vertx vertx, Callable<T> work) throws Exception {
        var done = new CompletableFuture<T>();
        var verticle = new VerticleBase() {
            @Override
            public Future<?> start() {
                context.runOnContext(_ -> {
                    try {
                        done.complete(work.call());
                    } catch (Throwable e) {
                        done.completeExceptionally(e);
                    }
                });
                return Future.succeededFuture();
            }
        };
        vertx.deployVerticle(verticle, new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD))
                .await();
        return done.get(30, TimeUnit.SECONDS);
    }
}
