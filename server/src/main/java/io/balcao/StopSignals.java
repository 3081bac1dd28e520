package io.balcao;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM and SIGINT: the first stops in good order, a second one at once. Java by itself would not hear the second while
 * it does what the first asked for.
 */
final class StopSignals {
    private final AtomicInteger heard = new AtomicInteger();

    private StopSignals() {}

    /** From now on. The shutdown hooks do what is to be done in good order. */
    static void obey() {
        var signals = new StopSignals();
        for (var name : new String[]{"TERM", "INT"}) {
            try {
                signals.handle(name);
            } catch (ReflectiveOperationException | RuntimeException noSuch) {
                LoggerFactory.getLogger(StopSignals.class).warn("SIG{} is left to Java: {}", name, noSuch.toString());
            }
        }
    }

    /** By reflection: the compiler has no way to be told that sun.misc.Signal, of the open jdk.unsupported, is meant. */
    private void handle(String name) throws ReflectiveOperationException {
        var signal = Class.forName("sun.misc.Signal");
        var handler = Class.forName("sun.misc.SignalHandler");
        var ours = Proxy.newProxyInstance(handler.getClassLoader(), new Class<?>[]{handler}, (proxy, method, given) -> {
            if (!method.getName().equals("handle")) {
                throw new UnsupportedOperationException(method.getName());
            }
            stop();
            return null;
        });
        signal.getMethod("handle", signal, handler).invoke(null, signal.getConstructor(String.class).newInstance(name),
                ours);
    }

    private void stop() {
        if (heard.incrementAndGet() == 1) {
            // Waits for the hooks, and does not come back.
            Thread.ofPlatform().name("stop-signal").start(() -> System.exit(0));
        } else {
            // Whatever is still under way is as safe as after a power cut.
            Runtime.getRuntime().halt(0);
        }
    }
}
