package io.balcao.platform.work;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;

/** Event loops for connections that are kept. */
public final class EventLoops {
    private EventLoops() {}

    /** A context of the event loop whose turn it is. Waits. */
    public static Context next(Vertx vertx) {
        Promise<Context> made = Promise.promise();
        vertx.deployVerticle(new VerticleBase() {
            @Override
            public Future<?> start() {
                made.complete(context);
                return Future.succeededFuture();
            }
        }, new DeploymentOptions().setThreadingModel(ThreadingModel.EVENT_LOOP)).onFailure(made::tryFail);
        return made.future().await();
    }
}
