package io.balcao.testing;

import io.balcao.platform.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A wire that can be cut. Listens on a port of its own and hands everything on to a target; with several targets, a new
 * connection goes to the next one that takes it, as a plain proxy's would.
 */
public final class Relay implements AutoCloseable {
    private static final int CHUNK = 16 * 1024;
    private static final int CONNECT_MILLIS = 1_000;

    /** A direction: from who opened the connection to the target, or back. */
    public enum Way {
        UP, DOWN
    }

    /** What happens to the bytes of one direction. */
    private record Flow(boolean isHeld, Duration delay, int bytesPerSecond) {
        static final Flow FREE = new Flow(false, Duration.ZERO, Integer.MAX_VALUE);
    }

    private record Wire(Socket near, Socket far) {}

    private record Door(ServerSocket socket, Thread acceptor) {
        boolean isClosed() {
            return socket.isClosed();
        }

        /** Returns when nobody can connect any more: the port closes only once the acceptor has let go of it. */
        void close() {
            try {
                socket.close();
                acceptor.join();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private final int port;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final Set<Wire> frozen = ConcurrentHashMap.newKeySet();
    private final AtomicInteger turn = new AtomicInteger();
    private final Object changed = new Object();
    private final Map<Way, Flow> flows = new EnumMap<>(Map.of(Way.UP, Flow.FREE, Way.DOWN, Flow.FREE));
    private volatile List<Integer> targets;
    private volatile boolean isClosed;
    private volatile Door door;

    public Relay(Integer... targets) {
        this.targets = List.of(targets);
        this.port = FreePort.next();
        this.door = listen(port);
    }

    /** Where to connect to. */
    public int port() {
        return port;
    }

    /** New connections go there from now on. */
    public void leadsTo(Integer... others) {
        targets = List.of(others);
    }

    /** Ends all connections, and takes new ones. */
    public void cut() {
        wires.forEach(wire -> {
            reset(wire.near());
            reset(wire.far());
        });
    }

    /** Ends all connections, and refuses new ones. */
    public void refuse() {
        door.close();
        cut();
    }

    /** Connections stay open, and nothing comes through any more: a network that lost its packets. */
    public void hold(Way... ways) {
        for (var way : ways) {
            change(way, new Flow(true, Duration.ZERO, Integer.MAX_VALUE));
        }
    }

    /** As {@link #hold}, but only for the connections of now, and for ever: new ones are free. */
    public void freeze() {
        frozen.addAll(wires);
    }

    /** Each read waits so long before it is handed on, both ways. */
    public void slow(Duration delay) {
        change(Way.UP, new Flow(false, delay, Integer.MAX_VALUE));
        change(Way.DOWN, new Flow(false, delay, Integer.MAX_VALUE));
    }

    public void throttle(int bytesPerSecond) {
        change(Way.UP, new Flow(false, Duration.ZERO, bytesPerSecond));
        change(Way.DOWN, new Flow(false, Duration.ZERO, bytesPerSecond));
    }

    /** All is well again; what was held goes on. */
    public void heal() {
        change(Way.UP, Flow.FREE);
        change(Way.DOWN, Flow.FREE);
        if (door.isClosed() && !isClosed) {
            door = listen(port);
        }
    }

    /** How many connections go through. */
    public int connections() {
        return wires.size();
    }

    @Override
    public void close() {
        isClosed = true;
        refuse();
        heal();
    }

    private Door listen(int wanted) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 1024);
            return new Door(socket, Thread.ofVirtual().name("relay").start(() -> accept(socket)));
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + wanted, e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var near = socket.accept();
                Thread.ofVirtual().start(() -> connect(near, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket near, ServerSocket cameBy) {
        var all = targets;
        int first = turn.getAndIncrement();
        for (int i = 0; i < all.size(); i++) {
            var far = new Socket();
            try {
                far.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(),
                        all.get(Math.floorMod(first + i, all.size()))), CONNECT_MILLIS);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
            } catch (IOException e) {
                reset(far);
                continue;
            }
            var wire = new Wire(near, far);
            wires.add(wire);
            if (cameBy.isClosed()) {
                // It came just before the door was closed, and was not there yet when all others were cut.
                reset(near);
            }
            Thread.ofVirtual().start(() -> pump(wire, near, far, Way.UP));
            Thread.ofVirtual().start(() -> pump(wire, far, near, Way.DOWN));
            return;
        }
        reset(near);
    }

    private void pump(Wire wire, Socket from, Socket to, Way way) {
        var buffer = new byte[CHUNK];
        try {
            var in = from.getInputStream();
            var out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                var flow = awaitFree(way, wire);
                pause(flow.delay());
                for (int at = 0; at < read;) {
                    // Twenty drops a second, so that a slow wire is slow and not in gulps.
                    int drop = (int) Math.clamp(flow.bytesPerSecond() / 20L, 1, read - at);
                    out.write(buffer, at, drop);
                    at += drop;
                    if (flow.bytesPerSecond() < Integer.MAX_VALUE) {
                        pause(Duration.ofMillis(1000L * drop / flow.bytesPerSecond()));
                        flow = awaitFree(way, wire);
                    }
                }
            }
            awaitFree(way, wire);
        } catch (IOException | InterruptedException broken) {
            reset(to);
        } finally {
            wires.remove(wire);
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private Flow awaitFree(Way way, Wire wire) throws InterruptedException {
        synchronized (changed) {
            while ((flows.get(way).isHeld() || frozen.contains(wire)) && !wire.near().isClosed()) {
                changed.wait();
            }
            return flows.get(way);
        }
    }

    private void change(Way way, Flow flow) {
        synchronized (changed) {
            flows.put(way, flow);
            changed.notifyAll();
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        if (!time.isZero()) {
            Thread.sleep(time);
        }
    }

    /** RST rather than FIN: a machine that went, not a program that ended. */
    private void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException closed) {
            // Then there is nothing to reset.
        }
        closeQuietly(socket);
        synchronized (changed) {
            changed.notifyAll();
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is as gone as it can be.
        }
    }
}
