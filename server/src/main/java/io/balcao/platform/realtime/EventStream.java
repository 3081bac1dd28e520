package io.balcao.platform.realtime;

import io.balcao.platform.OrganizationId;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.Consumer;

/**
 * The road from a commit to every server's sockets. Publishing never fails and never waits: call it after the commit,
 * from any thread; events of one caller keep their order.
 */
public interface EventStream {
    /** Tells the organization's sockets, on all servers. */
    void publish(OrganizationId organization, List<Event> events);

    /** Tells all servers, this one included, in order with what was published before. */
    void signal(Signal signal);

    /** Registers who hears signals of a name. Called on a virtual thread, one signal at a time. */
    void onSignal(String name, Consumer<JsonObject> listener);
}
